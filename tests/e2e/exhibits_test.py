"""Images and films as exhibits, as a user adds and finds them. The pictures are made here."""
import base64
import json
import math
import os
import sqlite3
import struct
import unittest
import zlib

import documents
from documents_test import mail
from support import Folder, run
from web_archive_test import answer, page as web_page


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, grey, *chunks):
    """A PNG of a function of the place (0 to 1 in both directions) to a grey."""
    rows = b"".join(
        b"\0" + bytes(max(0, min(255, int(grey((x + 0.5) / width, (y + 0.5) / height)))) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def bridge(u, v):
    return 200 - 90 * v + (70 * math.sin(9 * u + 2 * v) if v > 0.6 else 0) - (120 if abs(u - 0.3) < 0.05 or abs(v - 0.5) < 0.04 else 0)


def street(u, v):
    return 60 + 120 * u + 60 * math.cos(7 * v) - (80 if (u - 0.7) ** 2 + (v - 0.4) ** 2 < 0.03 else 0)


def exif(maker):
    """One maker of four letters in the first directory, a letter of the latitude in the GPS one."""
    entry = lambda tag, kind, count, value: struct.pack(">HHI", tag, kind, count) + value
    first = struct.pack(">H", 2) + entry(0x010F, 2, 4, maker) + entry(0x8825, 4, 1, struct.pack(">I", 38)) + bytes(4)
    return b"MM\0*" + struct.pack(">I", 8) + first + struct.pack(">H", 1) + entry(0x0001, 2, 2, b"S\0\0\0") + bytes(4)


def film(seconds):
    box = lambda kind, data: struct.pack(">I", len(data) + 8) + kind + data
    header = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, int(seconds * 1000)) + bytes(80))
    track = box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">HHHH", 640, 0, 360, 0)))
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", header + track)


