"""memo: a case written up. What it says has footnotes, nobody private is in it, the page asks for nothing and runs nothing, and the case keeps what was cited."""
import base64
import hashlib
import json
import re
import shutil
import unittest
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from support import ROOT, Folder, run

REPORTS = [
    ("s1", "2021-03-02", "Meridian <b>Wire</b>", "Rebels attack Gao & \"guards\"",
     "The army of Mali said on Monday that rebels attacked Gao. Two officials, who asked not to be named, said that the rebels killed three guards.\n\nAwa Sarr, a nurse, was wounded in Gao on Monday."),
    ("s2", "2021-03-03", "River Post", "<script>alert(1)</script>", "Rebels attacked Gao on Monday and killed five guards, the Lantern Institute said."),
    ("s3", "2021-03-04", "Harbour Courier", "Denial", "The rebels denied that they attacked Gao on Monday."),
    ("s4", "2021-03-09", "صفحة", "هجوم في باماكو", "Gunmen killed a judge in Bamako in March 2021, the Lantern Institute said."),
]
WHO = ["--by", "A. Desk"]


class Page(HTMLParser):
    """What a page would ask for or run, the ids that it has and the ones that it points at."""

    def __init__(self, text):
        super().__init__()
        self.asks, self.ids, self.targets, self.tags, self.words = [], set(), set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            if name in ("src", "srcset", "data", "poster", "style") or name.startswith("on") or (name == "href" and tag in ("link", "use", "image")):
                self.asks.append((tag, name, value))
            if name == "id":
                self.ids.add(value)
            if name == "href" and value.startswith("#"):
                self.targets.add(value[1:])

    def handle_data(self, data):
        self.words.append(data)


