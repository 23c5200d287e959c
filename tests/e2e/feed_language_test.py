"""Feeds as input, and reports in other languages than the model's, as a user meets them."""
import json
import unittest

from support import Folder, lines_of, run

FEED = """<rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link>
<item><title>Ferry stops</title><link>https://post.example/ferry</link><pubDate>Tue, 05 Mar 2019 10:20:30 GMT</pubDate>
<description>The ferry between the islands stops on Monday, the harbour office said &nbsp;&mdash; for a week.</description></item>
<item><title>Only a title</title><link>https://post.example/bare</link></item>
</channel></rss>"""

# Arabic with marks of direction and a vowel sign; Persian with joiners inside its words.
ARABIC = "قال المجلس البلدي يوم الثلاثاء إن \u200fالجسر (A-7)\u200f سيُغلق أمام حركة المرور إلى أن يفحص المهندسون أعمدته \u2067القديمة\u2069 التي لم تعد آمنة."
PERSIAN = "شورای شهر روز سه\u200cشنبه اعلام کرد که پل تا پایان بررسی ستون\u200cها بسته می\u200cماند و مردم باید از راه\u200cهای دیگر بروند."


def page(language, title, words):
    return (f'<html lang="{language}" dir="rtl"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><article><h1>{title}</h1><p>{words}</p></article></body></html>")


class Feeds(Folder):
    def test_each_item_is_a_report(self):
        path = self.write("feed.xml", FEED)
        status, out, _ = run("read", path, "--only", "article", "--json")
        self.assertEqual(status, 3)
        first, second = lines_of(out)
        report = first["report"]
        self.assertEqual(report["text"], "Ferry stops\n\nThe ferry between the islands stops on Monday, the harbour office said — for a week.")
        self.assertEqual(report["url"], "https://post.example/ferry")
        self.assertEqual(report["published"], "2019-03-05T10:20:30Z")
        self.assertEqual(report["publisher"], {"name": "The Harbour Post", "domain": "post.example"})
        self.assertEqual(report["flags"], ["teaser", "feed_repaired"])
        self.assertEqual(second["error"]["code"], "no_text")

    def test_adding_twice_adds_once(self):
        path, archive = self.write("feed.xml", FEED), self.folder / "news.dateline"
        for reports in (1, 1):
            status, _, err = run("add", path, "--archive", archive)
            self.assertEqual(status, 3)
            self.assertIn("item 2 (Only a title)", err)
            self.assertEqual(len(self.done_json("latest", "--archive", archive)["reports"]), reports)


class OtherLanguages(Folder):
    def test_right_to_left_text_survives_every_step(self):
        archive = self.folder / "news.dateline"
        for language, words, asked in (("ar", ARABIC, "المهندسون"), ("fa", PERSIAN, "می\u200cماند")):
            path = self.write(language + ".html", page(language, words[:30].strip(), words))
            report = self.done_json("read", path, "--only", "article")["report"]
            self.assertEqual(report["language"], language)
            self.assertIn(words, report["text"])
            self.done("add", path, "--archive", archive)
            hits = self.done_json("search", asked, "--archive", archive)["hits"]
            self.assertEqual([hit["report"] for hit in hits][:1], [report["id"]])

    def test_a_language_that_no_model_reads_is_stored_unread(self):
        # The page says English; its words are German.
        words = "Der Stadtrat hat am Dienstag beschlossen, die Brücke zu sperren, bis die Pfeiler untersucht worden sind."
        path = self.write("de.html", page("en", "Die Brücke wird gesperrt", words))
        reading = json.loads(self.done("read", path, "--json"))
        self.assertEqual((reading["report"]["language"], reading["report"]["unread"]), ("de", "language"))
        self.assertEqual(reading["claims"], [])

    def test_a_text_too_short_to_tell_is_in_the_language_that_the_page_declares(self):
        path = self.write("short.html", page("sv", "Bron", "Bron är stängd."))
        self.assertEqual(self.done_json("read", path, "--only", "article")["report"]["language"], "sv")


if __name__ == "__main__":
    unittest.main()
