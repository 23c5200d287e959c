"""`dateline serve`: the rows of a list in other programs' forms, and a case written up, are what the command line writes."""
import csv
import io
import json
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from serve_test import OfExamples
from serve_writes_test import FIELDS
from support import run


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

    def test_what_there_is_not(self):
        self.assertEqual(self.server.ask("/api/v1/export/geopackage")[0], 404)
        self.assertEqual(self.server.ask("/api/v1/export/csv?sort=time")[0], 400)
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