class Exhibits(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"

    def add(self, *paths):
        return self.done("add", *paths, "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json("exhibits", *arguments, "--archive", self.archive)["exhibits"]

    def test_an_image_is_kept_once(self):
        photo = self.write("bridge.png", png(120, 90, bridge, chunk(b"tEXt", b"Author\0An invented hand")))
        self.assertIn("1 exhibit kept", self.add(photo))
        self.assertIn("1 known before", self.add(photo))
        (kept,) = self.ask()
        self.assertEqual((kept["kind"], kept["type"], kept["width"], kept["height"]), ("image", "png", 120, 90))
        self.assertEqual(kept["says"], [{"name": "Author", "value": "An invented hand"}])
        self.assertEqual(kept["bytes"], photo.stat().st_size)
        self.assertTrue(self.done_json("check", "--archive", self.archive)["ok"])
        self.assertIn("bridge.png", self.done("exhibits", "--archive", self.archive))

    def test_an_earlier_use_is_found_by_the_picture(self):
        self.add(self.write("bridge.png", png(240, 180, bridge)), self.write("street.png", png(240, 180, street)))
        smaller = self.write("again.png", png(96, 72, lambda u, v: bridge(u, v) + 10))
        found = self.ask("--like", smaller)
        self.assertEqual([exhibit["input"].rsplit("/", 1)[1] for exhibit in found], ["bridge.png"])
        self.assertLessEqual(found[0]["distance"], 4)
        self.assertEqual(len(self.ask("--like", smaller, "--within", "64")), 2)
        self.assertEqual(self.ask("--like", self.write("third.png", png(96, 72, lambda u, v: 255 * ((5 * u + 3 * v * v) % 1)))), [])

    def test_location_is_withheld_unless_asked_for(self):
        self.add(self.write("gps.png", png(64, 64, street, chunk(b"eXIf", exif(b"Cam\0")))))
        (kept,) = self.ask()
        self.assertEqual([saying["name"] for saying in kept["says"]], ["Make"])
        self.assertTrue(kept["has_location"])
        self.assertNotIn("location", kept)
        (told,) = self.ask("--with-location")
        self.assertEqual([saying["name"] for saying in told["location"]], ["GPSLatitudeRef"])
        self.assertNotIn("GPS", self.done("exhibits", "--archive", self.archive))

    def test_a_film_has_a_length_and_is_found_by_its_bytes(self):
        clip = self.write("clip.mp4", film(12.5))
        self.add(clip)
        (kept,) = self.ask()
        self.assertEqual((kept["kind"], kept["seconds"], kept["width"], kept["print"]), ("video", 12.5, 640, None))
        self.assertEqual(self.ask("--like", clip)[0]["distance"], 0)

    def test_a_folder_gives_reports_and_exhibits(self):
        self.write("report.txt", "A ferry ran aground near Lagos on Monday, the harbour master said.\n")
        self.write("bridge.png", png(64, 48, bridge))
        self.write("clip.mp4", film(3))
        out = self.add(self.folder)
        self.assertIn("1 report added, 2 exhibits kept", out)
        self.assertEqual(len(self.done_json("latest", "--archive", self.archive)["reports"]), 1)
        status, out, _ = run("read", self.folder, "--only", "article", "--json")
        self.assertEqual((status, len(out.splitlines())), (0, 1), "reading a folder passes over pictures")

    def test_a_name_that_is_no_utf8(self):
        path = os.path.join(os.fsencode(self.folder), b"\xff.png")
        with open(path, "wb") as file:
            file.write(png(64, 48, bridge))
        self.assertIn("1 exhibit kept", self.add(self.folder))
        self.assertTrue(self.ask()[0]["input"].endswith("\ufffd.png"))

    def test_damaged_files_are_refused_by_name(self):
        broken = self.write("broken.png", b"\x89PNG\r\n\x1a\n and no more")
        status, _, err = run("add", broken, "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("broken.png", err)
        status, _, err = run("exhibits", "--like", broken, "--archive", self.archive)
        self.assertEqual(status, 3, err)

    def test_a_changed_row_is_seen(self):
        self.add(self.write("bridge.png", png(64, 48, bridge)))
        with sqlite3.connect(self.archive) as database:
            with self.assertRaises(sqlite3.IntegrityError):
                database.execute("UPDATE exhibit_files SET captured_at = '2001-01-01T00:00:00Z'")
            database.execute("DROP TRIGGER exhibit_files_keep_u")
            database.execute("UPDATE exhibit_files SET captured_at = '2001-01-01T00:00:00Z'")
        status, out, _ = run("check", "--json", "--archive", self.archive)
        self.assertEqual(status, 4)
        self.assertEqual([problem["where"] for problem in json.loads(out)["problems"]], ["exhibit_files row 1"])

    def test_what_a_page_shows_is_listed_with_its_caption(self):
        words = "The bridge over the river at Lagos was closed on Monday after a lorry struck one of its piers, the city engineer said. "
        page = self.write("page.html", f"""<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>
          <figure><img src="/img/bridge.jpg" alt="A bridge"><figcaption>The closed bridge on Monday.</figcaption></figure>
          <p>{words * 2}</p><p>{words * 3}</p></article></body></html>""")
        self.done("add", page, "--archive", self.archive, "--url", "https://paper.example/2024/bridge")
        report = self.done_json("latest", "--archive", self.archive)["reports"][0]["id"]
        self.assertEqual(self.done_json("exhibits", "--report", report, "--archive", self.archive)["linked"],
                         [{"report": report, "url": "https://paper.example/img/bridge.jpg", "kind": "image",
                           "caption": "The closed bridge on Monday.", "alt": "A bridge",
                           "claimed": {"places": [], "times": []}}])

    def one_with_report(self):
        report, = self.done_json("latest", "--archive", self.archive)["reports"]
        exhibits = self.ask("--report", report["id"])
        self.assertTrue(all(exhibit["report"] == report["id"] for exhibit in exhibits))
        return exhibits

    def test_what_a_mail_carries_comes_with_it(self):
        self.add(self.write("news.eml", mail(("Content-Type: text/plain; charset=utf-8", "The bridge to Lagos was closed on Monday, the mayor said."),
                                             ("Content-Type: image/png; name=bridge.png\r\nContent-Disposition: attachment; filename=bridge.png", png(120, 90, bridge)),
                                             ("Content-Type: image/png\r\nContent-Disposition: inline", png(1, 1, bridge)),
                                             ("Content-Type: video/mp4; name=clip.mp4", film(3)))))
        exhibits = self.one_with_report()
        self.assertEqual([(one["kind"], one["input"].rsplit("/", 1)[1]) for one in exhibits], [("image", "news.eml (bridge.png)"), ("video", "news.eml (clip.mp4)")])
        self.assertTrue(self.done_json("check", "--archive", self.archive)["ok"])
        self.assertIn("1 known before", self.add(self.folder / "news.eml"))

    def test_a_saved_page_has_the_pictures_of_its_article(self):
        words = "The bridge over the river at Lagos was closed on Monday after a lorry struck one of its piers, the city engineer said. "
        body = (f'<html><head><title>Bridge closed</title></head><body><img src="https://paper.example/logo.png"><article><h1>Bridge closed</h1><figure><img src="https://paper.example/bridge.png">'
                f"<figcaption>The closed bridge on Monday.</figcaption></figure><p>{words * 2}</p><p>{words * 3}</p></article></body></html>")
        part = lambda kind, at, content: (f"--b\r\nContent-Type: {kind}\r\nContent-Location: {at}\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content).decode())
        head = ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/bridge\r\nSubject: Bridge closed\r\n"
                'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n')
        self.add(self.write("page.mhtml", head + part("text/html", "https://paper.example/bridge", body.encode()) + part("image/png", "https://paper.example/logo.png", png(90, 90, street)) +
                            part("image/png", "https://paper.example/bridge.png", png(120, 90, bridge)) + "--b--\r\n"))
        self.assertEqual([(one["input"], one["caption"]) for one in self.one_with_report()], [("https://paper.example/bridge.png", "The closed bridge on Monday.")])

    def test_a_web_archive_has_the_pictures_of_its_pages(self):
        shown = lambda name: web_page(f"Ferry {name} left the harbour on Monday with 40 passengers.").replace(
            b"</h1>", f'</h1><figure><img src="/{name}.png"><figcaption>The ferry {name}.</figcaption></figure>'.encode(), 1)
        at = "http://127.0.0.1:9/"  # where nobody answers: nothing is to be asked
        warc = self.write("crawl.warc", answer(at + "north.png", png(120, 90, bridge), "image/png") + answer(at + "n", shown("north")) + answer(at + "s", shown("south")) +
                          answer(at + "logo.png", png(90, 90, street), "image/png") + answer(at + "south.png", b"gone", "image/png", "404 Not Found"))
        self.assertIn("2 reports added, 1 exhibit kept", self.add(warc, "--with-media"))
        self.assertEqual([(one["input"], one["caption"], one["report"] != "") for one in self.ask()], [(at + "north.png", "The ferry north.", True)])
        other = self.folder / "other.dateline"
        self.assertIn("2 reports added", self.done("add", warc, "--archive", other))
        self.assertEqual(self.done_json("exhibits", "--archive", other)["exhibits"], [])

    def test_a_document_has_its_pictures(self):
        relation = ('<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{1}"/>')
        relations = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + relation.format(1, "media/image1.png") + relation.format(2, "media/gone.png") + "</Relationships>")
        self.add(self.write("report.docx", documents.docx("<w:p><w:r><w:t>The bridge to Lagos was closed on Monday, the mayor said.</w:t></w:r></w:p>",
                                                          **{"word/_rels/document.xml.rels": relations, "word/media/image1.png": png(120, 90, bridge)})))
        self.assertEqual([one["input"].rsplit("/", 3)[1:] for one in self.one_with_report()], [["report.docx (word", "media", "image1.png)"]])


if __name__ == "__main__":
    unittest.main()
