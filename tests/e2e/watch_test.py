"""Watches with the real program: the backlog is silent, what is new or changes is told once, whatever happens in between."""
import hashlib
import hmac
import json
import subprocess
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from support import BINARY, Folder, run
from web_server import Server, page

# All invented.
BLAST = ("a1", "Plain Courier", "2022-05-03", "Blast at bus station kills four",
         "MAIDUGURI, May 3 (Plain Courier) - A bomb killed four people on Monday at the main bus station in Gwoza, the police command of Borno state "
         "said on Tuesday.")
SECOND = ("a2", "Lake Standard", "2022-05-04", "Blast in Gwoza",
          "At least four people died when a bomb went off at the bus station in Gwoza on Monday, the Lake Clinic said on Wednesday.")
BLAMED = ("a3", "Morning Echo", "2022-05-04", "Army blames Ash Brigade",
          "The Ash Brigade bombed the bus station in Gwoza on Monday, the army said on Wednesday.")
DENIAL = ("a4", "Coast Herald", "2022-05-05", "Ash Brigade says it did not bomb station",
          "The Ash Brigade on Thursday denied the bombing of the bus station in Gwoza.\n\n"
          "\"We do not fight travellers,\" the group said in a recording.\n\n"
          "The attack on Monday killed four people, according to the police.")
ELSEWHERE = ("b1", "Tunis Lantern", "2022-06-12", "March in Gabes", "Nurses protested in Gabes on Saturday, the police said.")


def line(report, **more):
    name, outlet, day, title, text = report
    return json.dumps({"id": name, "publisher": outlet, "published": day, "title": title, "text": text, **more})


