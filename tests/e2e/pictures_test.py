"""Pictures of exhibits, over HTTP and as files: the pixels as they came in, nothing of what stood beside them, and none where the report is not shown."""
import hashlib
import json
import struct
import time
import unittest
from urllib.parse import quote

from exhibits_test import bridge, chunk, exif, png, street
from serve_test import TOKEN, Server
from support import Folder, run
from web_server import Server as WebServer, page, send

SECRET = b"12 Invented Lane"
RIVER = "Example Imaging said satellite images taken on 3 March 2020 showed that rebels had attacked the army base in Gao.\nThe attack was the second in a week, residents of the town said, and " \
        "the army said that it would send more soldiers to the base before the end of the month."
MARKET = "Gunmen kidnapped two traders near Timbuktu on 5 April 2020, the police said.\nThe traders were taken from a lorry on the road to the market, and the police said that nobody had asked for money " \
         "until the evening of the next day."


def with_picture(title, words, source, caption):
    return page(title, words).decode().replace("</h1>", f"</h1><figure><img src={source}><figcaption>{caption}</figcaption></figure>", 1).encode()


def jpeg(*segments):
    """A frame and a scan; no decoder needs to like them."""
    segment = lambda marker, data: bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
    frame = segment(0xC0, struct.pack(">BHHB", 8, 60, 80, 1) + b"\1\x11\0")
    return b"\xff\xd8" + b"".join(segment(*one) for one in segments) + frame + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34\x56" + b"\xff\xd9"


