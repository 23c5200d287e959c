"""actors, actor, network, and people's decisions: answers that keep to their schema, and what is refused about private people."""
import contextlib
import json
import shutil
import sqlite3
import subprocess
import unittest

import jsonschema

from support import BINARY, EXAMPLES, ROOT, Folder, run

SCHEMA = json.loads((ROOT / "docs/formats/actors.schema.json").read_text(encoding="utf-8"))
REPORTS = [
    ("g1", "2019-05-04", "Brenna Gazette", "General Oskar Tevin, commander of the Coastal Guard, said the force would patrol the Brenna strait. Dorin Salk, a fisherman, was "
     "killed by gunmen in Brenna on Friday. The Coastal Guard is backed by Iran."),
    ("g2", "2021-08-13", "Harbour Courier", "General Oskar Tevin, commander of the Coastal Guard, resigned on 12 August 2021, a spokesman said. Colonel Mira Dask was wounded."),
    ("g3", "2021-08-20", "Plateau Daily", "Oskar Tevin led the Coastal Guard until 2020, the Ridge Institute said. Gen. Ivo Brant, commander of the Coastal Guard, denied it. "
     "Dorin Salk was a fisherman, his brother Pavel Salk said. Salk's neighbour Irina Vold, 34, saw the attack."),
    ("g4", "2017-02-02", "Osh Wire", "General Muhammad Karimov, commander of the Kyrgyz army, spoke in Bishkek."),
    ("g5", "2017-02-03", "Osh Post", "General Mohammed Karimov, commander of the Kyrgyz army, denied it."),
    ("g6", "2016-02-01", "Levant Daily", "Syrian Defence Minister Ali Hassan met officials in Damascus on Monday."),
    ("g7", "2016-02-02", "Straits Daily", "Malaysian Foreign Minister Ali Hassan met officials in Kuala Lumpur on Monday."),
]
SAVANNA = [
    {"id": "m1", "publisher": "Meridian Wire", "published": "2021-03-02",
     "text": "General Bakari Toure, commander of the Savanna Brigade, met Defence Minister Lucien Abena in Bangui on Monday. "
             "The Savanna Brigade is backed by Chad, a spokesman said. A farmer, Moussa Keita, was killed when the Savanna Brigade attacked Birao. "
             "Awa Sarr, a nurse who saw it, said that the Savanna Brigade attacked Birao."},
    {"id": "m2", "publisher": "River Post", "published": "2021-06-20",
     "text": "General Bakari Toure leads the Savanna Brigade. Defence Minister Lucien Abena said that the Savanna Brigade attacked Birao on Friday."},
]

PRIVATE = ["Dorin Salk", "Salk", "Pavel Salk", "Irina Vold"]


