"""An archive of an earlier schema is brought up to date by the next command that writes: the same happenings, judgements, cases and grades, and nothing that check finds."""
import json
import sqlite3
import unittest

from support import ROOT, Folder, run

MIGRATIONS = sorted((ROOT / "data/archive").glob("*.sql"))
FIRST = 3  # before it there was no release
KEPT = ["originals", "captures", "readings", "exchanges", "decisions", "grades", "case_entries", "marks"]
REPORTS = [
    {"id": "raid", "url": "https://ridge.example/1", "publisher": "Ridge Post", "published": "2022-06-11", "title": "Raid on Bama",
     "text": "Gunmen raided the market in Bama on Friday, killing seven people, police said."},
    {"id": "guns", "url": "https://ridge.example/2", "publisher": "Ridge Post", "published": "2022-07-02", "title": "Guns seized",
     "text": "Customs officials seized 40 rifles in Maiduguri on Thursday, a spokesman said."},
]


def older(folder, today, known):
    """What was kept for ever, in a file as it was when so many migrations were known."""
    path = folder / f"schema{known}.dateline"
    with sqlite3.connect(path) as file:
        for migration in MIGRATIONS[:known]:
            file.executescript(migration.read_text(encoding="utf-8"))
        file.execute("ATTACH ? AS today", (str(today),))
        there = {name for (name,) in file.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
        for table in (table for table in KEPT if table in there):
            file.execute(f"INSERT INTO main.{table} SELECT * FROM today.{table}")
        file.commit()
        file.executescript(f"DETACH today; PRAGMA application_id = {0x444C4E31}; PRAGMA user_version = {known}")
    file.close()
    return path


class Upgrade(Folder):
    def test_from_earlier_schemas(self):
        today = self.folder / "today.dateline"
        self.done("add", self.write("in.jsonl", "\n".join(map(json.dumps, REPORTS))), "--archive", today)
        ask = lambda path, *question: self.done_json(*question, "--archive", path)  # noqa: E731
        claim = next(c["claim"] for i in ask(today, "incidents")["incidents"] for c in i["claims"] if c["report"] == "raid")
        wanted = ask(today, "incidents")["incidents"]
        self.done("review", "accept", claim, "--by", "ann", "--why", "seen", "--archive", today)
        self.done("case", "new", "bama", "--by", "ann", "--why", "asked", "--archive", today)
        judged = ask(today, "incidents")["incidents"]
        self.assertNotEqual(judged, wanted)
        last = len(MIGRATIONS)
        for known in sorted({FIRST, 7, 11, 15, 18, last - 3, last - 2, last - 1}):
            path = older(self.folder, today, known)
            self.assertEqual(run("incidents", "--archive", path)[0], 2, "reading alone changes no file")
            self.done("regroup", "--archive", path)
            self.assertEqual(ask(path, "check")["problems"], [], known)
            self.assertEqual(ask(path, "incidents")["incidents"], judged, known)
            self.assertEqual(len(ask(path, "case", "list")["cases"]), 1 if known >= 18 else 0, known)


if __name__ == "__main__":
    unittest.main()
