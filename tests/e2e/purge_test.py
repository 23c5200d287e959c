"""purge: a report is gone from the file, the log beside it and the backup, and a hash and the reason stay; everything else holds."""
import json
import unittest
from pathlib import Path

from support import Folder, run

# The names stand nowhere but in the report that goes.
REPORTS = [
    {"id": "gone", "url": "https://post.example/quillabamba/zorrilla", "title": "Clinic in Quillabamba shelled, Zorrilla says", "publisher": "Lima Post", "published": "2021-05-04",
     "text": "The army shelled a clinic in Quillabamba on Monday, Governor Ximena Zorrilla said.\n\nThe nurse Teofilo Yupanqui was wounded. \"We heard fourteen blasts,\" Yupanqui said."},
    {"id": "copy", "url": "https://ledger.example/a", "title": "Shelling", "publisher": "Ledger", "published": "2021-05-05",
     "text": "Police in Accra seized a truck with forty rifles on Tuesday, the mayor said."},
    {"id": "later", "url": "https://ledger.example/b", "title": "Truck seized", "publisher": "Lima Post", "published": "2021-05-06",
     "text": "Police in Accra seized a truck with forty rifles on Tuesday, the mayor said. The army denied that it had shelled a clinic."},
]
WORDS = ["Zorrilla", "zorrilla", "Yupanqui", "yupanqui", "Quillabamba", "quillabamba", "fourteen blasts"]