class Actors(Folder):
    @classmethod
    def setUpClass(cls):
        cls.made = Folder()
        Folder.setUp(cls.made)
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "title": "Report " + i, "text": text}) for i, day, who, text in REPORTS]
        cls.archive = cls.made.folder / "who.dateline"
        status, _, err = run("add", cls.made.write("who.jsonl", "\n".join(lines)), EXAMPLES, "--archive", cls.archive)
        assert status == 0, err

    @classmethod
    def tearDownClass(cls):
        cls.made.doCleanups()

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def refused(self, *arguments):
        status, out, err = run(*arguments, "--archive", self.archive)
        self.assertEqual((status, out), (2, ""), err)
        return err

    def keeps_to(self, name, answer):
        faults = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/" + name}).iter_errors(answer)
        self.assertEqual([fault.message[:200] for fault in faults], [])

    def test_all_answers_keep_to_the_schema(self):
        everybody = self.ask("actors")
        self.keeps_to("actors", everybody)
        self.assertGreater(len(everybody["actors"]), 20)
        for row in everybody["actors"]:
            self.keeps_to("actor", self.ask("actor", row["id"]))
        self.keeps_to("network", self.ask("network"))

    def test_a_dossier(self):
        tevin = self.ask("actor", "Oskar Tevin")
        self.assertEqual(tevin["actor"]["reports"], 3)
        leads = [r for r in tevin["roles"] if r["type"] == "leads" and r["to"]["name"] == "Coastal Guard"]
        self.assertEqual(sorted(str(r["end"]) for r in leads)[0], "2020")
        self.assertGreaterEqual(len(leads), 2, "roles that contradict each other stand side by side")
        self.assertTrue(all(r["conflicts"] for r in leads if r["end"]))
        for role in tevin["roles"]:
            for claim in role["claims"]:
                self.assertEqual(self.ask("claim", claim["claim"])["report"], claim["report"])
        self.assertIn("Ridge Institute", [s["name"] for s in tevin["sources"]])
        page = self.done("actor", "Oskar Tevin", "--archive", self.archive)
        for words in ("until 2020", "another time is told, too", "Ridge Institute, in Plateau Daily 2021-08-20", "the same name"):
            self.assertIn(words, page)

    def test_spellings_are_one_and_namesakes_are_not(self):
        karimov = self.ask("actor", "Mohammed Karimov")["actor"]
        self.assertEqual({"Muhammad Karimov", "Mohammed Karimov"} - {n["name"] for n in karimov["names"]}, set())
        self.assertIn("transliteration", [m["why"] for m in karimov["merges"]])
        names = [a for a in self.ask("actors", "--actor", "Ali Hassan")["actors"]]
        self.assertLessEqual(len({(a["id"], a["country"]) for a in names}), 2)
        for one in names:
            self.assertEqual(one["reports"], 1)

    def test_a_day(self):
        before = self.ask("actor", "Coastal Guard", "--as-of", "2018-01-01")
        self.assertEqual([h["held"] for o in before["offices"] for h in o["holders"] if h["from"]["name"] == "Ivo Brant"], ["possible"] * 2)
        after = self.ask("actor", "Oskar Tevin", "--as-of", "2021-01-01")
        self.assertNotIn("2020", [r["end"] for r in after["roles"]])
        self.assertIn("not a day", self.refused("actor", "Oskar Tevin", "--as-of", "yesterday"))

    def test_a_graph(self):
        whole = self.ask("network")
        ids = {a["id"] for a in whole["actors"]}
        for edge in whole["relations"]:
            self.assertLessEqual({edge["from"], edge["to"]}, ids)
        near = self.ask("network", "--actor", "Oskar Tevin", "--type", "leads")
        self.assertEqual({r["type"] for r in near["relations"]}, {"leads"})
        self.assertEqual({a["name"] for a in near["actors"]}, {"Oskar Tevin", "Coastal Guard"})
        later = self.ask("network", "--actor", "Oskar Tevin", "--type", "leads", "--as-of", "2022-01-01")
        self.assertTrue(all(r["end"] is None for r in later["relations"]), later)
        further = self.ask("network", "--actor", "Oskar Tevin", "--depth", "2")
        self.assertIn("Iran", {a["name"] for a in further["actors"]})
        dot = self.done("network", "--actor", "Oskar Tevin", "--dot", "--archive", self.archive)
        self.assertTrue(dot.startswith("digraph") and '"Coastal Guard"' in dot and "until 2020" in dot, dot)
        self.assertIn("no type of relation", self.refused("network", "--type", "loves"))

    def test_a_vacancy_stands_between_two_holders(self):
        told = [("v1", "2022-03-06", "General Tomas Rey, commander of the Sunda Guard, was killed on 3 March 2022. His post has been vacant ever since."),
                ("v2", "2022-09-06", "General Hugo Lind has been commander of the Sunda Guard since August 2022.")]
        lines = [json.dumps({"id": i, "published": day, "publisher": "Plateau Daily", "title": i, "text": text}) for i, day, text in told]
        archive = self.folder / "vacant.dateline"
        self.assertEqual(run("add", self.write("vacant.jsonl", "\n".join(lines)), "--archive", archive)[0], 0)
        answer = self.done_json("actor", "Sunda Guard", "--archive", archive)
        self.keeps_to("actor", answer)
        office = [o for o in answer["offices"] if o["type"] == "holds_office"][0]
        self.assertEqual([h["from"]["name"] for h in office["holders"]], ["Tomas Rey", "Hugo Lind"])
        self.assertEqual([(v["start"], v["end"], v["report"]) for v in office["vacancies"]], [("2022-03-03", "2022-08", "v1")])
        for day, vacant in (("2022-03-01", 0), ("2022-05-01", 1), ("2022-10-01", 0)):
            then = self.done_json("actor", "Sunda Guard", "--as-of", day, "--archive", archive)
            self.assertEqual(sum(len(o["vacancies"]) for o in then["offices"] if o["type"] == "holds_office"), vacant, day)
        page = run("actor", "Sunda Guard", "--archive", archive)[1]
        self.assertLess(page.index("Tomas Rey"), page.index("vacant, in Plateau Daily 2022-03-06"))

    def test_pages_go_on(self):
        seen, cursor = [], []
        for _ in range(40):
            page = self.ask("actors", "--limit", "5", *cursor)
            seen += [a["id"] for a in page["actors"]]
            if not page["cursor"]:
                break
            cursor = ["--cursor", page["cursor"]]
        self.assertEqual(seen, [a["id"] for a in self.ask("actors")["actors"]])

    def test_private_people_are_found_by_no_name(self):
        nobody = self.refused("actor", "Nobody Whatsoever").replace("Nobody Whatsoever", "NAME")
        for name in PRIVATE:
            self.assertEqual(self.refused("actor", name).replace(name, "NAME"), nobody, "the answer does not tell whether somebody is in the archive")
            self.refused("network", "--actor", name)
            for command in ("incidents", "timeline"):
                for option in ("--actor", "--q", "--source"):
                    self.assertEqual(self.ask(command, option, name)["incidents"], [], (command, option, name))
            self.assertEqual(self.ask("map", "--actor", name)["features"], [])
            self.assertEqual(self.ask("map", "--q", name)["features"], [])
            self.assertEqual(self.ask("actors", "--actor", name)["actors"], [])
            self.assertEqual(self.ask("latest", "--actor", name)["reports"], [])
        self.assertTrue(self.ask("incidents", "--q", "gunmen")["incidents"], "what befell them is found by other words")
        words = json.dumps([self.ask("network"), [self.ask("actor", a["id"]) for a in self.ask("actors")["actors"]]])
        for name in PRIVATE:
            self.assertNotIn(name, words)

    def test_anonymous_sources_are_no_actors(self):
        kinds = {a["name"].lower() for a in self.ask("actors")["actors"]}
        self.assertFalse([name for name in kinds if name in ("officials", "a spokesman", "spokesman", "witnesses", "diplomats")])