class Watching(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"

    def put(self, *reports, **more):
        path = self.write("in.jsonl", "\n".join(line(report, **more) for report in reports))
        self.done("add", path, "--archive", self.archive)

    def watch(self, *arguments):
        return self.done("watch", *arguments, "--archive", self.archive)

    def told(self, *arguments):
        return self.done_json("watch", "run", *arguments, "--archive", self.archive)["matches"]

    def changes(self, *arguments):
        return [match["change"] for match in self.told(*arguments)]

    def refused(self, *arguments, status=2):
        got, _, err = run("watch", *arguments, "--archive", self.archive)
        self.assertEqual(got, status, err)
        return err


class Incidents(Watching):
    def test_a_happening_from_its_first_report_to_its_denial(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.assertEqual(self.told(), [], "the backlog")
        self.put(BLAST)
        match, = self.told()
        self.assertEqual((match["watch"], match["change"]), ("gwoza", "new_incident"))
        incident = self.done_json("incident", match["incident"], "--archive", self.archive)
        self.assertEqual(incident["kind"], "assault")
        self.assertEqual(self.told(), [], "told once")

        self.put(SECOND)
        matches = {match["change"]: match for match in self.told()}
        self.assertEqual((matches["new_source"]["before"], matches["new_source"]["now"]), (1, 2))
        self.assertEqual((matches["support"]["before"], matches["support"]["now"]), ("single", "multiple"))
        self.assertEqual(self.told(), [])

        self.put(BLAMED)
        matches = {match["change"]: match for match in self.told()}
        self.assertEqual(matches["named"]["now"], {"role": "agent", "name": "Ash Brigade"})
        self.assertEqual((matches["new_source"]["before"], matches["new_source"]["now"]), (2, 3))
        self.assertNotIn("support", matches, "it was multiple before")

        self.put(DENIAL)
        matches = {match["change"]: match for match in self.told()}
        self.assertEqual((matches["dispute"]["before"], matches["dispute"]["now"]), ("none", "denied_by_accused"))
        self.assertEqual(self.told(), [])

    def test_what_was_there_when_the_watch_was_made_is_known_to_it(self):
        self.put(BLAST)
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.assertEqual(self.told(), [])
        self.put(SECOND)
        self.assertEqual(sorted(self.changes()), ["new_source", "support"])

    def test_building_anew_tells_nothing(self):
        self.watch_all()
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.told(), [])
        # An earlier report makes another claim the first one, and the incident's id follows it; the old id goes on resolving.
        self.put(("a0", "Dawn Bulletin", "2022-05-02", "Blast", "A bomb killed people at the bus station in Gwoza on Monday, the police command of Borno state said."))
        self.assertNotIn("new_incident", self.changes())

    def watch_all(self):
        self.put(BLAST, ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.watch("add", "marches", "--kind", "protest")
        self.put(SECOND)
        self.told()

    def test_other_happenings_are_not_told(self):
        self.put(BLAST)
        self.watch("add", "marches", "--kind", "protest")
        self.put(SECOND)
        self.assertEqual(self.told(), [])
        self.put(ELSEWHERE)
        self.assertEqual(self.changes(), ["new_incident"])

    def test_each_watch_has_its_own_last_look(self):
        self.put(ELSEWHERE)
        self.watch("add", "one", "--place", "Gwoza")
        self.watch("add", "two", "--place", "Gwoza")
        self.put(BLAST)
        self.assertEqual(self.changes("one"), ["new_incident"])
        self.put(SECOND)
        self.assertEqual(sorted(self.changes("one")), ["new_source", "support"])
        self.assertEqual(self.changes("two"), ["new_incident"])

    def test_claims(self):
        self.put(BLAST)
        self.watch("add", "words", "--place", "Gwoza", "--over", "claims")
        self.put(SECOND)
        matches = self.told()
        self.assertEqual({match["change"] for match in matches}, {"new_claim"})
        for match in matches:
            self.assertEqual(self.done_json("claim", match["claim"], "--archive", self.archive)["report"], "a2")
        self.put(DENIAL)
        self.assertIn("new_denial", self.changes())


class Reports(Watching):
    def test_new_reports(self):
        self.put(ELSEWHERE)
        self.watch("add", "words", "--q", "bomb", "--over", "reports")
        self.put(BLAST)
        match, = self.told()
        self.assertEqual((match["change"], match["report"]), ("new_report", "a1"))
        self.assertEqual(self.told(), [])


class Cited(Watching):
    """What befalls a report that somebody cited, at its address."""
    WORDS = "A bomb killed four people on Monday at the main bus station in Gwoza, the police command of Borno state said.{}"

    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.close)
        self.serve("/blast", self.WORDS.format("\nThe station is closed, the mayor said."))
        self.done("add", self.server.url + "/blast", "--archive", self.archive, "--pause", "0", "--published", "2022-05-03")
        self.report, = [report["id"] for report in self.done_json("latest", "--archive", self.archive)["reports"]]
        incident, = [i for i in self.done_json("incidents", "--archive", self.archive)["incidents"] if i["kind"] == "assault"]
        self.claim = incident["claims"][0]["claim"]

    def serve(self, path, words):
        self.server.answers[path] = page("Blast at bus station", words)

    def fetch(self):
        status, out, err = run("fetch", "--watch", "--json", "--archive", self.archive, "--pause", "0", "--retries", "0", "--published", "2022-05-03")
        self.assertEqual(status, 0, err)
        return json.loads(out)["matches"]

    def test_a_report_that_changes_is_corrected_and_goes(self):
        self.watch("add", "book", "--claim", self.claim)
        self.assertEqual(self.fetch(), [])
        self.serve("/blast", self.WORDS.format("\nThe station is open again, the mayor said."))
        changed, = self.fetch()
        self.assertEqual((changed["change"], changed["claim"], changed["now"]["still_told"]), ("report_changed", self.claim, True))
        self.assertTrue(any("closed" in claim["words"] for claim in changed["now"]["gone_claims"]), changed["now"])
        self.assertEqual(self.fetch(), [], "told once")

        self.serve("/blast", "Correction: an earlier version of this report said that a bomb had killed four people.\n"
                             "A gas bottle exploded on Monday at the main bus station in Gwoza, the mayor said.")
        matches = {match["change"]: match for match in self.fetch()}
        self.assertFalse(matches["report_corrected"]["now"]["still_told"])
        self.assertIn("no longer tells", matches["report_corrected"]["words"])
        self.assertIn("no_longer_told", matches)
        self.assertEqual(self.fetch(), [])

        del self.server.answers["/blast"]
        gone, = self.fetch()
        self.assertEqual((gone["change"], gone["now"], gone["claim"]), ("report_gone", 404, self.claim))
        self.assertEqual(self.fetch(), [], "told once")

        self.serve("/blast", self.WORDS.format("\nThe station is closed, the mayor said."))
        self.assertEqual([match["change"] for match in self.fetch()], ["report_back"])

    def test_an_unchanged_sentence_of_a_new_version_is_no_news(self):
        self.watch("add", "claims", "--over", "claims", "--place", "Gwoza")
        self.serve("/blast", self.WORDS.format("\nThe station is open again, the mayor said."))
        self.done("add", self.server.url + "/blast", "--archive", self.archive, "--pause", "0", "--published", "2022-05-03")
        told = self.told()
        self.assertFalse([match for match in told if "bomb killed" in str(match["evidence"])], told)

    def test_a_cited_report_and_what_is_said_against_it(self):
        self.watch("add", "book", "--report", self.report)
        self.put(DENIAL, BLAMED)
        matches = {match["change"]: match for match in self.told()}
        self.assertEqual((matches["standing_fell"]["before"], matches["standing_fell"]["now"]), ("single-source", "contested"))
        self.assertEqual(matches["standing_fell"]["report"], self.report)
        self.assertEqual(self.told(), [])

    def test_what_befalls_a_happening_is_told_once_however_often_it_is_cited(self):
        self.watch("add", "book", "--report", self.report, "--claim", self.claim)
        self.put(DENIAL, BLAMED)
        fell, = [match for match in self.told() if match["change"] == "standing_fell"]
        self.assertIn("cited 2 times", fell["words"])

    def test_what_a_case_cites(self):
        who = ("--by", "A. Desk", "--archive", self.archive)
        self.done("case", "new", "gwoza", *who)
        self.assertIn("no such case", self.refused("add", "memo", "--cited-in", "nope", status=3))
        self.watch("add", "memo", "--cited-in", "gwoza")
        self.done("case", "cite", "gwoza", "draft 1", self.claim, *who)  # after the watch was made
        self.serve("/blast", self.WORDS.format("\nThe station is open again, the mayor said."))
        changed, = self.fetch()
        self.assertEqual((changed["change"], changed["claim"], changed["now"]["still_told"]), ("report_changed", self.claim, True))
        self.put(DENIAL, BLAMED)
        fell, = [match for match in self.told() if match["change"] == "standing_fell"]
        self.assertEqual((fell["claim"], fell["now"]), (self.claim, "contested"))
        self.done("case", "undo", "gwoza", "1", "--why", "a mistake", *who)
        self.assertEqual(self.told(), [])

    def test_a_case_that_holds_a_happening(self):
        who = ("--by", "A. Desk", "--archive", self.archive)
        self.done("case", "new", "gwoza", *who)
        incident, = [i["id"] for i in self.done_json("incidents", "--archive", self.archive)["incidents"] if i["kind"] == "assault"]
        self.done("case", "add", "gwoza", incident, *who)
        self.watch("add", "memo", "--cited-in", "gwoza")
        self.put(DENIAL, BLAMED)
        fell, = [match for match in self.told() if match["change"] == "standing_fell"]
        self.assertEqual((fell["incident"], fell["before"], fell["now"]), (incident, "single-source", "contested"))

    def test_a_watch_over_reports_tells_of_versions_and_of_gone_pages(self):
        self.watch("add", "words", "--over", "reports", "--q", "bomb")
        self.serve("/blast", self.WORDS.format("\nWe have withdrawn this report."))
        self.assertEqual(run("add", self.server.url + "/blast", "--archive", self.archive, "--pause", "0")[0], 0)
        self.assertEqual(self.changes(), ["report_withdrawn"])
        del self.server.answers["/blast"]
        self.assertEqual(run("add", self.server.url + "/blast", "--archive", self.archive, "--pause", "0")[0], 3)
        self.assertEqual(self.changes(), ["report_gone"])

    def test_the_same_text_on_another_page_is_no_change(self):
        self.watch("add", "book", "--claim", self.claim)
        answer = self.server.answers["/blast"]
        self.server.answers["/blast"] = answer.replace(b"</body>", b"<footer>Read more</footer></body>")
        self.assertEqual(self.fetch(), [])


class Indicators(Watching):
    def march(self, number, day, place="Gabes"):
        self.put((f"m{number}", "Tunis Lantern", day, "March", f"Nurses protested in {place} on {day}, the police said."))

    def test_a_count_above_a_threshold_within_days(self):
        self.march(1, "2022-06-01")
        self.march(2, "2022-06-04")
        self.watch("add", "rise", "--kind", "protest", "--place", "Gabes", "--above", "2", "--within", "7")
        self.march(3, "2022-06-20")
        self.assertEqual(self.told(), [])
        self.march(4, "2022-06-07")
        match, = self.told()
        self.assertEqual((match["change"], match["before"]["count"], match["now"]["count"], match["now"]["to"]), ("count_above", 2, 3, "2022-06-07"))
        self.march(5, "2022-06-10")
        self.assertEqual(self.told(), [], "the same rise")
        self.march(6, "2022-06-23")
        self.march(7, "2022-06-26")
        self.assertEqual(self.changes(), ["count_above"])

    def test_offices(self):
        self.put(("o1", "Gulf Wire", "2022-07-01", "Minister", "Togo's Finance Minister Kodjo Amegan opened a road in Lome on Friday, the presidency said."))
        self.watch("add", "togo", "--over", "actors", "--country", "TG")
        self.put(("o2", "Gulf Wire", "2022-07-05", "Minister quits",
                  "LOME, July 5 (Gulf Wire) - Togo's finance minister, Kodjo Amegan, resigned on Tuesday, the presidency said in a statement."))
        match, = [match for match in self.told() if match["change"] == "office_vacated"]
        self.assertEqual((match["now"]["from"], match["now"]["end"]), ("Kodjo Amegan", "2022-07-05"))
        self.put(("o3", "Gulf Wire", "2022-07-07", "Acting minister", "Afi Lawson was named acting finance minister of Togo on Thursday, the presidency said."))
        match, = [match for match in self.told() if match["change"] == "acting_holder"]
        self.assertEqual((match["now"]["from"], match["now"]["modes"]), ("Afi Lawson", ["acting"]))
        self.assertEqual(self.told(), [])
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.told(), [])

    def test_facilities_and_legs(self):
        self.put(("f1", "Coast Herald", "2022-08-01", "Port", "The port of Berbera was reopened on Monday, the port authority said."))
        self.watch("add", "berbera", "--over", "map", "--place", "Berbera")
        self.assertEqual(self.told(), [])
        self.put(("f2", "Coast Herald", "2022-08-09", "Port hit", "The port of Berbera was damaged in an attack on Monday, the port authority said."))
        match, = [match for match in self.told() if match["change"] == "facility_state"]
        self.assertEqual(match["now"], "damaged")
        self.put(("f3", "Coast Herald", "2022-08-12", "Trucks", "Trucks carried rockets from Berbera to Hargeisa on Thursday, the police said."))
        self.assertIn("new_leg", self.changes())
        self.put(("f4", "Lake Standard", "2022-08-13", "Trucks", "Rockets were trucked from Berbera to Hargeisa, the Lake Clinic said on Saturday."))
        self.assertNotIn("new_leg", self.changes())