class Purge(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "p.dateline"
        self.done("add", self.write("p.jsonl", "\n".join(json.dumps(report) for report in REPORTS)), "--archive", self.archive)

    def purge(self, *arguments):
        return run("purge", *arguments, "--why", "court order 12/2021", "--by", "desk", "--yes", "--archive", self.archive)

    def bytes_of(self, path):
        return b"".join(p.read_bytes() for p in (path, Path(str(path) + "-wal"), Path(str(path) + "-shm")) if p.exists())

    def decide(self):
        """Decisions and a case that rest on the report among others."""
        found = self.done_json("incidents", "--archive", self.archive)["incidents"]
        clinic, truck = (next(one for one in found if one["kind"] == kind) for kind in ("assault", "seize"))
        self.done("incidents", "apart", clinic["id"], truck["id"], "--by", "ann", "--why", "other towns", "--archive", self.archive)
        self.done("case", "new", "clinic", "--by", "ann", "--why", "asked by the court", "--archive", self.archive)
        self.done("case", "add", "clinic", "gone", clinic["id"], truck["id"], "--by", "ann", "--archive", self.archive)
        self.done("watch", "add", "w", "--kind", "assault", "--archive", self.archive)
        self.done("cite", "gone", "--archive", self.archive)

    def test_nothing_is_left_in_file_log_and_backup(self):
        self.decide()
        backup = self.folder / "b.dateline"
        self.done("backup", backup, "--archive", self.archive)
        for path in (self.archive, backup):
            self.assertIn(b"quillabamba", self.bytes_of(path))  # the search below can find something
        status, out, err = self.purge("gone", "--backup", backup)
        self.assertEqual(status, 0, err)
        for path in (self.archive, backup):
            left = self.bytes_of(path)
            self.assertEqual([word for word in WORDS if word.encode() in left], [], path.name)
            check = self.done_json("check", "--archive", path)
            self.assertEqual(check["problems"], [])
            self.assertEqual(self.done_json("search", "Quillabamba", "--archive", path)["hits"], [])
            self.assertEqual({one["id"] for one in self.done_json("latest", "--archive", path)["reports"]}, {"copy", "later"})

    def test_hash_and_reason_stay(self):
        custody = self.done_json("custody", "gone", "--archive", self.archive)
        self.purge("gone")
        after = self.done_json("custody", "gone", "--archive", self.archive)
        self.assertEqual(after["purge"]["why"], "court order 12/2021")
        self.assertEqual(after["preservation"]["sha256"], custody["preservation"]["sha256"])
        self.assertEqual(after["purge"]["text_sha256"], [custody["integrity"]["text_sha256"]])
        self.assertEqual(after["integrity"]["hash"], custody["integrity"]["hash"])
        listed = self.done_json("purge", "--list", "--archive", self.archive)["purges"]
        self.assertEqual([one["report"] for one in listed], ["gone"])
        status, _, err = run("related", "gone", "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("purged on", err)

    def test_it_does_not_come_in_again(self):
        self.purge("gone")
        again = (REPORTS[0], {**REPORTS[0], "id": "other", "text": "Another text at the same address."}, {**REPORTS[0], "id": "moved", "url": "https://else.example/b"},
                 {"id": "bare", "text": REPORTS[0]["text"]}, {**REPORTS[0], "id": "slash", "url": "http://post.example/quillabamba/zorrilla/#top", "text": "Another text."})
        for report in again:
            status, _, err = run("add", self.write("again.jsonl", json.dumps(report)), "--archive", self.archive)
            self.assertEqual(status, 3)
            self.assertIn("purged as gone", err)
        self.assertEqual(len(self.done_json("latest", "--archive", self.archive)["reports"]), 2)

    def test_ids_lead_on_to_who_else_tells_it(self):
        truck = next(one for one in self.done_json("incidents", "--archive", self.archive)["incidents"] if one["kind"] == "seize")
        first = next(row for row in truck["claims"] if row["report"] == "copy")["claim"]
        self.assertEqual(truck["id"][2:], first[:10])  # the id is made from the report that goes
        self.assertEqual(run("purge", "copy", "--why", "order", "--by", "desk", "--yes", "--archive", self.archive)[0], 0)
        self.assertEqual({row["report"] for row in self.done_json("incident", truck["id"], "--archive", self.archive)["claims"]}, {"later"})

    def test_who_cited_a_claim_or_graded_a_source_is_told(self):
        hit = next(hit for hit in self.done_json("search", "Quillabamba", "--in", "claims", "--archive", self.archive)["hits"] if hit["claim"])
        self.done("sources", "grade", "Ximena Zorrilla", "--reliability", "C", "--by", "ann", "--why", "in office", "--archive", self.archive)
        self.purge("gone")
        status, _, err = run("claim", hit["claim"], "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("its report gone was purged on", err)
        self.assertEqual([word for word in WORDS if word.encode() in self.bytes_of(self.archive)], [])
        status, _, err = run("versions", "gone", "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("purged on", err)

    def test_a_blank_author_stops_nothing(self):
        self.done("add", self.write("q.jsonl", json.dumps({"id": "q", "authors": ["Ann Fox", ""], "text": "Jets hit a camp near Idlib in May, the army said."})), "--archive", self.archive)
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.purge("gone")[0], 0)

    def test_what_people_decided_on_others_holds(self):
        self.decide()
        self.purge("gone")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.done_json("check", "--archive", self.archive)["problems"], [])
        decisions = self.done_json("incidents", "decisions", "--archive", self.archive)["decisions"]
        self.assertEqual([one["why"] for one in decisions], ["other towns"])
        shown = self.done("case", "show", "clinic", "--archive", self.archive)
        self.assertIn("truck", shown.lower())

    def test_other_states_are_named(self):
        self.done("add", self.write("state.jsonl", json.dumps({**REPORTS[0], "text": REPORTS[0]["text"] + " More later."})), "--archive", self.archive)
        status, out, _ = self.purge("gone")
        self.assertEqual(status, 0)
        self.assertIn("other states of the same page are still there: gone@2", out)
        status, out, _ = self.purge("gone@2")
        self.assertEqual(status, 0)
        left = self.bytes_of(self.archive)
        self.assertEqual([word for word in WORDS if word.encode() in left], [])
        self.assertEqual(self.done_json("check", "--archive", self.archive)["problems"], [])

    def test_refused(self):
        for arguments, says in ((["gone", "--why", "x", "--by", "y"], "--yes"), (["gone", "--yes"], "--why"), (["nobody", "--yes", "--why", "x", "--by", "y"], "no such report"), ([], "name the reports")):
            status, _, err = run("purge", *arguments, "--archive", self.archive)
            self.assertNotEqual(status, 0, arguments)
            self.assertIn(says, err)
        self.assertEqual(self.purge("gone")[0], 0)
        status, _, err = self.purge("gone")
        self.assertEqual(status, 3)
        self.assertIn("purged already", err)

    def test_a_changed_remainder_is_found(self):
        import sqlite3
        self.purge("gone")
        with sqlite3.connect(self.archive) as file:
            file.execute("UPDATE captures SET given = '{}' WHERE report = 'gone'")
        file.close()
        status, out, _ = run("check", "--archive", self.archive, "--json")
        self.assertEqual(status, 4)
        self.assertIn("not what its purge left", out)

    def test_backup_of_an_archive_that_is_read(self):
        self.done("backup", self.folder / "b.dateline", "--archive", self.archive)
        for command in (["latest"], ["incidents"], ["stats"]):
            here, there = (self.done_json(*command, "--archive", path) for path in (self.archive, self.folder / "b.dateline"))
            here.pop("bytes", None), there.pop("bytes", None)  # a copy has no empty pages
            self.assertEqual(here, there)
        status, _, err = run("backup", self.folder / "b.dateline", "--archive", self.archive)
        self.assertEqual(status, 2)
        self.assertIn("is there already", err)


if __name__ == "__main__":
    unittest.main()
