"""Documents that carry reports, through the real program: mails, saved pages, DOCX, PDF, a folder of them."""
import base64
import json
import os
import shutil
import unittest

import jsonschema

import documents
from read_test import SCHEMA
from support import Folder, lines_of, run

PAGE = ("<html><head><title>Ferry runs again</title></head><body><h1>Ferry runs again</h1><p>The ferry to the island runs again since "
        "Monday, the harbour office said.</p><p>Tickets cost four euros, as before the storm, and children travel free.</p></body></html>")
HEAD = ("From: The Daily Example <news@daily.example>\r\nTo: readers@list.example\r\nSubject: Ferry runs again\r\n"
        "Date: Mon, 3 Feb 2031 08:15:00 +0100\r\nMIME-Version: 1.0\r\n")


def mail(*parts):
    """A mail of these (header lines, body)."""
    out = HEAD + 'Content-Type: multipart/mixed; boundary="cut"\r\n\r\n'
    for head, body in parts:
        if isinstance(body, bytes):
            head, body = head + "\r\nContent-Transfer-Encoding: base64", base64.encodebytes(body).decode().replace("\n", "\r\n")
        out += f"--cut\r\n{head}\r\n\r\n{body}\r\n"
    return out + "--cut--\r\n"


class Documents(Folder):
    def articles(self, *paths, status=0):
        """{input's place: report or error}, and standard error."""
        got, out, err = run("read", *paths, "--only", "article", "--json")
        self.assertEqual(got, status, err)
        return [line.get("report") or line["error"] for line in lines_of(out)], err

    def article(self, name, content):
        [report], _ = self.articles(self.write(name, content))
        return report

    def blocks(self, report, kind=None):
        return [report["text"][slice(*block["span"])] for block in report["blocks"] if kind in (None, block["kind"])]

    def error(self, name, content, *words):
        [error], err = self.articles(self.write(name, content), status=3)
        for word in (name, *words):
            self.assertIn(word, error["message"])
        self.assertIn(error["message"], err)
        return error["code"]

    def assert_links_to_notes(self, report):
        """Each link to a footnote leads to one."""
        notes = {block["note"] for block in report["blocks"] if block["kind"] == "footnote"}
        self.assertEqual({link["url"] for link in report["links"] if link["url"].startswith("#")}, {f"#footnote-{note}" for note in notes})


class Mails(Documents):
    def test_mail_and_what_it_carries(self):
        path = self.write("news.eml", mail(
            ("Content-Type: text/plain; charset=utf-8", "The ferry to the island runs again since Monday.\r\n\r\n-- \r\nThe desk"),
            ("Content-Type: image/png; name=ferry.png", b"\x89PNG\r\n\x1a\n"),
            ("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=statement.docx", documents.statement_docx()),
            ("Content-Type: message/rfc822", HEAD.replace("again", "no more") + "\r\nThe ferry stopped on Sunday."),
        ))
        reports, _ = self.articles(path)
        self.assertEqual([report["title"] for report in reports], ["Ferry runs again", "Statement on the night convoy", "Ferry runs no more"])
        self.assertEqual(reports[0]["text"], "The ferry to the island runs again since Monday.")
        self.assertEqual(reports[0]["publisher"], {"name": "The Daily Example", "domain": "daily.example"})
        self.assertEqual((reports[0]["published"][:10], reports[0]["published_basis"]), ("2031-02-03", "metadata"))

    def test_what_cannot_be_read_of_a_mail_is_named(self):
        path = self.write("news.eml", mail(("Content-Type: text/plain", "The ferry runs again."),
                                           ("Content-Type: application/zip; name=data.zip", b"PK\x03\x04....")))
        reports, err = self.articles(path, status=3)
        self.assertEqual(reports[0]["text"], "The ferry runs again.")
        self.assertIn("news.eml attachment 1 (data.zip): ", err)

    def test_saved_page(self):
        head = ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.coast.example/ferry\r\nSubject: Ferry\r\n"
                'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n')
        report = self.article("ferry.mhtml", head + "--b\r\nContent-Type: text/html\r\n\r\n" + PAGE + "\r\n--b--\r\n")
        self.assertEqual((report["url"], report["title"]), ("https://www.coast.example/ferry", "Ferry runs again"))
        self.assertIn("Tickets cost four euros", report["text"])

    def test_the_same_mail_twice_is_one(self):
        path, archive = self.write("a.eml", HEAD + "\r\nThe mayor of Oslo resigned on Monday."), self.folder / "n.dateline"
        self.assertIn("1 report added", self.done("add", path, "--archive", archive))
        self.assertIn("1 known before", self.done("add", path, "--archive", archive))