class Memo(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "m.dateline"
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "title": title, "text": text}) for i, day, who, title, text in REPORTS]
        self.done("add", self.write("m.jsonl", "\n".join(lines)), "--archive", self.archive)
        self.put("new", "gao", "--about", "The attack on Gao <i>in March</i>")
        for report in ("s1", "s2", "s3", "s4"):
            for incident in next(row for row in self.done_json("latest", "--archive", self.archive)["reports"] if row["id"] == report)["incidents"]:
                run("case", "add", "gao", incident, *WHO, "--archive", self.archive)
        self.put("question", "gao", "Who fired *first*?")
        hypothesis = self.put("hypothesis", "gao", "A group from across the border")
        self.put("support", "gao", hypothesis, "s2", "--why", "it names them")
        self.put("against", "gao", hypothesis, "s3")
        hits = self.done_json("search", "wounded", "--in", "claims", "--archive", self.archive)["hits"]
        self.put("support", "gao", hypothesis, next(hit["claim"] for hit in hits if hit["report"] == "s1"))
        self.put("assess", "gao", hypothesis, "--standard", "reasonable grounds", "--why", "two reports agree", "--alternatives", "bandits")

    def put(self, *arguments):
        return self.done_json("case", *arguments, *WHO, "--archive", self.archive)["entry"]

    def memo(self, *arguments):
        return self.done("memo", "gao", *arguments, "--archive", self.archive)

    def test_markdown(self):
        text = self.memo()
        for said in ("# The attack on Gao \\<i\\>in March\\</i\\>", "Who fired \\*first\\*?", "*reasonable grounds*", "Also considered: bandits", "For: ", "Against: ", "two officials",
                     "## Chronology", "## Contested", "## Open questions", "## Annex", "None of these figures is of this case"):
            self.assertIn(said, text)
        body, notes = re.split(r"\n(?=\[\^1\]: )", text)
        numbers = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", notes, re.M)]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        self.assertEqual({int(number) for number in re.findall(r"\[\^(\d+)\]", body)}, set(numbers))
        self.assertNotIn("Sarr", text)
        self.assertNotRegex(text, r"(?<!\\)<script")

    def test_html_asks_for_nothing_runs_nothing_and_holds_together(self):
        text = self.memo("--as", "html")
        page = Page(text)
        self.assertEqual(page.asks, [])
        self.assertFalse(page.tags & {"script", "iframe", "object", "embed", "form", "img", "base", "b", "i"}, page.tags)
        self.assertIn("svg", page.tags)
        self.assertTrue(page.targets)
        self.assertLessEqual(page.targets, page.ids)
        self.assertEqual(len(re.findall(r' id="', text)), len(set(re.findall(r' id="([^"]*)"', text))))
        style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
        mark = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self.assertIn(f"default-src 'none'; style-src 'sha256-{mark}'", text)
        self.assertNotRegex(style, r"url\(|@import")
        words = " ".join(page.words)
        for said in ("The attack on Gao <i>in March</i>", "<script>alert(1)</script>", "reasonable grounds", "bandits", "Gao"):
            self.assertIn(said, words)
        self.assertNotIn("Sarr", words)
        self.assertEqual(text, self.memo("--as", "html"))

    def test_the_case_keeps_what_a_draft_cites(self):
        out = self.folder / "memo.md"
        self.assertEqual(run("memo", "gao", "--out", out, "--archive", self.archive)[0], 2)  # by whom?
        self.assertFalse(out.exists())
        self.memo("--out", out, "--no-record")
        self.assertEqual(self.drafts(), [])
        self.memo("--out", out, *WHO)
        self.memo("--out", out, *WHO)
        drafts = self.drafts()
        self.assertEqual([draft["draft"] for draft in drafts], [str(out)] * 2)
        self.assertEqual(len(drafts[0]["cited"]), len(re.findall(r"^\[\^\d+\]: ", out.read_text(encoding="utf-8"), re.M)))

    def test_what_is_contested_is_cited_by_the_claims_that_tell_it(self):
        text = "Rebels attacked Kidal on Monday, the governor of Kidal said.\n\nThe rebels denied that they attacked Kidal on Monday."
        self.done("add", self.write("k.jsonl", json.dumps({"id": "k1", "published": "2021-03-02", "publisher": "Dune Press", "text": text})), "--archive", self.archive)
        incident = next(row for row in self.done_json("latest", "--archive", self.archive)["reports"] if row["id"] == "k1")["incidents"][0]
        self.put("new", "kidal")
        self.put("add", "kidal", incident)
        memo = self.done("memo", "kidal", "--archive", self.archive)
        values, notes = (re.findall(pattern, memo.split("## Contested")[1])[0] for pattern in (r"(?m)^\| (.*) \|$", r"(?m)^\| (\[\^.*) \|$"))
        cited = {value: re.findall(r"\[\^(\d+)\]", cell) for value, cell in zip(values.split(" | "), notes.split(" | "))}
        self.assertEqual(set(cited), {"affirmed", "denied"})
        for number in cited["denied"]:
            self.assertRegex(memo, rf"(?m)^\[\^{number}\]: .*Denied by rebels")
        self.assertFalse(set(cited["denied"]) & set(cited["affirmed"]))

    def test_what_was_purged_is_named_as_not_there(self):
        claim = next(hit["claim"] for hit in self.done_json("search", "wounded", "--in", "claims", "--archive", self.archive)["hits"] if hit["report"] == "s1")
        self.put("add", "gao", "s1", claim)
        self.done("purge", "s1", "--by", "D. Desk", "--why", "by order of a court", "--yes", "--archive", self.archive)
        for form in ("markdown", "html"):
            text = self.memo("--as", form)
            for said in ("s1: purged on ", " by D. Desk: by order of a court", f"{claim}: every report that told it was purged"):
                self.assertIn(said, text)

    def test_a_closed_case_keeps_no_more_drafts(self):
        self.put("close", "gao", "--why", "published")
        out = self.folder / "late.md"
        status, _, err = run("memo", "gao", "--out", out, *WHO, "--archive", self.archive)
        self.assertEqual((status, out.exists()), (2, False))
        self.assertIn("--no-record", err)
        self.memo("--out", out, "--no-record")

    def drafts(self):
        return self.done_json("case", "show", "gao", "--archive", self.archive)["drafts"]

    def test_every_figure_of_the_annex_stands_in_the_documentation(self):
        quality = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in (ROOT / "data/memo/measured.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        self.assertGreater(len(rows), 5)
        for what, figure, on in rows:
            for number in (figure, *re.findall(r"\d+\.\d+", on)):
                self.assertRegex(quality, rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", what)

    def test_refused(self):
        status, out, err = run("memo", "nope", "--archive", self.archive)
        self.assertEqual((status, out), (3, ""))
        self.assertIn("no such case", err)
        status, _, err = run("memo", "gao", "--out", self.folder / "no" / "such" / "memo.md", "--no-record", "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("cannot be written", err)

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_docx(self):
        out = self.folder / "memo.docx"
        self.memo("--out", out, "--no-record")
        with zipfile.ZipFile(out) as parts:
            self.assertIn(b"reasonable grounds", parts.read("word/document.xml"))
            self.assertIn(b"SHA-256", parts.read("word/footnotes.xml"))

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_a_docx_has_the_words_as_they_are(self):
        said = "H^2^O -- 'so' ... ~5~ tonnes"
        self.put("note", "gao", said)
        out = self.folder / "signs.docx"
        self.memo("--out", out, "--no-record")
        with zipfile.ZipFile(out) as parts:
            self.assertIn(said, "".join(ElementTree.fromstring(parts.read("word/document.xml")).itertext()))

    def test_without_pandoc_a_docx_is_refused_in_words(self):
        status, _, err = run("memo", "gao", "--out", self.folder / "memo.docx", "--no-record", "--archive", self.archive, env={"PATH": "/nowhere"})
        self.assertEqual(status, 3)
        self.assertIn("install the package pandoc", err)


if __name__ == "__main__":
    unittest.main()
