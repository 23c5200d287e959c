"""dateline add and the questions to an archive, as a user runs them."""
import json
import os
import shutil
import sqlite3
import subprocess
import unittest

from support import EXAMPLES, Folder, run


class Archive(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"

    def add(self, *paths):
        return self.done("add", *paths, "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)


class Examples(Archive):
    @classmethod
    def setUpClass(cls):
        cls.made = Folder()
        Folder.setUp(cls.made)
        cls.whole = cls.made.folder / "examples.dateline"
        status, _, err = run("add", EXAMPLES, "--archive", cls.whole)
        assert status == 0, err

    @classmethod
    def tearDownClass(cls):
        cls.made.doCleanups()

    def setUp(self):
        super().setUp()
        shutil.copy(self.whole, self.archive)

    def strike(self):
        found = self.ask("incidents", "--kind", "assault", "--from", "2024-03-11", "--to", "2024-03-11")["incidents"]
        self.assertEqual(len(found), 1, [incident["id"] for incident in found])
        return found[0]

    def test_a_wire_story_in_many_outlets_is_one_independent_source(self):
        strike = self.strike()
        self.assertGreaterEqual(strike["reports"], 4)
        self.assertEqual((strike["independent_sources"], strike["standing"]), (1, "single-source"), strike["claims"])

    def test_the_corrected_number_is_no_contradiction(self):
        """The old number lives on in the copies of the first version, which are the same origin."""
        self.assertEqual([c for c in self.strike()["contradictions"] if c["field"] != "count"], [])

    def test_a_later_version_stands_beside_the_first(self):
        ids = [report["id"] for report in self.ask("latest")["reports"]]
        self.assertEqual(sum(name.endswith("@2") for name in ids), 1, ids)

    def test_versions_show_the_claims_that_changed(self):
        later = next(r for r in self.ask("latest")["reports"] if r["id"].endswith("@2"))
        versions = self.ask("versions", later["id"])["versions"]
        self.assertEqual([v["id"] for v in versions], [later["version_of"], later["id"]])
        self.assertEqual((versions[0]["new_claims"], versions[0]["gone_claims"]), ([], []))
        self.assertEqual(versions, self.ask("versions", later["version_of"])["versions"])
        new = {claim["words"] for claim in versions[1]["new_claims"]}
        gone = {claim["words"] for claim in versions[1]["gone_claims"]}
        self.assertIn("The authority has corrected the number to two", new)
        self.assertFalse(new & gone)

    def test_a_story_holds_its_reports_and_they_are_related(self):
        stories = self.ask("stories")["stories"]
        self.assertTrue(stories)
        for story in stories:
            self.assertGreater(len(story["reports"]), 1)
        first = stories[0]["reports"][0]
        related = self.ask("related", first)["related"]
        self.assertLessEqual(set(stories[0]["reports"][1:]), {row["report"] for row in related})
        self.assertEqual([row["score"] for row in related], sorted((row["score"] for row in related), reverse=True))

    def test_regroup_changes_no_story(self):
        before = self.ask("stories")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.ask("stories"), before)

    def test_every_listed_claim_opens(self):
        for incident in self.ask("timeline")["incidents"]:
            whole = self.ask("incident", incident["id"])
            self.assertEqual(whole.get("incident", whole)["id"], incident["id"])
            for row in incident["claims"][:2]:
                claim = self.ask("claim", row["claim"])
                self.assertTrue(claim["words"], row)

    def test_filters_narrow(self):
        everything = self.ask("timeline")["incidents"]
        transfers = self.ask("timeline", "--kind", "transfer")["incidents"]
        self.assertTrue(0 < len(transfers) < len(everything))
        self.assertEqual({incident["kind"] for incident in transfers}, {"transfer"})

    def test_days_in_the_wrong_order_are_refused(self):
        for command in (["latest"], ["timeline"], ["incidents"], ["copies"], ["stories"], ["sources"], ["actors"], ["map"], ["network"], ["search", "said"], ["export", "register"]):
            status, _, err = run(*command, "--from", "2020-03", "--to", "2020-02-28", "--archive", self.archive)
            self.assertEqual(status, 2, command)
            self.assertIn("--from 2020-03 is later than --to 2020-02-28", err)

    def test_pages_join_to_the_whole(self):
        """Of every list; a program gets everything unless it gives a limit."""
        lists = {"latest": "reports", "timeline": "incidents", "incidents": "incidents", "copies": "copies", "stories": "stories",
                 "related": "related", "sources": "sources", "actors": "actors", "search": "hits"}
        for command, name in lists.items():
            what = {"related": [self.ask("stories")["stories"][0]["reports"][0]], "search": ["said"]}.get(command, [])
            whole = self.ask(command, *what)[name]
            self.assertGreater(len(whole), 0, command)
            paged, cursor = [], None
            while True:
                page = self.ask(command, *what, "--limit", "3", *(["--cursor", cursor] if cursor else []))
                self.assertLessEqual(len(page[name]), 3)
                paged += page[name]
                cursor = page["cursor"]
                if not cursor:
                    break
            self.assertEqual(paged, whole, command)

    def test_lists_of_reports_as_they_were_known(self):
        days = sorted(r["published"][:10] for r in self.ask("latest")["reports"] if r["published"])
        middle = days[len(days) // 2]
        known = {r["id"] for r in self.ask("latest")["reports"] if r["published"] and r["published"][:10] <= middle}
        self.assertEqual({r["id"] for r in self.ask("latest", "--as-known-at", middle)["reports"]}, known)
        for story in self.ask("stories", "--as-known-at", middle)["stories"]:
            self.assertLessEqual(set(story["reports"]), known)
        for copy in self.ask("copies", "--as-known-at", middle)["copies"]:
            self.assertLessEqual({copy["report"], copy["of"]}, known)
        hits = self.ask("search", "said", "--as-known-at", middle)["hits"]
        self.assertEqual({hit["report"] for hit in hits}, {hit["report"] for hit in self.ask("search", "said")["hits"]} & known)

    def test_search_finds_words_and_refuses_nonsense_in_words(self):
        hits = self.ask("search", "satellite runway")["hits"]
        self.assertTrue(hits)
        status, _, err = run("search", '"open phrase', "--archive", self.archive)
        self.assertIn(status, (0, 2))
        self.assertNotIn("SQL", err)
        self.assertNotIn("fts5", err)

    def test_what_is_found_can_be_opened(self):
        for kind, name, command in (("claims", "claim", "claim"), ("incidents", "incident", "incident"), ("actors", "actor", "actor")):
            hits = self.ask("search", "sudan", "--in", kind)["hits"]
            self.assertTrue(hits, kind)
            for hit in hits[:3]:
                self.ask(command, hit[name])
        self.assertTrue(self.ask("search", "sudan", "--in", "places")["hits"])
        self.assertTrue(self.ask("search", "satellite NEAR/8 runway", "--in", "sentences")["hits"])

    def test_a_timeline_draws_how_finely_a_time_is_known(self):
        incidents = [i for i in self.ask("timeline")["incidents"] if i["time"]["basis"] == "stated" and i["time"]["start"]]
        lines = self.done("timeline", "--archive", self.archive).splitlines()
        days = [i for i in incidents if i["time"]["start"] == i["time"]["end"] and len(i["time"]["value"]) == 10]
        years = [i for i in incidents if len(i["time"]["value"]) == 4]
        self.assertTrue(days and years)
        for some, signs in ((days, "●◉"), (years, "━◉")):
            for incident in some:
                line = next(line for line in lines if line.strip().startswith(incident["time"]["value"] + " "))
                self.assertTrue(set(signs) & set(line), line)
        for incident in self.ask("timeline")["incidents"]:
            self.assertEqual(self.ask("claim", incident["evidence"]["claim"])["report"], incident["evidence"]["report"])

    def test_adding_again_changes_nothing(self):
        before = self.ask("stats")
        self.assertIn("14 known", self.add(EXAMPLES))
        self.assertEqual(self.ask("stats"), before)

    def test_regroup_gives_the_same(self):
        before = self.ask("timeline")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.ask("timeline"), before)
        self.assertTrue(self.ask("check")["ok"])

    def test_a_changed_byte_in_what_is_kept_is_found(self):
        with sqlite3.connect(self.archive) as database:
            for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f'DROP TRIGGER "{trigger}"')
            database.execute("UPDATE readings SET engine = 'x' WHERE rowid = 3")
        status, out, _ = run("check", "--json", "--archive", self.archive)
        self.assertEqual(status, 4)
        self.assertFalse(json.loads(out)["ok"])

    def test_answers_for_people(self):
        for command in (["latest"], ["timeline"], ["incidents"], ["search", "rifles"], ["stats"], ["check"], ["copies"], ["stories"]):
            self.assertTrue(self.done(*command, "--archive", self.archive).strip(), command)


