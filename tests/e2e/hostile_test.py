"""What strangers put into their pages, files and names: terminals obey none of it, nothing is written where it says, and what grows is refused
within bounds."""
import gzip
import io
import json
import os
import re
import subprocess
import time
import unittest
import zipfile

from support import BINARY, Folder, run

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b[31mred\x1b]0;title\x07\r\x08\x9b31m\u202efdp.exe\u2066"


class Terminal(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        row = {"id": "r\x1b[2J", "url": "https://x.example/\x1b[2J", "publisher": "Courier" + EVIL, "title": "Nine killed" + EVIL, "authors": ["Jane Doe" + EVIL],
               "published": "2022-05-03", "text": f"Soldiers killed nine farmers on Monday in Gwoza, said Yusuf Barde{EVIL}, spokesman of the Ash{EVIL} Brigade.\n\nThe Ash Brigade denied it.{EVIL}"}
        self.input = self.write("r.jsonl", json.dumps(row))
        self.done("add", self.input, "--archive", self.archive)

    def test_nothing_for_people_moves_a_terminal(self):
        def ids(name, *question):
            return [one["id"] for one in self.done_json(*question, "--archive", self.archive)[name]]
        incidents = self.done_json("incidents", "--archive", self.archive)["incidents"]
        report = ids("reports", "latest")[0]
        keys = [c["claim"] for i in incidents for c in i["claims"]]
        commands = [["latest"], ["incidents"], ["timeline"], ["actors"], ["sources"], ["network"], ["map"], ["stories"], ["search", "farmers"], ["search", "--in", "sentences", "farmers"],
                    ["search", "--in", "claims", "farmers"], ["stats"], ["related", report], ["versions", report], ["custody", report], ["review", "show", report], ["review", "next"],
                    *[["incident", i["id"]] for i in incidents], *[["claim", k] for k in keys], *[["actor", a] for a in ids("actors", "actors")]]
        for command in commands:
            with self.subTest(command=command):
                status, out, err = run(*command, "--archive", self.archive)
                self.assertEqual(status, 0, err)
                self.assertIsNone(CONTROLS.search(out + err), repr(out + err))
        self.assertIsNone(CONTROLS.search(self.done("read", self.input)))

    def test_our_colours_are_the_only_ones(self):
        out = self.done("--color", "always", "incidents", "--archive", self.archive)
        self.assertIn("\x1b[", out)
        self.assertIsNone(CONTROLS.search(re.sub(r"\x1b\[[0-9;]{1,4}m", "", out)))

    def test_errors_repeat_names_without_their_power(self):
        for command in (["incident", EVIL], ["actor", EVIL], ["read", EVIL], ["no" + EVIL], ["latest", "--sort", EVIL]):
            with self.subTest(command=command):
                status, out, err = run(*command)
                self.assertNotEqual(status, 0)
                self.assertIsNone(CONTROLS.search(out + err), repr(out + err))

    def test_programs_get_what_the_report_says(self):
        out = self.done("latest", "--json", "--archive", self.archive)
        self.assertNotRegex(out, "[\x00-\x09\x0b-\x1f]")
        self.assertIn("\x1b]0;title\x07", json.loads(out)["reports"][0]["publisher"]["name"])

    def test_nobody_signs_with_control_characters(self):
        for name in ("A\x1b[31m", "A\nB", "A\u202eB", "A\x9b"):
            status, _, err = run("case", "new", "River", "--by", name, "--archive", self.archive)
            self.assertEqual(status, 2, repr(name))
            self.assertIn("control characters", err)
            self.assertEqual(run("stats", "--archive", self.archive, env={**os.environ, "DATELINE_USER": name})[0], 2)
        self.done("case", "new", "River", "--by", "Ø. Désk", "--archive", self.archive)


class Bounds(Folder):
    """Time and memory, whatever a file grows to. The bounds are wide: what is meant is that nothing grows with the file."""

    def cost(self, *arguments):
        """(exit status, standard error, seconds, MiB at most)"""
        began = time.monotonic()
        running = subprocess.Popen([BINARY, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        most = 0
        while running.poll() is None:
            try:
                with open(f"/proc/{running.pid}/status") as status:
                    most = max([most] + [int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")])
            except (OSError, ValueError):
                pass
            time.sleep(0.005)
        with running.stderr:
            return running.returncode, running.stderr.read().decode(), time.monotonic() - began, most

    def refused(self, path, words, mebibytes=300):
        status, err, seconds, most = self.cost("read", "--only", "article", "--json", path)
        self.assertEqual(status, 3, err)
        self.assertRegex(err, words)
        self.assertLess(most, mebibytes, path)
        self.assertLess(seconds, 120, path)

    def test_a_gibibyte_of_any_kind(self):
        kinds = {"html": (b"<html>", "binary"), "pdf": (b"%PDF-1.4\n", "32 MiB"), "docx": (b"PK\x03\x04", "ZIP"), "eml": (b"From: a\r\nSubject: b\r\n\r\n", "32 MiB"),
                 "xml": (b"<?xml version='1.0'?><rss><channel>", "32 MiB"), "warc": (b"WARC/1.0\r\n", "head does not end"), "jsonl": (b'{"text":"x"}\n', "binary"), "jpg": (b"\xff\xd8\xff\xe0", "image")}
        for kind, (head, words) in kinds.items():
            with self.subTest(kind=kind):
                path = self.write("big." + kind, head)
                os.truncate(path, 1 << 30)
                self.refused(path, words)
                path.unlink()

    @staticmethod
    def docx(body, **members):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as parts:
            parts.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' "
                           "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>")
            parts.writestr("_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Target='word/document.xml' "
                           "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>")
            parts.writestr("word/document.xml", body)
            for name, content in members.items():
                parts.writestr(name, content)
        return out.getvalue()

    WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"

    def test_packed_bombs(self):
        self.refused(self.write("b.docx", self.docx(self.WORD % ("a" * 200_000_000))), "32 MiB")
        body = gzip.compress(b"<p>" + b"a" * 200_000_000)
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s"
        warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        for coding, packed in ((b"gzip", body), (b"gzip, gzip", gzip.compress(body))):
            answer = http % (coding, len(packed), packed)
            self.refused(self.write("b.warc", warc % (len(answer), answer)), "larger than a report may be")
        plain = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"a" * 200_000_000
        self.refused(self.write("b.warc.gz", gzip.compress(warc % (len(plain), plain))), "larger than a report may be")

    def test_entities_neither_grow_nor_load(self):
        grow = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "lol"}">' for i in range(12))
        feed = (f'<?xml version="1.0"?><!DOCTYPE rss [{grow}<!ENTITY ext SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>t</title><item><title>News</title>'
                "<description>Soldiers killed nine farmers on Monday in the town &a11; &ext;.</description></item></channel></rss>")
        out = self.done("read", "--only", "article", "--json", self.write("f.xml", feed))
        self.assertNotIn("root:", out)
        self.assertLess(len(out), 1 << 20)

    def test_depth(self):
        deep = {"d.html": b"<div>" * 1_000_000 + b"Soldiers killed nine farmers.", "f.html": b"<p><b><i><a href=x><font>" * 100_000, "t.html": b"<table><tr><td><b>" * 100_000,
                "c.html": b"<!--ignore" * 1_000_000, "w.html": b'<div style="color:#fff">' * 200_000, "d.jsonl": b'{"text":' + b"[" * 1_000_000 + b"\n",
                "x.xml": b"<rss version='2.0'><channel><item><title>x</title><description>" + b"<a>" * 500_000,
                "m.eml": b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(10_000))}
        for name, content in deep.items():
            with self.subTest(name=name):
                status, err, seconds, most = self.cost("read", "--only", "article", "--json", self.write(name, content))
                self.assertIn(status, (0, 3), err)
                self.assertLess(most, 1000)
                self.assertLess(seconds, 120)

    def test_names_that_climb_out(self):
        names = {"../climbed": "x", "/climbed": "x", "word/../../../climbed": "x"}
        self.done("read", "--only", "article", "--json", self.write("c.docx", self.docx(self.WORD % "Soldiers killed nine farmers.", **names)))
        archive = self.folder / "n.dateline"
        row = {"id": "../../../climbed", "publisher": "../climbed", "url": "https://x.example/../../climbed", "published": "2022-05-03", "text": "Soldiers killed nine farmers on Monday in Gwoza."}
        self.done("add", self.write("n.jsonl", json.dumps(row)), "--archive", archive)
        self.done("case", "new", "../climbed", "--by", "x", "--archive", archive)
        out = self.folder / "inner" / "out"
        for form in ("csv", "annotations", "timemap", "gdelt"):
            self.done("export", form, "--out", out / form, "--archive", archive)
        self.assertEqual([p for p in self.folder.rglob("*climbed*")], [])
        self.assertFalse(os.path.exists("/climbed"))


class Words(Folder):
    """Signs that SQL, full-text search and filters have a meaning for."""

    SIGNS = ["'", '"', "';DROP TABLE reports;--", '" OR 1=1 --', "%", "_", "\\", "*", "(", ")", "NEAR(", "a NEAR/99999999999 b", "AND", "OR", "NOT", "^a", "{a}:b", "title:", 'title:"', "--",
             "(" * 5000, '"a" ' * 1500, "a OR " * 1000, "-a " * 1000, "a* " * 300, ":", "text:title:a", "country:'", "\u202e", "[a]", "a NEAR b NEAR c", '""', "\U0001f642", "$(id)"]

    def test_signs_are_words_or_refused(self):
        archive = self.folder / "n.dateline"
        self.done("add", self.write("n.jsonl", json.dumps({"id": "r", "published": "2022-05-03", "text": "Soldiers killed nine farmers on Monday in Gwoza."})), "--archive", archive)
        filters = ["--actor", "--kind", "--place", "--country", "--bbox", "--from", "--publisher", "--source", "--case", "--cursor", "--sort", "--as-known-at"]
        for number, signs in enumerate(self.SIGNS):
            # each sign in a search, in --q, and in a filter in turn
            for arguments in (["search", "--archive", archive, "--", signs], ["latest", f"--q={signs}", "--archive", archive], ["incidents", f"{filters[number % len(filters)]}={signs[:2000]}", "--archive", archive]):
                with self.subTest(arguments=[str(a)[:40] for a in arguments]):
                    status, _, err = run(*arguments)
                    self.assertIn(status, (0, 2, 3), err)
                    self.assertNotRegex(err, "(?i)sqlite|fts5|syntax error|internal fault")
        self.assertTrue(self.done_json("check", "--archive", archive)["ok"])
        self.assertEqual(len(self.done_json("latest", "--archive", archive)["reports"]), 1)


if __name__ == "__main__":
    unittest.main()
