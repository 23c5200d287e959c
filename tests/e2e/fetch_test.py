"""Web addresses as input: what is fetched, what is refused, and how politely."""
import gzip
import struct
import unittest
import zlib

from support import Folder, run
from web_server import Server, chunked, drop, flood, packed, page, redirect, send, without_end

BRIDGE = page("Bridge closed", "Police closed the northern bridge of Tarsen on Monday, the mayor said.\n"
              "Engineers will look at the pillars before cars may use it again, officials said.")
QUICK = ("--pause", "0", "--retries", "0")


def grey_png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((x + y) % 256 for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Fetching(Folder):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.close)
        self.archive = self.folder / "news.dateline"

    def add(self, path, *more):
        return run("add", self.server.url + path, "--archive", self.archive, *QUICK, *more)

    def refused(self, path, words, *more):
        status, _, err = self.add(path, *more)
        self.assertEqual(status, 3, err)
        self.assertIn(words, err)

    def reports(self):
        return self.done_json("latest", "--archive", self.archive)["reports"]

    def test_nothing_elsewhere_leads_into_the_private_network(self):
        near = self.server.url + "/near"
        feed = f"<rss version='2.0'><channel><title>Post</title><item><title>Inside</title><guid>1</guid><link>{near}</link></item></channel></rss>".encode()
        # Asked through a proxy, the same server stands for hosts elsewhere.
        self.server.answers.update({"/near": BRIDGE, "http://out.example/away": redirect(near), "http://out.example/meta": redirect("http://169.254.169.254/latest/meta-data"),
                                    "http://out.example/file": redirect("file:///etc/passwd"), "http://out.example/feed": lambda handler: send(handler, 200, feed, Content_Type="application/rss+xml")})
        for path, words in (("away", "private network"), ("meta", "private network"), ("file", "not followed"), ("feed", "private network")):
            status, _, err = run("add", "http://out.example/" + path, "--proxy", self.server.url, "--archive", self.archive, *QUICK)
            self.assertEqual((status, words in err), (3, True), err)
        self.assertNotIn("/near", self.server.paths())
        self.assertEqual(self.add("/near")[0], 0, "whoever names it may")

    def test_a_page_is_a_report_at_its_last_address(self):
        self.server.answers.update({"/a": redirect("/b"), "/b": redirect("/news/bridge"), "/news/bridge": packed(BRIDGE)})
        status, _, err = self.add("/a", "--contact", "desk@post.example")
        self.assertEqual(status, 0, err)
        report, = self.reports()
        self.assertEqual((report["title"], report["url"]), ("Bridge closed", self.server.url + "/news/bridge"))
        self.assertEqual(self.server.paths(), ["/robots.txt", "/a", "/b", "/news/bridge"])
        agent = self.server.asked[-1][1]["User-Agent"]
        self.assertRegex(agent, r"^Dateline/[0-9.]+ \(\+desk@post\.example\)$")

    def test_images_of_a_page_become_exhibits_of_its_report(self):
        shown = BRIDGE.decode().replace("</h1>", "</h1><figure><img src=/bridge.png alt='a bridge'><figcaption>The northern bridge on Monday.</figcaption></figure>"
                                        "<figure><img src=/gone.png><figcaption>The southern bridge.</figcaption></figure>", 1)
        self.server.answers.update({"/a": shown.encode(), "/bridge.png": lambda handler: send(handler, 200, grey_png(120, 80), Content_Type="image/png")})
        status, _, err = self.add("/a", "--with-media")
        self.assertEqual(status, 0, err)
        self.assertIn("/gone.png", err)
        report, = self.reports()
        exhibit, = self.done_json("exhibits", "--report", report["id"], "--archive", self.archive)["exhibits"]
        self.assertEqual((exhibit["width"], exhibit["height"], exhibit["caption"]), (120, 80, "The northern bridge on Monday."))
        self.assertTrue(exhibit["input"].endswith("/bridge.png"))

    def test_the_charset_of_the_header_counts(self):
        body = BRIDGE.decode().replace("Tarsen", "Tärsen").replace('<meta charset="utf-8">', "").encode("iso-8859-2")
        self.server.answers["/a"] = lambda handler: send(handler, 200, body, Content_Type="text/html; charset=iso-8859-2")
        self.assertEqual(self.add("/a")[0], 0)
        self.assertEqual(len(self.done_json("search", "Tärsen", "--archive", self.archive)["hits"]), 1)

    def test_an_answer_in_chunks_is_put_together(self):
        self.server.answers.update({"/a": chunked(BRIDGE), "/b": BRIDGE})
        self.assertEqual(self.add("/a")[0], 0)
        self.assertEqual(self.add("/b")[0], 0)
        sums = [self.done_json("custody", report["id"], "--archive", self.archive)["preservation"]["sha256"] for report in self.reports()]
        self.assertEqual(sums[0], sums[1])

    def test_circles_other_schemes_and_passwords_are_not_followed(self):
        self.server.answers.update({"/a": redirect("/b"), "/b": redirect("/a"), "/c": redirect("file:///etc/hostname")})
        self.refused("/a", "redirects without end")
        self.refused("/c", "which is not followed")
        status, _, err = run("add", self.server.url.replace("//", "//me:word@"), "--archive", self.archive)
        self.assertEqual(status, 2)
        self.assertIn("password", err)

    def test_what_the_site_does_not_give(self):
        self.server.answers["/busy"] = lambda handler: send(handler, 429, b"", Retry_After="1")
        self.refused("/gone", "404")
        self.refused("/busy", "429")

    def test_a_busy_site_is_asked_again_when_it_says(self):
        times = []

        def busy_once(handler):
            times.append(1)
            send(handler, 200, BRIDGE) if len(times) > 1 else send(handler, 429, b"", Retry_After="1")
        self.server.answers["/a"] = busy_once
        status, _, err = run("add", self.server.url + "/a", "--archive", self.archive, "--pause", "0")
        self.assertEqual(status, 0, err)
        self.assertEqual(len(times), 2)

    def test_time_and_size_are_bounded(self):
        self.server.answers.update({"/slow": without_end, "/flood": flood, "/bomb": packed(b"<p>" + b"z" * (40 << 20)), "/drop": drop,
                                    "/short": lambda handler: (send(handler, 200, BRIDGE, Content_Length="5000"), drop(handler))})
        self.refused("/slow", "--timeout", "--timeout", "1")
        self.refused("/flood", "larger than 1 MiB", "--max-size", "1")
        self.refused("/bomb", "larger than 1 MiB", "--max-size", "1")
        self.refused("/short", "did not come in full")
        self.refused("/drop", "did not come in full")

    def test_robots_are_heard(self):
        self.server.answers.update({"/robots.txt": b"User-agent: *\nDisallow: /private/\n", "/private/a": BRIDGE, "/public/a": BRIDGE})
        self.refused("/private/a", "robots.txt")
        self.assertNotIn("/private/a", self.server.paths())
        self.assertEqual(self.add("/public/a")[0], 0)
        self.assertEqual(self.add("/private/a", "--ignore-robots")[0], 0)

    def test_robots_that_cannot_be_had_forbid_for_now(self):
        self.server.answers.update({"/robots.txt": lambda handler: send(handler, 503, b""), "/a": BRIDGE})
        self.refused("/a", "cannot be had now")

    def test_the_web_archive_holds_what_came_and_is_an_input(self):
        self.server.answers["/a"] = packed(BRIDGE)
        kept = self.folder / "kept.warc.gz"
        self.assertEqual(self.add("/a", "--save-warc", kept)[0], 0)
        records = gzip.decompress(kept.read_bytes())
        self.assertIn(gzip.compress(BRIDGE)[10:], records)  # behind the head, which holds the time
        self.assertIn(b"GET /a HTTP/1.1\r\n", records)
        other = self.folder / "other.dateline"
        self.done("add", kept, "--archive", other)
        ids = [report["id"] for report in self.done_json("latest", "--archive", other)["reports"]]
        self.assertEqual(ids, [report["id"] for report in self.reports()])

    def test_the_same_again_and_changed_and_elsewhere(self):
        self.server.answers.update({"/a": BRIDGE, "/b": BRIDGE})
        self.add("/a"), self.add("/a")
        self.assertEqual(len(self.reports()), 1)
        self.add("/b")
        self.assertEqual([report["version_of"] for report in self.reports()], [None, None])
        first = next(report["id"] for report in self.reports() if report["url"].endswith("/a"))
        self.server.answers["/a"] = BRIDGE.replace(b"Monday", b"Tuesday")
        self.add("/a")
        self.assertEqual(sorted(str(report["version_of"]) for report in self.reports()), sorted([str(None), str(None), first]))


if __name__ == "__main__":
    unittest.main()