class Docx(Documents):
    def test_statement(self):
        report = self.article("statement.docx", documents.statement_docx())
        self.assertEqual([block["kind"] for block in report["blocks"]],
                         ["headline", "subhead", "paragraph", "quote", "subhead", "list", "list", "table", "footnote"])
        blocks = self.blocks(report)
        self.assertEqual(blocks[2], "The council of Lower Ford said on Monday that a convoy of twelve lorries crossed the bridge. It keeps a log.")
        self.assertEqual(blocks[5:8], ["7. Two lorries in May.", "8. Four lorries in June.", "Day | Lorries\nMonday | 12"])
        self.assertEqual((report["authors"], report["published"][:10], report["modified"][:10], report["genre"]),
                         (["Ann Example"], "2031-02-03", "2031-02-04", "document"))
        links = [(link["role"], link["url"], report["text"][slice(*link["span"])]) for link in report["links"]]
        self.assertEqual(links, [("in_text", "https://coast.example/log", "log"), ("source", "#footnote-1", "bridge.")])

    def test_without_ending_it_is_told_by_content(self):
        self.assertEqual(self.article("statement", documents.statement_docx())["title"], "Statement on the night convoy")

    def test_hostile_ones_are_refused(self):
        nested = "<w:p>" * 5000 + "</w:p>" * 5000
        bomb = documents.paragraph(" word" * 8_000_000)
        entity = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
                  f'<w:document xmlns:w="{documents.W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>')
        self.assertEqual(self.error("deep.docx", documents.docx(nested)), "bad_input")
        self.assertEqual(self.error("bomb.docx", documents.docx(bomb), "MiB"), "too_large")
        self.assertEqual(self.error("entity.docx", documents.docx("", **{"word/document.xml": entity}), "document type"), "bad_input")
        self.assertEqual(self.error("cut.docx", documents.statement_docx()[:-200]), "bad_input")
        self.assertEqual(self.error("empty.docx", documents.docx("<w:p/>")), "no_text")


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
class Pdf(Documents):
    def test_panel_report(self):
        report = self.article("panel.pdf", documents.panel_report())
        self.assertEqual(self.blocks(report, "headline"), ["Final report of the Panel on the Sample Coast"])
        self.assertEqual(self.blocks(report, "subhead"), ["II. Arms that reached the coast"])
        numbered = [words for words in self.blocks(report, "paragraph") if words[:2].isdigit() and words[2] == "."]
        self.assertEqual([words[:3] for words in numbered], ["12.", "13.", "14.", "15."])
        # Over a page's end, with a word that the line's end cut; marks and running heads are no part of it.
        self.assertIn("for the shipment, which lorries carried inland the same night.", numbered[1])
        self.assertTrue(numbered[0].endswith("the marks of a trader."), numbered[0])
        self.assertNotIn("S/2031/904", report["text"])
        self.assertNotIn("4/5", report["text"])
        self.assertEqual(self.blocks(report, "table"), ["Date | Place | Items\n4 February | Port Sample | 40 rifles\n9 February | Lower Ford | 6 mortars"])
        self.assertEqual([block["page"] for block in report["blocks"] if block["kind"] == "footnote"], [1, 1, 2])
        self.assertTrue(self.blocks(report, "footnote")[1].endswith("compared with those of two earlier seizures."))
        self.assertEqual((report["published"], report["published_basis"], report["genre"]), ("2031-03-12", "text", "document"))
        self.assert_links_to_notes(report)

    def test_whole_reading_keeps_to_the_schema(self):
        reading = json.loads(self.done("read", self.write("panel.pdf", documents.panel_report()), "--json"))
        self.assertEqual([fault.message[:200] for fault in jsonschema.Draft202012Validator(SCHEMA).iter_errors(reading)], [])
        self.assertTrue(reading["claims"])

    def test_scan(self):
        self.assertEqual(self.error("scan.pdf", documents.scan(), "no text layer"), "no_text")

    def test_damaged(self):
        self.assertEqual(self.error("bad.pdf", b"%PDF-1.7\nnothing of the kind\n", "damaged PDF"), "unreadable")

    def test_adding_again_changes_nothing(self):
        path, archive = self.write("panel.pdf", documents.panel_report()), self.folder / "n.dateline"
        self.done("add", path, "--archive", archive)
        self.assertIn("1 known before", self.done("add", path, "--archive", archive))
        self.assertTrue(self.done_json("check", "--archive", archive)["ok"])


class PdfWithoutItsReader(Documents):
    def test_it_is_said_what_is_missing(self):
        path = self.write("panel.pdf", documents.panel_report())
        status, out, err = run("read", path, "--only", "article", "--json", env={**os.environ, "PATH": str(self.folder)})
        self.assertEqual((status, json.loads(out)["error"]["code"]), (3, "program_missing"))
        self.assertIn("install poppler-utils", err)


class FolderOfAll(Documents):
    def test_each_is_told_by_its_content_and_the_rest_goes_on(self):
        self.write("a.bin", documents.statement_docx())
        self.write("b", HEAD + "\r\nThe ferry runs again.")
        self.write("c.dat", PAGE)
        self.write("d.txt", "The mayor of Oslo resigned on Monday.")
        self.write("e.css", "p { color: red }")
        self.write("f.sqlite", b"SQLite format 3\0" + bytes(100))
        self.write(".hidden.txt", "Not to be read.")
        self.write("README.md", "About this folder.")
        reports, err = self.articles(self.folder, status=3)
        self.assertEqual([report["title"] for report in reports if "title" in report], ["Statement on the night convoy", "Ferry runs again", "Ferry runs again", None])
        refused = [line for line in err.splitlines() if line]
        self.assertEqual(len(refused), 2, err)
        self.assertIn("e.css: is text of an unknown kind", err)
        self.assertIn("f.sqlite: is an SQLite file", err)

    def test_kind_may_be_told(self):
        path = self.write("x.txt", "Subject: Ferry\n\nThe ferry runs again.\n")
        [report] = [json.loads(self.done("read", path, "--from", "eml", "--only", "article", "--json"))["report"]]
        self.assertEqual((report["title"], report["text"]), ("Ferry", "The ferry runs again."))


if __name__ == "__main__":
    unittest.main()
