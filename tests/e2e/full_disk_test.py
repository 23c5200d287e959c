"""A disk that is full: said in words, with the status that scripts can tell it by; what was there stays, and the next run goes on."""
import json
import resource
import sqlite3
import subprocess
import sys
import unittest

from support import BINARY, ROOT, Folder


def readings(number, first):
    return subprocess.run([sys.executable, ROOT / "bench/make_readings.py", str(number), "--first", str(first)], capture_output=True, check=True).stdout


class FullDisk(Folder):
    def limited(self, size, *arguments):
        """A run in which no file may grow beyond so many bytes."""
        return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, timeout=300, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))

    def test_at_several_sizes(self):
        archive, more = self.folder / "news.dateline", self.write("more.jsonl", readings(40, 10))
        self.done("add", "--from", "reading", "-", "--archive", archive, stdin=readings(10, 0))
        claim = self.done_json("incidents", "--archive", archive)["incidents"][0]["claims"][0]["claim"]
        self.done("review", "accept", claim, "--by", "ann", "--why", "read", "--archive", archive)
        with sqlite3.connect(archive) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size, full = archive.stat().st_size, 0
        for limit in (40960, size // 3, size // 2, size, size + 65536):
            for command in (("add", "--from", "reading", more), ("review", "reject", claim, "--by", "ann", "--why", "no"), ("regroup",), ("backup", self.folder / "copy.dateline")):
                made = self.limited(limit, *command, "--archive", archive)
                err = made.stderr.decode()
                if made.returncode == 0:
                    (self.folder / "copy.dateline").unlink(missing_ok=True)
                    continue
                full += 1
                self.assertEqual(made.returncode, 4, f"{command[0]} at {limit}: {err}")
                self.assertIn("the disk is full", err)
                self.assertFalse((self.folder / "copy.dateline").exists())
                answer = self.done_json("check", "--archive", archive)
                self.assertEqual(answer["problems"], [])
                self.assertGreaterEqual(answer["reports"], 10)
        self.assertGreater(full, 4)
        self.done("add", "--from", "reading", more, "--archive", archive)
        self.assertEqual(self.done_json("check", "--archive", archive)["reports"], 50)
        self.assertIn(claim, json.dumps(self.done_json("review", "list", "--archive", archive)))


if __name__ == "__main__":
    unittest.main()
