"""Two that write, eight that read and one that makes backups, all at once: nobody is told anything wrong, nothing is lost, and each backup is a state that there was."""
import json
import sqlite3
import subprocess
import sys
import threading
import unittest

from support import BINARY, ROOT, Folder, run

SEED, MORE, READERS, PAGE = 40, 120, 8, 25
CHAINS = ["originals", "captures", "readings", "exchanges", "decisions"]


def readings(number, first):
    made = subprocess.run([sys.executable, ROOT / "bench/make_readings.py", str(number), "--first", str(first)], capture_output=True, check=True)
    return made.stdout


def rows(path, table):
    with sqlite3.connect(path) as file:
        return file.execute(f"SELECT seq, hash FROM {table} ORDER BY seq").fetchall()


class Together(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.more = self.write("more.jsonl", readings(MORE, SEED))
        self.done("add", "--from", "reading", "-", "--archive", self.archive, stdin=readings(SEED, 0))
        self.seed = {report["id"] for report in self.done_json("latest", "--archive", self.archive)["reports"]}
        self.claims = [c["claim"] for i in self.done_json("incidents", "--archive", self.archive)["incidents"] for c in i["claims"] if not c["superseded"]]
        self.faults, self.told, self.backups, self.pages = [], [], [], 0

    def ask(self, *arguments):
        """Standard output, also where the archive had to be asked again because another wrote; None: it was a fault."""
        for _ in range(20):
            status, out, err = run(*arguments, "--archive", self.archive)
            if status == 0:
                return out
            if status != 4 or "another process is writing" not in err:
                break
        self.faults.append(f"{' '.join(map(str, arguments))}: {status}: {err}")
        return None

    def judge(self):
        for claim in self.claims[:12]:
            if self.ask("review", "accept", claim, "--by", "ann", "--why", "read") is not None:
                self.told.append(claim)

    def back_up(self):
        for number in range(3):
            path = self.folder / f"backup{number}.dateline"
            if self.ask("backup", path) is not None:
                self.backups.append(path)

    def read(self, adding):
        """Pages of one list: no report twice, none of those left out that were there before."""
        while adding.poll() is None and not self.faults:
            seen, cursor = [], None
            while True:
                out = self.ask("latest", "--json", "--limit", str(PAGE), *(["--cursor", cursor] if cursor else []))
                if out is None:
                    return
                page = json.loads(out)
                seen += [report["id"] for report in page["reports"]]
                cursor = page["cursor"]
                self.pages += 1
                if not cursor:
                    break
            if len(seen) != len(set(seen)) or not self.seed <= set(seen):
                self.faults.append(f"pages do not belong together: {sorted(seen)}")

    def test_all_at_once(self):
        with subprocess.Popen([BINARY, "add", "--from", "reading", str(self.more), "--archive", str(self.archive)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as adding:
            others = [threading.Thread(target=self.judge), threading.Thread(target=self.back_up)]
            others += [threading.Thread(target=self.read, args=(adding,)) for _ in range(READERS)]
            for other in others:
                other.start()
            _, err = adding.communicate(timeout=300)
            for other in others:
                other.join()
        self.assertEqual(self.faults, [])
        self.assertEqual(adding.returncode, 0, err.decode())
        answer = self.done_json("check", "--archive", self.archive)
        self.assertEqual((answer["problems"], answer["reports"]), ([], SEED + MORE))
        judged = json.dumps(self.done_json("review", "list", "--archive", self.archive))
        self.assertEqual(len(self.told), 12)
        self.assertEqual([claim for claim in self.told if claim not in judged], [])
        self.assertGreater(self.pages, READERS)
        self.assertEqual(len(self.backups), 3)
        for path in self.backups:
            self.assertEqual(self.done_json("check", "--archive", path)["problems"], [])
            for table in CHAINS:
                there, kept = rows(self.archive, table), rows(path, table)
                self.assertEqual(kept, there[:len(kept)], f"{path.name} is not a state that {table} had")
            # Restored, it is gone on with.
            self.done("add", "--from", "reading", self.more, "--archive", path)
            self.assertEqual(self.done_json("check", "--archive", path)["reports"], SEED + MORE)


if __name__ == "__main__":
    unittest.main()
