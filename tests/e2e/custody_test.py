"""The statement of custody: what it says of a fetched report and of a file, and that it sees what was changed."""
import hashlib
import json
import shutil
import sqlite3
import unittest

from support import Folder, run
from web_server import Server, page, redirect, send

FERRY = page("Ferry stops", "The ferry between Orlo and Senn stopped on Friday, the harbour office said.\nIt will sail again next week, the office said.")


class Custody(Folder):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.close)
        self.archive = self.folder / "news.dateline"
        self.server.answers.update({
            "/f": redirect("/ferry"),
            "/ferry": lambda handler: send(handler, 200, FERRY, Content_Type="text/html; charset=utf-8", X_Odd="a\x1b[31mb")})

    def fetched(self):
        self.done("add", self.server.url + "/f", "--archive", self.archive, "--by", "Ana Example", "--save-warc", self.folder / "kept.warc.gz", "--pause", "0")
        return self.done_json("latest", "--archive", self.archive)["reports"][0]["id"]

    def test_a_fetched_report(self):
        report = self.fetched()
        custody = self.done_json("custody", report, "--archive", self.archive)
        capture = custody["collection"]["capture"]
        self.assertEqual(capture["requested"], self.server.url + "/f")
        self.assertEqual(capture["final"], self.server.url + "/ferry")
        self.assertEqual((capture["status"], capture["by"]), (200, "Ana Example"))
        self.assertIn(["Content-Type", "text/html; charset=utf-8"], capture["headers"])
        self.assertRegex(capture["archived"], r"kept\.warc\.gz <urn:uuid:[0-9a-f-]{36}>$")
        self.assertEqual(custody["preservation"]["sha256"], hashlib.sha256(FERRY).hexdigest())
        self.assertTrue(custody["integrity"]["bytes_intact"] and custody["integrity"]["follows"])
        self.assertEqual(len(custody["readings"]), 1)
        page_of_words = self.done("custody", report, "--archive", self.archive)
        for words in ("1  Identification", "2  Collection", "3  Preservation", "4  Verification of integrity", "Ana Example", self.server.url + "/f"):
            self.assertIn(words, page_of_words)
        self.assertNotIn("\x1b", page_of_words)
        self.assertIn('"ok":true', self.done("check", "--archive", self.archive, "--json"))

    def test_a_report_from_a_file(self):
        path = self.write("ferry.html", FERRY)
        self.done("add", path, "--archive", self.archive)
        report = self.done_json("latest", "--archive", self.archive)["reports"][0]["id"]
        collection = self.done_json("custody", report, "--archive", self.archive)["collection"]
        self.assertIsNone(collection["capture"])
        self.assertEqual(collection["input"], str(path))
        self.assertRegex(collection["taken_in"]["with"], r"^Dateline [0-9.]+$")

    def test_versions_are_listed(self):
        report = self.fetched()
        self.server.answers["/ferry"] = FERRY.replace(b"Friday", b"Saturday")
        self.done("add", self.server.url + "/ferry", "--archive", self.archive, "--pause", "0")
        versions = [version["report"] for version in self.done_json("custody", report, "--archive", self.archive)["versions"]]
        self.assertEqual(len(versions), 2)
        self.assertEqual(versions[0], report)

    def test_an_unknown_report(self):
        self.fetched()
        status, _, err = run("custody", "r-none", "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("r-none", err)

    def test_what_was_changed_is_seen(self):
        report = self.fetched()
        for table, column in (("exchanges", "content"), ("captures", "input")):
            forged = self.folder / (table + ".dateline")
            shutil.copy(self.archive, forged)
            with sqlite3.connect(forged) as database:
                database.execute(f"DROP TRIGGER {table}_keep_u")
                database.execute(f"UPDATE {table} SET {column} = replace({column}, 'Ana', 'Bo') || ' '")
            database.close()
            status, out, _ = run("check", "--archive", forged, "--json")
            self.assertEqual(status, 4)
            self.assertEqual([problem["where"] for problem in json.loads(out)["problems"]], [table + " row 1"])
            custody = self.done_json("custody", report, "--archive", forged)
            self.assertFalse(custody["integrity"]["follows"])


if __name__ == "__main__":
    unittest.main()
