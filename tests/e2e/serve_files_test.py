"""`dateline serve`: the rows of a list in other programs' forms, and a case written up, are what the command line writes."""
import base64
import csv
import io
import json
import time
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from serve_test import OfExamples, Server
from serve_writes_test import FIELDS
from support import EXAMPLES, run


class Files(OfExamples):
    arguments = ("--allow-writes",)

    def files(self, form, **filters):
        return {file["name"]: file["text"] for file in self.server.json(f"/api/v1/export/{form}", **filters)["files"]}

    def test_the_rows_of_the_screen(self):
        for filters in ({}, {"kind": "assault"}, {"country": "SD", "limit": 2}, {"q": "port"}):
            shown = [one["id"] for one in self.server.json("/api/v1/incidents", **{"limit": 1000, **filters})["incidents"]]
            self.assertTrue(shown, filters)
            rows = list(csv.DictReader(io.StringIO(self.files("csv", **{"limit": 1000, **filters})["happenings.csv"])))
            self.assertEqual(sorted(row["id"] for row in rows), sorted(shown), filters)

    def test_files_are_those_of_the_command(self):
        with TemporaryDirectory() as folder:
            for form in ("csv", "geojson", "kml", "ics", "timelinejs", "html", "jsonl", "gdelt", "polecat", "stix", "ftm", "annotations", "prov", "gexf"):
                out = Path(folder) / form
                status, _, err = run("export", form, "--out", f"{out}/", "--limit", "1000", "--archive", self.archive)
                self.assertEqual(status, 0, err)
                written = {path.name: path.read_bytes().decode() for path in out.iterdir()}
                self.assertEqual(self.files(form, limit=1000), written, form)

    def test_in_the_order_of_the_screen(self):
        for filters in ({"sort": "-time", "limit": 5}, {"sort": "-independent"}, {"bbox": "-20,-40,60,40", "sort": "-time"}):
            shown = [one["id"] for one in self.server.json("/api/v1/incidents", **{"limit": 1000, **filters})["incidents"]]
            rows = list(csv.DictReader(io.StringIO(self.files("csv", **{"limit": 1000, **filters})["happenings.csv"])))
            self.assertEqual([row["id"] for row in rows], shown, filters)

    def test_a_form_that_is_no_text(self):
        file = self.server.json("/api/v1/export/geopackage", limit=1000)["files"][0]
        with TemporaryDirectory() as folder:
            self.assertEqual(run("export", "geopackage", "--out", f"{folder}/", "--limit", "1000", "--archive", self.archive)[0], 0)
            self.assertEqual(base64.b64decode(file["base64"], validate=True), (Path(folder) / file["name"]).read_bytes())

    def test_marks_hold_for_what_goes_out_also_where_all_is_shown(self):
        archive = str(self.scratch.folder / "marked.dateline")
        run("add", EXAMPLES, "--archive", archive)
        server = Server(archive, "--allow-writes")
        self.addCleanup(server.stop)
        ids = lambda body: [json.loads(line)["report"]["id"] for line in json.loads(body)["files"][0]["text"].splitlines()]
        report = next(row["id"] for row in server.json("/api/v1/reports")["reports"] if row["incidents"])
        claims = [item["claim"] for item in server.json(f"/api/v1/review/items/{report}")["items"] if item["is"] == "claim"]
        claim = claims[0]
        cited = lambda: set(claims) & set(server.json("/api/v1/cases/ours/memo")["cited"])
        for path, body in (("/cases", {"case": "ours", "about": "All"}), ("/cases/ours/entries", {"kind": "add", "keys": [report, claim]}),
                           ("/review/judgements", {"verdict": "accept", "on": claim, "why": "seen on film"})):
            self.assertEqual(server.ask("/api/v1" + path, "POST", FIELDS, json.dumps({"by": "A. Desk", **body}))[0], 201)
        self.assertIn(report, ids(server.ask("/api/v1/export/jsonl")[2]))
        self.assertTrue(cited())
        self.assertEqual(server.ask(f"/api/v1/review/items/{claim}/case-file")[0], 200)
        order = {"kind": "report", "on": report, "no-export": True, "by": "A. Desk", "why": "for us only"}
        self.assertEqual(server.ask("/api/v1/marks", "POST", FIELDS, json.dumps(order))[0], 201)
        for _ in range(200):  # until the share is made
            status, _, body = server.ask("/api/v1/export/jsonl")
            if status != 503:
                break
            time.sleep(0.1)
        self.assertEqual(status, 200, body)
        self.assertNotIn(report, ids(body))
        self.assertFalse(cited())
        self.assertEqual(server.ask(f"/api/v1/review/items/{claim}/case-file")[0], 404)
        self.assertIn(report, [row["id"] for row in server.json("/api/v1/reports")["reports"]], "the screen shows it")

    def test_what_there_is_not(self):
        self.assertEqual(self.server.ask("/api/v1/export/doc")[0], 404)
        self.assertEqual(self.server.ask("/api/v1/export/csv?sort=size")[0], 400)
        self.assertEqual(self.server.ask("/api/v1/cases/nowhere/memo")[0], 404)

    def test_a_case_written_up(self):
        incident = self.server.json("/api/v1/incidents")["incidents"][0]["id"]
        for path, body in (("/cases", {"case": "memo", "about": "The port"}), ("/cases/memo/entries", {"kind": "add", "keys": [incident]})):
            self.assertEqual(self.server.ask("/api/v1" + path, "POST", FIELDS, json.dumps({"by": "A. Desk", **body}))[0], 201)
        told = self.server.json("/api/v1/cases/memo/memo")
        for form in ("markdown", "html"):
            status, out, err = run("memo", "memo", "--as", form, "--archive", self.archive)
            self.assertEqual((status, out), (0, told[form]), err)
        self.assertTrue(told["cited"])


if __name__ == "__main__":
    unittest.main()