class Decisions(Folder):
    """Each test with an archive that it may decide on."""

    def setUp(self):
        super().setUp()
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "text": text}) for i, day, who, text in REPORTS]
        self.archive = self.folder / "who.dateline"
        self.done("add", self.write("who.jsonl", "\n".join(lines)), "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def decide(self, *arguments):
        return self.ask("actors", *arguments, "--by", "A. Desk", "--why", "seen both in one photograph")

    def id_of(self, name):
        return self.ask("actor", name)["actor"]["id"]

    def test_merging_and_undoing(self):
        tevin, brant = self.id_of("Oskar Tevin"), self.id_of("Ivo Brant")
        made = self.decide("merge", "Oskar Tevin", brant)
        self.assertEqual(made["state"], "in_force")
        evidence = made["actors"][0]["evidence"][0]
        self.assertEqual(len(evidence["text_sha256"]), 64)
        self.assertEqual(REPORTS[0][3][evidence["span"][0]:evidence["span"][1]].split()[-1], "Tevin")
        whole = self.ask("actor", brant)
        self.assertEqual(whole["actor"]["id"], self.id_of("Ivo Brant"))
        self.assertIn(1, [m["decision"] for m in whole["actor"]["merges"]])
        self.assertEqual({self.id_of(tevin), self.id_of(brant)}, {tevin}, "ids of both resolve to one")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.id_of("Ivo Brant"), tevin)
        self.decide("undo", "1")
        self.assertEqual((self.id_of("Oskar Tevin"), self.id_of("Ivo Brant")), (tevin, brant))
        self.assertEqual([d["state"] for d in self.ask("actors", "decisions")["decisions"]], ["undone", "in_force"])
        self.decide("undo", "2")
        self.assertEqual(self.id_of("Ivo Brant"), tevin, "an undoing can be undone")
        self.assertEqual(self.ask("check")["ok"], True)

    def test_that_the_machine_is_right(self):
        merges = lambda name: self.ask("actor", name)["actor"]["merges"]
        self.assertEqual({m["review"]["state"] for m in merges("Mohammed Karimov")}, {"unreviewed"})
        self.decide("merge", "Muhammad Karimov", "Mohammed Karimov")
        self.assertEqual([m["review"]["by"] for m in merges("Mohammed Karimov") if m["review"]["state"] == "confirmed"], ["A. Desk"])
        status, _, err = run("actors", "merge", "Mohammed Karimov", "Muhammad Karimov", "--by", "A. Desk", "--why", "again", "--archive", self.archive)
        self.assertEqual((status, "decision 1 by A. Desk" in err), (2, True), err)
        second = self.ask("actors", "merge", "Mohammed Karimov", "Muhammad Karimov", "--by", "B. Second", "--why", "same photograph")
        self.assertEqual([actor["name"] for actor in second["actors"]], ["Mohammed Karimov", "Muhammad Karimov"])
        self.assertIn("second_reviewed", [m["review"]["state"] for m in merges("Mohammed Karimov")])
        self.assertIn("confirmed by two, last B. Second", self.done("actor", "Mohammed Karimov", "--archive", self.archive))
        self.decide("merge", "Oskar Tevin", "g3")
        self.assertIn("confirmed", [m["review"]["state"] for m in merges("Oskar Tevin")], "one name in two reports")
        for decision in ("1", "2", "3"):
            self.decide("undo", decision)
        self.assertEqual({m["review"]["state"] for name in ("Mohammed Karimov", "Oskar Tevin") for m in merges(name)}, {"unreviewed"})
        self.assertEqual(self.ask("check")["ok"], True)

    def test_splitting_by_report_and_by_name(self):
        self.decide("split", "Oskar Tevin", "g3")
        status, _, err = run("actor", "Oskar Tevin", "--archive", self.archive)
        self.assertEqual(status, 2)
        self.assertIn("more than one actor", err)
        self.decide("split", "Muhammad Karimov", "Mohammed Karimov")
        self.assertNotEqual(self.id_of("Muhammad Karimov"), self.id_of("Mohammed Karimov"))
        self.decide("merge", "Muhammad Karimov", "Mohammed Karimov")
        self.assertEqual(self.id_of("Muhammad Karimov"), self.id_of("Mohammed Karimov"))
        self.assertEqual([d["state"] for d in self.ask("actors", "decisions")["decisions"]], ["in_force", "overruled", "in_force"])

    def test_a_split_takes_one_report_off_and_no_more(self):
        self.decide("merge", "Oskar Tevin", "Ivo Brant")
        body = self.id_of("Oskar Tevin")
        self.decide("split", body, "g3")
        more = [json.dumps({"id": f"h{n}", "published": f"2022-01-0{n}", "publisher": "Osh Post", "text": "General Oskar Tevin denied it in Brenna."}) for n in range(1, 6)]
        self.done("add", self.write("more.jsonl", "\n".join(more)), "--archive", self.archive)
        called = self.ask("actors", "--actor", "Tevin")["actors"]
        self.assertEqual(sorted(a["reports"] for a in called), [1, 7], called)

    def test_what_is_damaged_is_told(self):
        self.decide("merge", "Oskar Tevin", "Ivo Brant")
        self.decide("undo", "1")
        for change, works in (("DELETE FROM decisions WHERE seq = 2", True), ("UPDATE decisions SET seq = 9000000 WHERE seq = 2", False)):
            copy = self.folder / "copy.dateline"
            shutil.copy(self.archive, copy)
            with contextlib.closing(sqlite3.connect(copy)) as database:
                database.execute("DROP TRIGGER decisions_keep_d")
                database.execute("DROP TRIGGER decisions_keep_u")
                database.execute(change)
                database.commit()
            status, out, _ = run("check", "--archive", copy)
            self.assertEqual(status, 4, out)
            status, _, err = run("regroup", "--archive", copy)
            self.assertEqual(status, 0 if works else 4, err)
            self.assertEqual("dateline check" in err, not works, err)

    def test_of_decisions_at_the_same_time_one_is_made(self):
        command = [BINARY, "actors", "merge", "Oskar Tevin", "Ivo Brant", "--by", "A. Desk", "--why", "seen", "--archive", str(self.archive)]
        running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)]
        self.assertEqual(sorted(process.wait(timeout=120) for process in running)[0], 0)
        self.assertEqual([d["state"] for d in self.ask("actors", "decisions")["decisions"]], ["in_force"])

    def test_they_hold_when_reports_come_in(self):
        self.decide("split", "Oskar Tevin", "g3")
        more = self.write("more.jsonl", json.dumps({"id": "g9", "published": "2022-01-01", "publisher": "Osh Post", "text": "The Coastal Guard is backed by Iran."}))
        self.done("add", more, "--archive", self.archive)
        self.assertEqual(run("actor", "Oskar Tevin", "--archive", self.archive)[0], 2)
        self.assertEqual(self.ask("actors", "decisions")["decisions"][0]["state"], "in_force")

    def test_what_is_refused(self):
        for arguments in (["merge", "Oskar Tevin", "Oskar Tevin"], ["merge", "Oskar Tevin", "Dorin Salk"], ["confirm", "Oskar Tevin", "list:none"], ["undo", "7"]):
            status, _, err = run("actors", *arguments, "--by", "A. Desk", "--why", "x", "--archive", self.archive)
            self.assertIn(status, (2, 3), err)
        self.assertEqual(run("actors", "merge", "Oskar Tevin", "Ivo Brant", "--by", " ", "--why", "x", "--archive", self.archive)[0], 2)
        self.assertEqual(run("actors", "merge", "Oskar Tevin", "Ivo Brant", "--archive", self.archive)[0], 2)
        for arguments in (["merge", "Oskar Tevin", "Coastal Guard"], ["merge", "Iran", "Coastal Guard"], ["merge", "Oskar Tevin", "x" * 100_000]):
            status, _, err = run("actors", *arguments, "--by", "A. Desk", "--why", "x", "--archive", self.archive)
            self.assertEqual(status, 2, err)
        status, _, err = run("actors", "merge", "Oskar Tevin", "Ivo Brant", "--by", "A. Desk", "--why", "\udcff bad", "--archive", self.archive)
        self.assertEqual((status, "--why" in err), (2, True), err)
        for arguments, named in ((["actor", "x" * 100_000], "ACTOR"), (["actor", "\udcff"], "ACTOR"), (["incidents", "--actor", "x" * 100_000], "--actor")):
            status, _, err = run(*arguments, "--archive", self.archive)
            self.assertEqual((status, named in err), (2, True), err)
        self.assertEqual(self.ask("actors", "decisions")["decisions"], [])

    def test_a_listing_is_a_candidate_until_somebody_confirms(self):
        listing = [
            {"id": "bl-tevin", "caption": "Oskar TEVIN", "schema": "Person", "datasets": ["brenna_list"], "target": True,
             "properties": {"name": ["Oskar Tevin"], "topics": ["sanction"], "position": ["commander"]}},
            {"id": "bl-tevin-1", "caption": "Listing", "schema": "Sanction", "datasets": ["brenna_list"],
             "properties": {"entity": ["bl-tevin"], "program": ["Brenna List"], "authorityId": ["BL/7"], "startDate": ["2020-03-01"]}},
        ]
        base = self.folder / "brenna.base"
        self.done("actors", "import", self.write("brenna.ftm.json", "\n".join(map(json.dumps, listing))), "--name", "brenna", "--as", "list", "--out", base)
        archive = self.folder / "listed.dateline"
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "text": text}) for i, day, who, text in REPORTS]
        self.done("add", self.write("who.jsonl", "\n".join(lines)), "--base", base, "--archive", archive)
        self.archive = archive
        link = next(l for l in self.ask("actor", "Oskar Tevin")["actor"]["links"] if l["kb"] == "brenna")
        self.assertTrue(link["candidate"])
        self.assertIn("candidate, not confirmed", self.done("actor", "Oskar Tevin", "--archive", archive))
        listed = lambda: [r for r in self.ask("network", "--type", "listed_by")["relations"]]
        self.assertEqual(listed(), [])
        self.decide("confirm", "Oskar Tevin", link["kb"] + ":" + link["id"])
        self.assertEqual([(r["reference"], r["start"], r["review"]["state"]) for r in listed()], [(link["reference"], link["from"], "confirmed")])
        self.assertIn("confirmed by A. Desk", self.done("actor", "Oskar Tevin", "--archive", archive))
        self.decide("reject", "Oskar Tevin", link["kb"] + ":" + link["id"])
        self.assertEqual(listed(), [])
        self.assertIn("is not Oskar", self.done("actor", "Oskar Tevin", "--archive", archive))
        self.decide("undo", "2")
        self.decide("split", "Oskar Tevin", "g3")
        review = lambda actor: [(l["candidate"], l["review"]["state"]) for l in self.ask("actor", actor)["actor"]["links"]]
        states = {r["id"]: a["id"] for a in self.ask("actors", "--actor", "Tevin")["actors"] for r in self.ask("actor", a["id"])["reports"]}
        self.assertEqual((review(states["g1"]), review(states["g3"])), ([(False, "confirmed")], [(True, "unreviewed")]))
        self.decide("reject", states["g3"], link["kb"] + ":" + link["id"])
        self.assertEqual((review(states["g1"]), review(states["g3"])), ([(False, "confirmed")], [(True, "rejected")]))
        self.assertEqual(len(listed()), 1)