class Hook:
    """A webhook: answers with `status`, keeps what came."""

    def __init__(self):
        self.status, self.came = 204, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                outer.came.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/hook"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class Outputs(Watching):
    SECRET = b"a secret of the desk, long enough"

    def hooked(self):
        hook = Hook()
        self.addCleanup(hook.close)
        self.put(ELSEWHERE)
        secret = self.write("secret", self.SECRET + b"\n")
        self.watch("add", "gwoza", "--place", "Gwoza", "--webhook", hook.url, "--secret-file", str(secret), "--webhook-near")
        return hook

    def test_a_webhook_gets_signed_matches(self):
        hook = self.hooked()
        self.put(BLAST)
        told = self.told()
        (headers, body), = hook.came
        expected = "sha256=" + hmac.new(self.SECRET, body, hashlib.sha256).hexdigest()
        self.assertTrue(hmac.compare_digest(headers["Dateline-Signature"], expected))
        sent = json.loads(body)
        self.assertEqual((sent["format"], sent["watch"], sent["matches"]), ("dateline.watch/1", "gwoza", told))
        self.told()
        self.assertEqual(len(hook.came), 1)

    def test_what_a_webhook_did_not_take_is_sent_later_and_unchanged(self):
        hook = self.hooked()
        hook.status = 500
        self.put(BLAST)
        status, out, err = run("watch", "run", "--json", "--archive", self.archive)
        self.assertEqual(status, 0, "what a webhook does is no failure of the run")
        self.assertEqual(len(json.loads(out)["matches"]), 1)
        self.assertIn("kept, tried again", err)
        self.told()
        self.assertEqual(len(hook.came), 1, "not before its pause is over")
        watch, = self.done_json("watch", "list", "--archive", self.archive)["watches"]
        self.assertEqual([(unsent["state"], unsent["tries"]) for unsent in watch["unsent"]], [("waiting", 1)])
        self.assertIn("not sent", self.watch("list"))
        hook.status = 200
        self.assertEqual(self.told("--send-now"), [])
        self.assertEqual(hook.came[0][1], hook.came[1][1])
        self.assertEqual(hook.came[0][0]["Dateline-Delivery"], hook.came[1][0]["Dateline-Delivery"])
        self.told("--send-now")
        self.assertEqual(len(hook.came), 2)

    def test_near_addresses_only_when_they_are_meant(self):
        self.put(ELSEWHERE)
        secret = str(self.write("secret", self.SECRET))
        self.assertIn("https", self.refused("add", "x", "--place", "Gwoza", "--webhook", "http://127.0.0.1:1/", "--secret-file", secret))
        self.assertIn("at least 16 bytes", self.refused("add", "x", "--place", "Gwoza", "--webhook", "https://post.example/", "--secret-file", str(self.write("short", "abc"))))
        self.refused("add", "x", "--place", "Gwoza", "--webhook", "https://post.example/")
        for near in ("https://127.0.0.1:1/", "https://localhost/x", "https://[::1]/", "https://10.0.0.7/", "https://printer/", "https://2130706433/"):
            self.assertIn("--webhook-near", self.refused("add", "x", "--place", "Gwoza", "--webhook", near, "--secret-file", secret))
        self.watch("add", "x", "--place", "Gwoza", "--webhook", "https://127.0.0.1:1/", "--secret-file", secret, "--webhook-near")

    def test_what_marks_withhold_leaves_the_machine_in_no_way(self):
        hook = self.hooked()
        hook.status = 500
        feed, rss = self.folder / "watch.atom", self.folder / "watch.rss"
        self.put(BLAST)
        self.assertEqual(len(self.told("--atom", str(feed), "--rss", str(rss))), 1)
        self.assertIn(b"Gwoza", feed.read_bytes())
        self.done("mark", "report", BLAST[0], "--tlp", "amber", "--by", "desk", "--why", "a source would be in danger", "--archive", self.archive)
        hook.status, sent = 204, len(hook.came)
        status, out, err = run("watch", "run", "--send-now", "--json", "--atom", str(feed), "--rss", str(rss), "--archive", self.archive)
        self.assertEqual((status, len(hook.came)), (0, sent), "what waited is not sent any more")
        self.assertIn("withheld by marks", err)
        self.assertNotIn(b"bomb", feed.read_bytes() + rss.read_bytes())
        self.put(SECOND)
        self.assertTrue(self.told("--atom", str(feed)), "who holds the file is told")
        self.assertEqual(len(hook.came), sent, "the happening is told by the marked report, too")
        self.assertNotIn(b"bomb", feed.read_bytes())
        self.done("marks", "undo", "1", "--by", "desk", "--why", "all is safe", "--archive", self.archive)
        self.told("--atom", str(feed))
        self.assertIn(b"Gwoza", feed.read_bytes())

    def test_an_atom_feed_keeps_its_ids(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza & <more>", "--place", "Gwoza")
        feed = self.folder / "watch.atom"
        self.watch("run", "--atom", str(feed))
        empty = ElementTree.fromstring(feed.read_bytes())
        self.put(BLAST)
        self.watch("run", "--atom", str(feed))
        first = ElementTree.fromstring(feed.read_bytes())
        self.put(SECOND)
        self.watch("run", "--atom", str(feed))
        second = ElementTree.fromstring(feed.read_bytes())
        name = "{http://www.w3.org/2005/Atom}"
        for tree in (empty, first, second):
            self.assertEqual(tree.tag, name + "feed")
            self.assertEqual(tree.find(name + "id").text, empty.find(name + "id").text)
            for part in ("title", "updated", "author"):
                self.assertEqual(len(tree.findall(name + part)), 1)
        entries = second.findall(name + "entry")
        self.assertEqual(len(entries), 3)
        self.assertEqual(entries[-1].find(name + "id").text, first.find(name + "entry").find(name + "id").text)
        self.assertEqual(len({entry.find(name + "id").text for entry in entries}), 3)
        for entry in entries:
            self.assertTrue(entry.find(name + "title").text.startswith("gwoza & <more>: "))
            self.assertRegex(entry.find(name + "updated").text, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertTrue(entry.find(name + "content").text)

    def test_an_rss_feed_is_read_by_readers_of_feeds(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza & more", "--place", "Gwoza")
        feed, atom = self.folder / "watch.rss", self.folder / "watch.atom"
        self.watch("run", "--rss", str(feed))
        self.assertEqual(len(ElementTree.fromstring(feed.read_bytes()).findall("channel/item")), 0)
        self.put(BLAST, SECOND)
        self.watch("run", "--rss", str(feed), "--atom", str(atom))
        tree = ElementTree.fromstring(feed.read_bytes())
        self.assertEqual((tree.tag, tree.get("version")), ("rss", "2.0"))
        for part in ("title", "link", "description", "lastBuildDate"):
            self.assertEqual(len(tree.findall("channel/" + part)), 1)
        items = tree.findall("channel/item")
        self.assertTrue(items)
        name = "{http://www.w3.org/2005/Atom}"
        ids = [entry.find(name + "id").text for entry in ElementTree.fromstring(atom.read_bytes()).findall(name + "entry")]
        self.assertEqual([item.find("guid").text for item in items], ids)
        for item in items:
            self.assertEqual(item.find("guid").get("isPermaLink"), "false")
            self.assertIsNotNone(parsedate_to_datetime(item.find("pubDate").text))
            self.assertTrue(item.find("title").text.startswith("gwoza & more: "))
            self.assertIn("claim ", item.find("description").text)
        # Dateline reads feeds, too.
        read = self.done("read", "--from", "feed", "--only", "article", "--json", str(feed)).splitlines()
        self.assertEqual(len(read), len(items))
        self.assertEqual(json.loads(read[0])["report"]["title"], items[0].find("title").text)

    def test_each_match_shows_its_evidence(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.watch("add", "words", "--over", "reports", "--q", "bomb")
        self.put(BLAST)
        out = self.watch("run")
        incident, = [i for i in self.done_json("incidents", "--archive", self.archive)["incidents"] if i["kind"] == "assault"]
        self.assertIn(incident["claims"][0]["claim"], out)
        self.assertIn("report a1", out)
        self.assertIn("A bomb killed four people", out)
        shown = self.done_json("watch", "show", "gwoza", "--archive", self.archive)["matches"]
        self.assertEqual(shown[0]["evidence"][0]["report"], "a1")
        self.assertIn("A bomb killed four people on Monday", shown[0]["evidence"][0]["sentence"])
        new, = self.done_json("watch", "show", "words", "--archive", self.archive)["matches"]
        self.assertEqual((new["evidence"][0]["report"], new["evidence"][0]["claim"]), ("a1", None))

    def test_what_could_not_be_printed_is_told_again(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.put(BLAST)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "watch", "run", "--archive", self.archive], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(self.changes(), ["new_incident"])
        self.assertEqual(self.changes(), [])

    def test_runs_that_are_killed_tell_nothing_twice_and_lose_nothing(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza", "--over", "claims")
        told = []
        for i, report in enumerate((BLAST, SECOND, BLAMED, DENIAL)):
            self.put(report)
            for wait in (0.005, 0.015, 0.03):
                process = subprocess.Popen([BINARY, "watch", "run", "--json", "--archive", self.archive], stdout=subprocess.PIPE)
                time.sleep(wait)
                process.kill()
                out, _ = process.communicate()
                if out:
                    told += json.loads(out)["matches"]
            told += self.told()
        numbers = [match["match"] for match in told]
        shown = self.done_json("watch", "show", "gwoza", "--last", "100", "--archive", self.archive)["matches"]
        self.assertEqual(sorted(set(numbers)), [match["match"] for match in shown], "nothing is lost")
        self.assertEqual(len({match["claim"] for match in shown}), len(shown), "nothing is kept twice")


class Keeping(Watching):
    def test_list_show_and_remove(self):
        self.put(ELSEWHERE)
        self.watch("add", "gwoza", "--place", "Gwoza", "--by", "Ana Example")
        watch, = self.done_json("watch", "list", "--archive", self.archive)["watches"]
        self.assertEqual((watch["name"], watch["made_by"], watch["question"]["filter"]), ("gwoza", "Ana Example", {"place": "Gwoza"}))
        self.put(BLAST)
        self.assertIn("New: assault", self.watch("run"))
        self.assertEqual(self.watch("run"), "Nothing new.\n")
        shown = self.done_json("watch", "show", "gwoza", "--archive", self.archive)
        self.assertEqual([match["change"] for match in shown["matches"]], ["new_incident"])
        self.watch("remove", "gwoza")
        self.assertIn("Nothing is watched", self.watch("list"))
        self.assertIn("no such watch", self.refused("remove", "gwoza", status=3))
        self.assertIn("no such watch", self.refused("run", "gwoza", status=3))

    def test_what_cannot_be_watched(self):
        self.put(ELSEWHERE)
        self.assertIn("something to look for", self.refused("add", "all"))
        self.assertIn("--sort", self.refused("add", "sorted", "--place", "Gwoza", "--sort", "time"))
        self.assertIn("no claim with this key", self.refused("add", "cited", "--claim", "0123456789abcdef", status=3))
        self.watch("add", "gwoza", "--place", "Gwoza")
        self.assertIn("there is a watch of this name", self.refused("add", "gwoza", "--place", "Bama"))

    def test_private_people_are_not_watched(self):
        self.put(("p1", "Lake Standard", "2022-05-04", "Survivor of blast",
                  "Halima Bukar, a fruit seller, was wounded when a bomb went off at the bus station in Gwoza on Monday, police said."))
        for option in ("--actor", "--q", "--source"):
            self.assertIn("private or protected", self.refused("add", "her", option, "Halima Bukar"))
        self.assertIn("private or protected", self.refused("add", "her", "--over", "reports", "--q", "bukar halima"))
        for words in ("buk* hal*", "title:halima bukar", "text:Bukar title:Halim*", '"Halima Bukar" OR fire', 'actor:"Halima Bukar"', 'source:"Halima Bukar" bomb', "Halimas Bukars", "halima's bukar", "Bukar-Halima"):
            self.assertIn("private or protected", self.refused("add", "her", "--over", "reports", "--q", words), words)
        self.watch("add", "fruit", "--over", "reports", "--q", "fruit sel*")
        self.watch("add", "not her", "--over", "reports", "--q", "bomb -bukar -halima")

    def test_titles_do_not_tell_private_names(self):
        self.put(ELSEWHERE)
        self.watch("add", "all", "--over", "reports", "--language", "en")
        self.put(("p1", "Lake Standard", "2022-05-04", "Bomb wounds Halima Bukar in Gwoza",
                  "Halima Bukar, a fruit seller, was wounded when a bomb went off at the bus station in Gwoza on Monday, police said."))
        match, = self.told()
        self.assertEqual(match["now"]["title"], "Bomb wounds [person] in Gwoza")
        self.assertNotIn("Bukar", str(match))

    def test_a_watch_on_words_that_become_a_private_name_stops(self):
        self.put(ELSEWHERE)
        self.watch("add", "words", "--over", "reports", "--q", "Halima Bukar")
        self.put(("p1", "Lake Standard", "2022-05-04", "Survivor of blast",
                  "Halima Bukar, a fruit seller, was wounded when a bomb went off at the bus station in Gwoza on Monday, police said."))
        match, = self.told()
        self.assertEqual(match["change"], "watch_stopped")
        self.assertNotIn("report", match)
        self.assertIn("stopped", self.watch("list"))
        self.assertEqual(self.told(), [])


if __name__ == "__main__":
    unittest.main()
