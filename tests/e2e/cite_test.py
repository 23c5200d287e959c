"""cite: footnotes and records for reference managers, compared with expected files (tests/e2e/cite); what they say when something is missing."""
import json
import os
import unittest
from pathlib import Path

import jsonschema

import documents
from support import EXAMPLES, ROOT, Folder, run
from web_server import Server, page

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

    def test_json_is_as_its_schema_says(self):
        schema = json.loads((ROOT / "docs/formats/citations.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        incidents = [row["id"] for row in self.done_json("incidents", "--archive", self.archive)["incidents"]]
        self.done("add", EXAMPLES, "--archive", self.archive)
        incidents += [row["id"] for row in self.done_json("incidents", "--archive", self.archive)["incidents"]]
        answer = self.done_json("cite", *incidents, *(report["id"] for report in REPORTS), "--archive", self.archive)
        self.assertGreater(len(answer["citations"]), 20)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(answer):
            self.fail(f"{error.json_path}: {error.message}")
        answer["citations"][0]["page"] = 0
        self.assertFalse(jsonschema.Draft202012Validator(schema).is_valid(answer))

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

    def test_a_verbatim_copy_has_a_footnote_of_its_own_behind_the_original(self):
        text = "Gunmen attacked a depot near the old harbour of Lagos on Tuesday night, the governor of the state said."
        lines = [json.dumps({"id": i, "url": f"https://{i}.example/a", "title": i, "published": day, "text": text}) for i, day in (("twice", "2021-05-11"), ("once", "2021-05-12"))]
        self.done("add", self.write("same.jsonl", "\n".join(reversed(lines))), "--archive", self.archive)
        found = next(row["id"] for row in self.done_json("incidents", "--archive", self.archive)["incidents"] if row["title"] in ("once", "twice"))
        cited = self.done_json("cite", found, "--archive", self.archive)["citations"]
        self.assertEqual({one["report"] for one in cited}, {"once", "twice"})
        self.assertEqual([one["copy_of"] for one in cited], [None, cited[0]["report"]])
        self.assertEqual(len({one["claim"] for one in cited}), 1)
        self.assertEqual(len({one["id"] for one in cited}), 2)  # BibTeX takes each key once

    def test_a_footnote_names_only_those_on_whom_its_claim_rests(self):
        self.done("add", EXAMPLES, "--archive", self.archive)
        incidents = [row["id"] for row in self.done_json("incidents", "--archive", self.archive)["incidents"]]
        of_incident = {one["claim"]: one["footnote"] for one in self.done_json("cite", *incidents, "--archive", self.archive)["citations"] if one["id"] == one["claim"]}
        self.assertGreater(len(of_incident), 20)
        alone = {one["claim"]: one["footnote"] for one in self.done_json("cite", *of_incident, "--archive", self.archive)["citations"]}
        self.assertEqual(of_incident, alone)

    def test_a_page_of_a_document(self):
        first = documents.Page().line(72, 90, "Final report of the panel", 20)
        first.paragraph(72, 150, "Gunmen attacked a depot in Kano on 4 May 2021, the police said. They burned two lorries that stood at its gate and left on foot.")
        second = documents.Page()
        second.paragraph(72, 90, "Rebels shelled the port of Massawa on 5 May 2021, the army said. Three dockers were wounded, and the harbour was closed for a day.")
        path = self.write("panel.pdf", documents.pdf([first, second]))
        self.done("add", path, "--archive", self.archive)
        report = next(row["id"] for row in self.done_json("latest", "--archive", self.archive)["reports"] if row["id"] not in {one["id"] for one in REPORTS})
        one, = self.done_json("cite", self.claim(report, "shelled"), "--archive", self.archive)["citations"]
        self.assertEqual((one["page"], one["paragraph"]), (2, None))
        self.assertIn(", p. 2 (accessed", one["footnote"])

    def test_what_was_fetched_names_where_it_is_kept_and_when_it_answered(self):
        server = Server()
        self.addCleanup(server.close)
        server.answers["/raid"] = page("Raid on a depot", "Gunmen attacked a depot in Kano on Friday, the army said on Saturday in a long statement.")
        warc = self.folder / "kept.warc.gz"
        self.done("add", server.url + "/raid", "--save-warc", warc, "--archive", self.archive, "--pause", "0")
        one, = self.done_json("cite", server.url + "/raid", "--archive", self.archive)["citations"]
        self.assertEqual(one["url"], server.url + "/raid")
        self.assertRegex(one["archived"], r"kept\.warc\.gz .*urn:uuid:")
        self.assertRegex(one["accessed"], r"^20\d\d-\d\d-\d\d$")

    def test_refused(self):
        for arguments, status, says in ((["nobody"], 3, "nobody"), (["ffffffffffffffff"], 3, "no claim with this key"), (["rifles", "--accessed", "May"], 2, "not a day"), (["rifles", "--as", "word"], 2, "word")):
            got, out, err = run("cite", *arguments, "--archive", self.archive)
            self.assertEqual((got, out), (status, ""), err)
            self.assertIn(says, err)


if __name__ == "__main__":
    unittest.main()