class Trouble(Archive):
    def fails(self, status, word, *arguments):
        got, _, err = run(*arguments)
        self.assertEqual(got, status, err)
        self.assertIn(word, err)

    def test_not_an_archive(self):
        path = self.write("notes.dateline", "dear diary, " * 1000)
        self.fails(4, "notes.dateline", "add", EXAMPLES, "--archive", path)
        self.assertTrue(path.read_bytes().startswith(b"dear diary"))

    def test_somebody_elses_database(self):
        path = self.folder / "other.dateline"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE notes (words)")
        self.fails(4, "other.dateline", "add", EXAMPLES, "--archive", path)
        with sqlite3.connect(path) as database:
            self.assertEqual(database.execute("SELECT name FROM sqlite_master").fetchall(), [("notes",)])

    def test_a_newer_archive(self):
        self.add(next(EXAMPLES.glob("08*.html")))
        with sqlite3.connect(self.archive) as database:
            database.execute("PRAGMA user_version = 9999")
        self.fails(4, "newer", "add", EXAMPLES, "--archive", self.archive)
        self.fails(4, "newer", "latest", "--archive", self.archive)

    def test_a_locked_archive(self):
        self.add(next(EXAMPLES.glob("08*.html")))
        holder = sqlite3.connect(self.archive, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        self.fails(4, "news.dateline", "add", next(EXAMPLES.glob("09*.html")), "--archive", self.archive)
        holder.execute("ROLLBACK")
        holder.close()
        self.add(next(EXAMPLES.glob("09*.html")))

    def test_no_archive_there(self):
        self.fails(3, "nowhere.dateline", "latest", "--archive", self.folder / "nowhere.dateline")

    def test_a_report_in_another_language_is_stored_unread(self):
        path = self.write("bericht.txt", "Der Minister trat am Montag zurück. Die Regierung will in dieser Woche einen Nachfolger ernennen, "
                                         "sagte eine Sprecherin der Regierung in Berlin.")
        self.assertIn("stored unread", self.add(path))
        self.assertTrue(self.ask("search", "Nachfolger")["hits"])

    def test_readings_give_the_archive_that_their_reports_give(self):
        readings = self.write("readings.jsonl", self.done("read", EXAMPLES, "--json"))
        other = self.folder / "other.dateline"
        self.add(EXAMPLES)
        self.done("add", readings, "--from", "reading", "--archive", other, "--model", "/missing", "--gazetteer", "/missing")
        told = lambda answer: [(i["id"], i["title"], i["independent_sources"], i["standing"]) for i in answer["incidents"]]
        self.assertEqual(told(self.ask("incidents")), told(self.done_json("incidents", "--archive", other)))
        shares = lambda answer: sorted((c["kind"], c["share"]) for c in answer["copies"])
        self.assertEqual(shares(self.ask("copies")), shares(self.done_json("copies", "--archive", other)))

    def test_a_reading_that_points_outside_its_text_is_refused(self):
        broken = {"format": "dateline.reading/1", "report": {"id": "r1", "text": "Short.", "blocks": [{"span": [0, 99], "kind": "paragraph"}]}}
        status, _, err = run("add", "-", "--from", "reading", "--archive", self.archive, stdin=json.dumps(broken))
        self.assertEqual(status, 3)
        self.assertIn("line 1", err)
        self.assertIn("span outside the text", err)

    def test_hostile_readings_are_refused_one_by_one(self):
        good = json.loads(self.done("read", "-", "--json", stdin="Rebels shelled Mosul on Monday."))
        assert good["claims"]
        lines = ['{"format": "dateline.reading/1", "quotations": ' + '[{"nested": ' * 50000 + "[]" + "}]" * 50000 + "}"]
        for change in (lambda r: r["events"].append(r["events"][0]), lambda r: r["report"].update(published="2024-13-45"),
                       lambda r: r["claims"][0].update(attribution=[]), lambda r: r["claims"][0].update(span=[0.5, 3]),
                       lambda r: r["places"][0].update(lat=9999.0)):
            broken = json.loads(json.dumps(good))
            change(broken)
            lines.append(json.dumps(broken))
        status, out, err = run("add", "-", "--from", "reading", "--archive", self.archive, stdin="\n".join([*lines, json.dumps(good)]))
        self.assertEqual(status, 3, err)
        self.assertIn("1 report added", out)
        for number in range(1, len(lines) + 1):
            self.assertIn(f"line {number}: ", err)

    def test_one_bad_input_among_good_ones(self):
        good = shutil.copy(next(EXAMPLES.glob("08*.html")), self.folder)
        bad = self.write("zz.html", b"")
        status, out, err = run("add", good, bad, "--archive", self.archive)
        self.assertEqual(status, 3)
        self.assertIn("zz.html", err)
        self.assertIn("1 report added", out)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("mount"), "needs root for a small file system")
    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True).returncode:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], capture_output=True)
        archive = disk / "news.dateline"
        status, _, err = run("add", EXAMPLES, "--archive", archive)
        self.assertEqual(status, 4, err)
        self.assertIn("full", err)
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        self.assertTrue(json.loads(self.done("check", "--json", "--archive", archive))["ok"])
        self.done("add", EXAMPLES, "--archive", archive)
        self.assertEqual(json.loads(self.done("check", "--json", "--archive", archive))["reports"], 14)


if __name__ == "__main__":
    unittest.main()
