"""The same reports give the same bytes: whatever the threads, the order, the processor's path, the locale and the time zone."""
import os
import subprocess
import unittest

from support import BINARY, EXAMPLES, Folder

QUESTIONS = [("timeline", "--json"), ("incidents", "--json"), ("actors", "--json"), ("network", "--json"), ("sources", "--json"), ("stories", "--json"), ("copies", "--json"), ("map", "--json"),
             ("export", "gexf"), ("export", "kml"), ("export", "jsonl")]
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".md")


class TenWays(Folder):
    def run_with(self, *arguments, **environment):
        done = subprocess.run([BINARY, *map(str, arguments)], env={**os.environ, **environment}, capture_output=True, timeout=300)
        if done.returncode == 2 and b"no such unit" in done.stderr:
            return None
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout

    def record(self, name, files, **environment):
        """What the archive answers after these were added; None where the processor has no such path."""
        archive = self.folder / f"{name}.dateline"
        if self.run_with("add", *files, "--archive", archive, **environment) is None:
            return None
        return {question: self.run_with(*question, "--archive", archive, **environment) for question in QUESTIONS}

    def test_ten_ways(self):
        wanted = self.record("plain", [EXAMPLES])
        self.assertGreater(len(wanted[QUESTIONS[0]]), 10_000)
        threads = lambda number: [EXAMPLES, "--threads", number]  # noqa: E731
        ways = {
            "one thread": (threads(1), {}), "eight threads": (threads(8), {}),
            "portable": ([EXAMPLES], {"DATELINE_UNIT": "portable"}), "avx2": ([EXAMPLES], {"DATELINE_UNIT": "avx2"}), "avx512": ([EXAMPLES], {"DATELINE_UNIT": "avx512"}),
            "Turkish": ([EXAMPLES], {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}), "no locale": ([EXAMPLES], {"LC_ALL": "C", "LANG": ""}),
            "a day ahead": ([EXAMPLES], {"TZ": "Pacific/Kiritimati"}), "half an hour off": ([EXAMPLES], {"TZ": "America/St_Johns"}),
        }
        for name, (files, environment) in ways.items():
            with self.subTest(name):
                told = self.record(name.replace(" ", "_"), files, **environment)
                if told is None:
                    continue
                for question in QUESTIONS:
                    self.assertEqual(told[question], wanted[question], question)

    def test_in_another_order(self):
        """But for two states of one page: the state that came in last is the one that counts."""
        files = [path for path in FILES if "corrected" not in path.name]
        wanted = self.record("forwards", files)
        for name, other in (("backwards", files[::-1]), ("the middle first", files[5:] + files[:5])):
            told = self.record(name.replace(" ", "_"), other)
            for question in QUESTIONS[:4]:
                with self.subTest(name, question=question):
                    self.assertEqual(told[question], wanted[question])

    def test_a_reading(self):
        one = FILES[0]
        wanted = self.run_with("read", one, "--json")
        for environment in ({"DATELINE_UNIT": "portable"}, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}):
            self.assertEqual(self.run_with("read", one, "--json", **environment), wanted)
        self.assertIsNone(self.run_with("read", one, DATELINE_UNIT="abacus"))


if __name__ == "__main__":
    unittest.main()