class Small(Folder):
    """Two reports, and whom neither shows."""
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "a.dateline"
        lines = "".join(json.dumps(report) + "\n" for report in SAVANNA)
        code, _, errors = run("add", "-", "--from", "jsonl", "--archive", self.archive, stdin=lines)
        self.assertEqual(code, 0, errors)

    def ask(self, *arguments):
        code, out, errors = run(*arguments, "--archive", self.archive, "--json")
        self.assertEqual(code, 0, errors)
        return json.loads(out)

    def test_one_actor_in_two_reports(self):
        actors = {actor["name"]: actor for actor in self.ask("actors")["actors"]}
        self.assertEqual(actors["Bakari Toure"]["reports"], 2)
        self.assertEqual(actors["Savanna Brigade"]["reports"], 2)

    def test_a_dossier_by_name_and_by_id(self):
        dossier = self.ask("actor", "bakari toure")
        self.assertEqual(dossier["actor"]["name"], "Bakari Toure")
        leads = [r for r in dossier["roles"] if r["type"] == "leads" and r["to"]["name"] == "Savanna Brigade"]
        self.assertEqual({claim["report"] for r in leads for claim in r["claims"]}, {"m1", "m2"})
        self.assertEqual([report["id"] for report in dossier["reports"]], ["m2", "m1"])
        self.assertEqual(self.ask("actor", dossier["actor"]["id"]), dossier)
        code, page, _ = run("actor", "Bakari Toure", "--archive", self.archive)
        self.assertEqual(code, 0)
        self.assertIn("leads Savanna Brigade", page)

    def test_ids_outlive_a_regroup(self):
        before = {actor["id"] for actor in self.ask("actors")["actors"]}
        self.assertEqual(run("regroup", "--archive", self.archive)[0], 0)
        self.assertEqual({actor["id"] for actor in self.ask("actors")["actors"]}, before)

    def test_the_graph(self):
        graph = self.ask("network", "--actor", "Savanna Brigade", "--type", "leads,backed_by")
        names = {actor["id"]: actor["name"] for actor in graph["actors"]}
        edges = {(r["type"], names[r["from"]], names[r["to"]]) for r in graph["relations"]}
        self.assertEqual(edges, {("leads", "Bakari Toure", "Savanna Brigade"), ("backed_by", "Savanna Brigade", "Chad")})
        code, _, errors = run("network", "--type", "commands", "--archive", self.archive)
        self.assertEqual(code, 2)
        self.assertIn("no type of relation", errors)

    @unittest.skipUnless(shutil.which("dot"), "Graphviz is not here")
    def test_graphviz_takes_the_graph(self):
        code, dot, _ = run("network", "--dot", "--archive", self.archive)
        self.assertEqual(code, 0)
        subprocess.run(["dot", "-Tsvg"], input=dot.encode(), check=True, capture_output=True)

    def test_private_people_have_no_dossier_and_are_not_found_by_name(self):
        for question in (["actors"], ["network"], ["actor", "Lucien Abena"]):
            self.assertNotIn("Keita", json.dumps(self.ask(*question)))
        code, _, errors = run("actor", "Moussa Keita", "--archive", self.archive)
        self.assertEqual(code, 2)
        self.assertIn("no dossier", errors)
        for command in ("incidents", "timeline"):
            for option in ("--actor", "--q"):
                self.assertEqual(self.ask(command, option, "Keita")["incidents"], [])
        self.assertNotEqual(self.ask("incidents", "--actor", "Savanna Brigade")["incidents"], [])
        self.assertEqual(self.ask("incidents", "--source", "Awa Sarr")["incidents"], [])
        dossier = json.dumps(self.ask("actor", "Savanna Brigade"))
        for name in ("Keita", "Sarr"):
            self.assertNotIn(name, dossier)

    def test_filters_that_actors_do_not_take_are_refused(self):
        self.assertEqual(run("actors", "--q", "brigade", "--archive", self.archive)[0], 2)


if __name__ == "__main__":
    unittest.main()
