"""The same reports give the same bytes: whatever the threads, the order, the processor's path, the locale and the time zone."""
import json
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
        """But for two states of one page, whose ids are by the order in which they came in."""
        files = [path for path in FILES if "corrected" not in path.name]
        wanted = self.record("forwards", files)
        for name, other in (("backwards", files[::-1]), ("the middle first", files[5:] + files[:5])):
            told = self.record(name.replace(" ", "_"), other)
            for question in QUESTIONS[:4]:
                with self.subTest(name, question=question):
                    self.assertEqual(told[question], wanted[question])

    def test_states_of_one_page(self):
        """That which the page says it changed last counts, in whatever order they come in."""
        def state(changed, dead):
            head = "".join(f'<meta property="{name}" content="{value}">' for name, value in
                           (("article:published_time", "2022-05-03T08:00:00Z"), ("article:modified_time", changed), ("og:site_name", "Plain Courier")))
            return {"url": "https://courier.example/blast",
                    "html": f"<html><head><title>Blast at market</title>{head}</head><body><article><h1>Blast at market</h1><p>A bomb killed {dead} people on Monday at the main market "
                            "in Gwoza, the police command of Borno state said on Tuesday.</p><p>The market stayed shut until the evening, and a bus took the wounded to a hospital in "
                            "the next town, nurses there said.</p></article></body></html>"}
        states = [state("2022-05-03T09:00:00Z", "four"), state("2022-05-03T15:00:00Z", "nine")]
        for order in (states, states[::-1]):
            archive = self.folder / "states.dateline"
            archive.unlink(missing_ok=True)
            rows = self.write("states.jsonl", "\n".join(map(json.dumps, order)))
            self.run_with("add", rows, "--archive", archive)
            [attack] = json.loads(self.run_with("incidents", "--kind", "assault", "--json", "--archive", archive))["incidents"]
            [stands] = [claim["claim"] for claim in attack["claims"] if not claim["superseded"]]
            told = self.run_with("claim", stands, "--archive", archive).decode()
            self.assertIn("killed nine people", told)
            self.assertEqual(len(attack["claims"]), 2)

    def test_a_reading(self):
        one = FILES[0]
        wanted = self.run_with("read", one, "--json")
        for environment in ({"DATELINE_UNIT": "portable"}, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}):
            self.assertEqual(self.run_with("read", one, "--json", **environment), wanted)
        self.assertIsNone(self.run_with("read", one, DATELINE_UNIT="abacus"))


if __name__ == "__main__":
    unittest.main()
