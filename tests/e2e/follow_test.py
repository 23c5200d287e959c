"""Followed feeds: what is new comes in once, whatever happens in between."""
import os
import signal
import subprocess
import time
import unittest

from support import BINARY, Folder, run
from web_server import Server, page, send

WORDS = "Officials opened the {} road on Sunday, the council said.\nThe council expects more traffic in the valley, it said on Sunday."


def item(number, link, words="A road."):
    return (f"<item><title>Road {number}</title><guid isPermaLink='false'>road-{number}</guid><link>{link}</link>"
            f"<description>{words}</description></item>")


def feed(*items):
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Post</title><link>https://valley.example/</link>'
            + "".join(items) + "</channel></rss>").encode()


class Following(Folder):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.close)
        self.archive = self.folder / "news.dateline"
        self.tag = '"1"'
        self.items = [item(1, self.server.url + "/1")]
        self.server.answers.update({"/feed": self.answer_feed, "/1": page("Road 1", WORDS.format("first")), "/2": page("Road 2", WORDS.format("second"))})

    def answer_feed(self, handler):
        if handler.headers.get("If-None-Match") == self.tag:
            return send(handler, 304, b"", ETag=self.tag)
        send(handler, 200, feed(*self.items), Content_Type="application/rss+xml", ETag=self.tag)

    def follow(self, *more):
        return self.done("follow", self.server.url + "/feed", "--archive", self.archive, *more)

    def fetch(self, *more):
        return run("fetch", "--archive", self.archive, "--pause", "0", "--retries", "0", *more)

    def titles(self):
        return sorted(report["title"] for report in self.done_json("latest", "--archive", self.archive)["reports"])

    def test_what_is_new_comes_in_once(self):
        self.follow()
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(self.titles(), ["Road 1"])
        text = self.done_json("search", "traffic", "--archive", self.archive)["hits"]
        self.assertEqual(len(text), 1, "the page's words, not the item's")
        status, out, _ = self.fetch()
        self.assertIn("1 unchanged", out)
        self.items.append(item(2, self.server.url + "/2"))
        self.tag = '"2"'
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(self.titles(), ["Road 1", "Road 2"])
        self.assertEqual(self.server.paths().count("/1"), 1)

    def test_the_items_own_words_where_the_page_cannot_be_had(self):
        self.items = [item(3, self.server.url + "/3", "The bridge road was closed on Sunday, the council said.")]
        self.follow()
        self.assertEqual(self.fetch()[0], 0)
        report, = self.done_json("latest", "--archive", self.archive)["reports"]
        self.assertEqual(report["title"], "Road 3")
        self.assertEqual(self.done_json("custody", report["id"], "--archive", self.archive)["collection"]["capture"]["final"], self.server.url + "/feed")

    def test_an_item_that_failed_is_tried_again(self):
        self.items = [item(4, self.server.url + "/4", "")]
        self.follow()
        self.assertEqual(self.fetch()[0], 3)
        self.server.answers["/4"] = page("Road 4", WORDS.format("fourth"))
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(self.titles(), ["Road 4"])

    def test_listing_and_removing(self):
        self.follow("--by", "Ana Example")
        self.assertIn("already", self.follow())
        feeds = self.done_json("follow", "--archive", self.archive)["feeds"]
        self.assertEqual([(f["url"], f["by"], f["asked_at"], f["items"]) for f in feeds], [(self.server.url + "/feed", "Ana Example", "", 0)])
        self.fetch()
        self.assertIn("Valley Post", self.done("follow", "--archive", self.archive))
        self.follow("--remove")
        self.assertEqual(self.done_json("follow", "--archive", self.archive)["feeds"], [])
        self.assertEqual(self.titles(), ["Road 1"])
        self.assertEqual(run("follow", self.server.url + "/feed", "--remove", "--archive", self.archive)[0], 3)

    def test_a_page_is_no_feed(self):
        self.done("follow", self.server.url + "/1", "--archive", self.archive)
        status, _, err = self.fetch()
        self.assertEqual(status, 3)
        self.assertIn("is no feed", err)

    def test_an_interrupted_run_goes_on(self):
        self.items.append(item(2, self.server.url + "/2", "The second road."))
        second = self.server.answers["/2"]
        self.server.answers["/2"] = lambda handler: (time.sleep(3), send(handler, 200, second))
        self.follow()
        running = subprocess.Popen([BINARY, "fetch", "--archive", self.archive, "--pause", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(600):
            if "/2" in self.server.paths():
                break
            time.sleep(0.05)
        os.kill(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 130, err)
        self.assertEqual(self.titles(), ["Road 1"])
        self.server.answers["/2"] = second
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(self.titles(), ["Road 1", "Road 2"])
        self.assertEqual(self.server.paths().count("/1"), 1)

    def test_add_takes_a_feed_without_following_it(self):
        self.done("add", self.server.url + "/feed", "--archive", self.archive, "--pause", "0")
        self.assertEqual(self.titles(), ["Road 1"])
        self.assertEqual(self.done_json("follow", "--archive", self.archive)["feeds"], [])


if __name__ == "__main__":
    unittest.main()
