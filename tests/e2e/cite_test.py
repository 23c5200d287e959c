"""cite: footnotes and records for reference managers, compared with expected files (tests/e2e/cite); what they say when something is missing."""
import json
import os
import unittest
from pathlib import Path

from support import ROOT, Folder, run

EXPECTED = ROOT / "tests/e2e/cite"
FORMS = {"text": "txt", "csl": "json", "ris": "ris", "bibtex": "bib", "markdown": "md"}
REPORTS = [
    {"id": "rifles", "url": "https://post.example/2021/rifles_{1}?a=1&b=2", "title": "100% of \"Rifles & shells\" {seized}: $5_000 #1", "publisher": "Lima Post & Sons",
     "authors": ["Ana Fox and Sons", "Björn Å. Ñandú"], "published": "2021-05-04",
     "text": "Three customs officials, who asked not to be named, said that Mali shipped 40 rifles to Togo on Monday.\n\nMali denied it.\n\nPolice in Accra seized a truck on Sunday, the mayor said."},
    {"id": "rtl", "url": "https://kept.example/web/20210506070809/https://safha.example/a", "title": "ضبط شاحنة أسلحة (بنادق) في أكرا", "publisher": "صفحة", "published": "2021-05-05",
     "text": "Police in Accra seized a truck with rifles on Sunday, the mayor said."},
    {"id": "bare", "text": "Police in Accra seized a truck on Sunday, the mayor said."},
    {"id": "broken", "title": "First\r\nER  - \r\nsecond", "publisher": "Ledger", "published": "2021-05", "text": "Gunmen attacked a depot in Kano on Friday, the army said."},
]


class Cite(Folder):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.archive = self.folder / "c.dateline"
        self.done("add", self.write("c.jsonl", "\n".join(json.dumps(report) for report in REPORTS)), "--archive", self.archive)

    def cite(self, *arguments):
        return self.done("cite", *arguments, "--archive", self.archive, "--accessed", "2021-06-01")

    def claim(self, report, words):
        hits = self.done_json("search", words, "--in", "claims", "--archive", self.archive)["hits"]
        return next(hit["claim"] for hit in hits if hit["report"] == report)

    def test_forms(self):
        keys = [self.claim("rifles", "shipped"), *(report["id"] for report in REPORTS), self.claim("broken", "attacked")]
        for form, ending in FORMS.items():
            got = self.cite(*keys, "--as", form)
            path = EXPECTED / f"expected.{ending}"
            if os.environ.get("DATELINE_ACCEPT"):
                path.write_bytes(got.encode())
            self.assertEqual(got, path.read_bytes().decode(), form)

    def test_anonymous_people_are_only_described(self):
        told = self.cite(self.claim("rifles", "shipped"))
        self.assertIn("According to three customs officials", told)

    def test_of_an_incident_originals_come_before_copies(self):
        found = self.done_json("incidents", "--kind", "seize", "--archive", self.archive)["incidents"]
        cited = self.done_json("cite", found[0]["id"], "--archive", self.archive)["citations"]
        self.assertEqual({one["incident"] for one in cited}, {found[0]["id"]})
        self.assertEqual(len({one["report"] for one in cited}), len(cited))
        copies = [one["copy_of"] is not None for one in cited]
        self.assertEqual(copies, sorted(copies))

    def test_refused(self):
        for arguments, status, says in ((["nobody"], 3, "nobody"), (["ffffffffffffffff"], 3, "no claim with this key"), (["rifles", "--accessed", "May"], 2, "not a day"), (["rifles", "--as", "word"], 2, "word")):
            got, out, err = run("cite", *arguments, "--archive", self.archive)
            self.assertEqual((got, out), (status, ""), err)
            self.assertIn(says, err)


if __name__ == "__main__":
    unittest.main()