class Pictures(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.base = png(64, 48, bridge, chunk(b"eXIf", exif(b"Cam\0")), chunk(b"tEXt", b"Place\0" + SECRET))
        self.road = png(64, 48, street, chunk(b"iTXt", b"Author\0\0\0\0\0" + SECRET))
        web = WebServer()
        self.addCleanup(web.close)
        give = lambda body: lambda handler: send(handler, 200, body, Content_Type="image/png")
        web.answers.update({"/base": with_picture("Base attacked", RIVER, "/base.png", "The base in Gao, seen on 3 March 2020."), "/base.png": give(self.base),
                            "/road": with_picture("Traders taken", MARKET, "/road.png", "The road to Timbuktu."), "/road.png": give(self.road)})
        for path in ("/base", "/road"):
            self.done("add", web.url + path, "--with-media", "--pause", "0", "--retries", "0", "--archive", self.archive)
        self.reports = {one["title"]: one["id"] for one in self.done_json("latest", "--archive", self.archive)["reports"]}

    def serve(self, *arguments, **more):
        server = Server(str(self.archive), *arguments, **more)
        self.addCleanup(server.stop)
        return server

    @staticmethod
    def at(bytes_):
        return f"/api/v1/exhibits/{hashlib.sha256(bytes_).hexdigest()}/image"

    def asked_until(self, server, path, status):
        """While what may be shown is made anew it is busy."""
        for _ in range(200):
            answer = server.ask(path)
            if answer[0] != 503:
                break
            time.sleep(0.1)
        self.assertEqual(answer[0], status, answer[2])
        return answer

    def test_the_pixels_and_nothing_beside_them(self):
        server = self.serve()
        status, fields, body = server.ask(self.at(self.base), headers={"Accept": "image/*", "Accept-Encoding": "gzip"})
        self.assertEqual((status, fields["content-type"], fields["x-content-type-options"]), (200, "image/png", "nosniff"))
        self.assertEqual(fields["content-security-policy"], "default-src 'none'; frame-ancestors 'none'")
        self.assertNotIn("content-encoding", fields)
        self.assertIn(SECRET, self.base)
        self.assertEqual(body, png(64, 48, bridge))
        self.assertEqual(server.ask(self.at(self.base), headers={"If-None-Match": fields["etag"]})[::2], (304, b""))
        self.assertEqual(server.ask(self.at(self.base), "HEAD")[::2], (200, b""))
        self.assertNotEqual(server.ask(self.at(self.road))[1]["etag"], fields["etag"])
        self.assertEqual(server.ask(self.at(self.base), headers={"Accept": "text/html"})[0], 406)

    def test_what_the_file_is_called_says_nothing(self):
        gps = jpeg((0xE1, b"Exif\0\0" + exif(b"Cam\0")), (0xFE, SECRET), (0xED, SECRET))
        self.done("add", self.write("page.html.png", gps), "--archive", self.archive)
        _, fields, body = self.serve().ask(self.at(gps))
        self.assertEqual((fields["content-type"], body), ("image/jpeg", jpeg()))

    def test_what_is_odd_is_not_shown_and_says_why(self):
        cut, tiff = jpeg()[:-2], b"II*\0" + struct.pack("<IHHHIIHHIII", 8, 2, 0x100, 4, 1, 300, 0x101, 4, 1, 200, 0)
        self.done("add", self.write("cut.jpg", cut), self.write("scan.tif", tiff), "--archive", self.archive)
        server = self.serve()
        for bytes_, why in ((cut, "its end is missing"), (tiff, "only JPEG, PNG, GIF and WebP"), (b"never came in", "no exhibit of this SHA-256")):
            status, _, body = server.ask(self.at(bytes_))
            self.assertEqual(status, 404)
            self.assertIn(why, json.loads(body)["error"]["message"])
        listed = {one["sha256"]: one["shown"] for one in server.json("/api/v1/exhibits")["exhibits"]}
        self.assertFalse(listed[hashlib.sha256(tiff).hexdigest()])
        self.assertTrue(listed[hashlib.sha256(self.base).hexdigest()])

    def test_a_token_is_asked_for(self):
        server = self.serve(token=TOKEN)
        self.assertEqual(server.ask(self.at(self.base))[0], 200)
        self.assertEqual(server.ask(self.at(self.base), headers={"Authorization": None})[0], 401)

    def test_what_is_purged_has_no_picture(self):
        self.done("purge", self.reports["Base attacked"], "--why", "court order", "--by", "desk", "--yes", "--archive", self.archive)
        server = self.serve()
        status, _, body = server.ask(self.at(self.base))
        self.assertEqual(status, 404)
        self.assertIn("purged on", json.loads(body)["error"]["message"])
        self.assertEqual(server.ask(self.at(self.road))[0], 200)

    def test_a_mark_takes_the_picture_from_those_who_may_not_see_the_report(self):
        server = self.serve()
        self.assertEqual(server.ask(self.at(self.base))[0], 200)
        self.done("mark", "report", self.reports["Base attacked"], "--tlp", "red", "--why", "its author is in danger", "--by", "desk", "--archive", self.archive)
        self.asked_until(server, self.at(self.base), 404)
        self.assertEqual(server.ask(self.at(self.road))[2], png(64, 48, street))
        self.assertNotIn(hashlib.sha256(self.base).hexdigest(), [one["sha256"] for one in server.json("/api/v1/exhibits")["exhibits"]])

    def test_a_share_of_quotes_has_no_pictures(self):
        share = self.folder / "share.dateline"
        self.done("share", "--out", share, "--archive", self.archive)
        server = Server(str(share))
        self.addCleanup(server.stop)
        status, _, body = server.ask(self.at(self.base))
        self.assertEqual(status, 404)
        self.assertIn("this file is a share", json.loads(body)["error"]["message"])
        self.assertEqual([one["shown"] for one in server.json("/api/v1/exhibits")["exhibits"]], [False, False])

    def test_a_file_of_it(self):
        sha256, out = hashlib.sha256(self.base).hexdigest(), self.folder / "base.png"
        self.done("exhibits", "--picture", sha256, "--out", out, "--archive", self.archive)
        self.assertEqual(out.read_bytes(), png(64, 48, bridge))
        for arguments, status in ((("--picture", sha256, "--out", out), 2), (("--picture", sha256), 2), (("--out", out), 2), (("--picture", "0" * 64, "--out", self.folder / "x"), 3)):
            self.assertEqual(run("exhibits", *map(str, arguments), "--archive", str(self.archive))[0], status, arguments)
        self.assertEqual(out.read_bytes(), png(64, 48, bridge))

    def test_a_happening_has_the_pictures_of_its_reports_and_what_they_rest_on(self):
        server = self.serve()
        incident, = (one for one in server.json("/api/v1/incidents")["incidents"] if any(place["name"] == "Gao" for place in one["places"]) and one["exhibits"])
        told = server.json(f"/api/v1/incidents/{quote(incident['id'])}/exhibits")
        file, = told["exhibits"]
        self.assertEqual((file["sha256"], file["report"], file["shown"]), (hashlib.sha256(self.base).hexdigest(), self.reports["Base attacked"], True))
        self.assertEqual(file["claimed"], {"places": ["Gao"], "times": ["2020-03-03"]})
        self.assertEqual([one["caption"] for one in told["linked"]], ["The base in Gao, seen on 3 March 2020."])
        self.assertEqual([(one["kind"], one["words"], one["taken"]) for one in told["told"]], [("satellite_image", "satellite images", "2020-03-03")])
        self.assertEqual(server.ask("/api/v1/incidents/nowhere/exhibits")[0], 404)


if __name__ == "__main__":
    unittest.main()
