"""What people judge holds in every answer, after regroup, until it is undone."""
import json
import os
import sqlite3
import unittest

from support import Folder, run

BLAST = ("a1", "Lake Standard", "2022-05-03", "Bomb at bus station", "A bomb killed four people at the main bus station in Gwoza on Monday, the army said. The army blamed the Northern Brigade.")
RAID = ("b1", "Ridge Post", "2022-06-11", "Raid on Bama", "Gunmen raided the market in Bama on Friday, killing seven people, police said.")
WIDER = ("c1", "Ridge Post", "2022-07-02", "Guns seized", "Customs officials seized 40 rifles in Maiduguri on Thursday, a spokesman said.")

OFFICE = ("d1", "Ridge Post", "2022-07-09", "New chief", "General Amadou Traore leads the Northern Brigade, the ministry of defence said.")
SHOP = ("f1", "Ridge Post", "2022-07-12", "Trader Sani Idris killed", "Gunmen killed Sani Idris, a trader, in Bama on Monday, police said.")
DENIAL = ("e1", "Lake Standard", "2022-05-04", "Brigade denies", "The Northern Brigade denied that it bombed the main bus station in Gwoza on Monday, May 2, 2022.")


def line(report):
    identity, who, day, title, text = report
    return json.dumps({"id": identity, "publisher": who, "published": day, "title": title, "text": text})


class Review(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.done("add", self.write("news.jsonl", "\n".join(map(line, (BLAST, RAID, WIDER)))), "--archive", self.archive)
        self.raid = self.find("b1")
        self.claim = self.raid["claims"][0]["claim"]

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def judge(self, *arguments, by="A. Desk"):
        return self.ask("review", *arguments, "--by", by, "--why", "seen on film")

    def refused(self, *arguments, by="A. Desk", status=2):
        got, _, err = run("review", *arguments, "--by", by, "--why", "x", "--archive", self.archive)
        self.assertEqual(got, status, err)
        return err

    def find(self, report, kind="assault"):
        found = [i for i in self.ask("incidents")["incidents"] if i["kind"] == kind and report in {c["report"] for c in i["claims"]}]
        self.assertEqual(len(found), 1, found)
        return found[0]

    def row(self, incident, claim):
        return next(c for c in self.ask("incident", incident)["claims"] if c["claim"] == claim)

    def test_a_claim_is_accepted_and_a_second_person_agrees(self):
        self.assertEqual(self.ask("claim", self.claim)["review"], {"state": "unreviewed", "by": None, "when": None, "why": None})
        made = self.judge("accept", self.claim)
        self.assertEqual((made["verdict"], made["state"], made["claim"]), ("accept", "in_force", self.claim))
        self.assertEqual(RAID[4][made["span"][0]:made["span"][1]], made["words"])
        review = self.ask("claim", self.claim)["review"]
        self.assertEqual((review["state"], review["by"], review["why"]), ("confirmed", "A. Desk", "seen on film"))
        self.assertEqual(self.row(self.raid["id"], self.claim)["review"], "confirmed")
        self.assertIn("A. Desk already", self.refused("second", "1"))
        self.judge("second", "1", by="B. Other")
        self.assertEqual(self.ask("claim", self.claim)["review"]["state"], "second_reviewed")
        self.judge("undo", "2")
        self.assertEqual(self.ask("claim", self.claim)["review"]["state"], "confirmed")
        self.assertEqual(self.ask("stats")["reviews"]["claims"]["confirmed"], self.reviewed())
        self.assertTrue(self.ask("check")["ok"])

    def test_what_a_case_holds_comes_first_in_the_queue(self):
        before = self.ask("review", "next", "--limit", "9")["next"]
        last = before[-1]["incident"]
        self.assertGreater(len(before), 2)
        self.done("case", "new", "guns", "--by", "A. Desk", "--archive", self.archive)
        self.done("case", "add", "guns", last["claims"][0]["claim"], "--by", "A. Desk", "--archive", self.archive)
        after = self.ask("review", "next", "--limit", "9")["next"]
        self.assertEqual(after[0]["incident"]["id"], last["id"])
        self.assertEqual([row["incident"]["id"] for row in after[1:]], [row["incident"]["id"] for row in before[:-1]])
        first = self.ask("review", "next", "--limit", "1")
        self.assertEqual(self.ask("review", "next", "--limit", "1", "--cursor", first["cursor"])["next"][0]["incident"]["id"], before[0]["incident"]["id"])

    def test_several_claims_are_judged_alike(self):
        claims = list(dict.fromkeys(c["claim"] for i in self.ask("incidents")["incidents"] for c in i["claims"]))
        self.assertGreater(len(claims), 1)
        self.done("review", "accept", *claims, "--by", "A. Desk", "--why", "read them", "--archive", self.archive)
        self.assertEqual({self.ask("claim", claim)["review"]["state"] for claim in claims}, {"confirmed"})

    def test_a_role_is_a_field(self):
        agents = lambda: [p["name"] for p in self.ask("incident", self.raid["id"])["participants"] if p["role"] == "agent"]
        self.assertNotEqual(agents(), [])
        self.judge("correct", self.claim, "agent=group:river pirates")
        self.assertEqual(agents(), ["river pirates"])
        self.judge("correct", self.claim, "agent=")
        self.assertEqual(agents(), [])

    def reviewed(self):
        with sqlite3.connect(self.archive) as database:
            return database.execute("SELECT count(*) FROM reviews WHERE item = 'claim'").fetchone()[0]

    def test_a_corrected_date_and_place_show_everywhere(self):
        made = self.judge("correct", self.claim, "date=2022-06-09", "place=Banki@11.27,14.14")
        self.assertEqual([(c["field"], c["was"]) for c in made["corrections"]], [("date", "2022-06-10"), ("place", "Bama")])
        for _ in range(2):
            raid = self.ask("incident", self.raid["id"])
            self.assertEqual((raid["time"]["value"], [p["name"] for p in raid["places"]]), ("2022-06-09", ["Banki"]))
            self.assertEqual([i["id"] for i in self.ask("incidents", "--place", "Banki")["incidents"]], [self.raid["id"]])
            self.assertEqual([i["id"] for i in self.ask("incidents", "--from", "2022-06-09", "--to", "2022-06-09", "--kind", "assault")["incidents"]], [self.raid["id"]])
            where = [f["geometry"]["coordinates"] for f in self.ask("map", "--place", "Banki")["features"]]
            self.assertEqual(where, [[14.14, 11.27]])
            told = self.ask("claim", self.claim)
            self.assertEqual((told["review"]["state"], [(c["field"], c["was"], c["value"]) for c in told["corrections"]]),
                             ("corrected", [("date", "2022-06-10", "2022-06-09"), ("place", "Bama", "Banki")]))
            self.done("regroup", "--archive", self.archive)
        self.judge("undo", "1")
        self.assertEqual(self.ask("incident", self.raid["id"])["time"]["value"], "2022-06-10")
        self.assertEqual(self.ask("incidents", "--place", "Banki")["incidents"], [])
        self.assertTrue(self.ask("check")["ok"])

    def test_a_rejected_claim_counts_nowhere_and_is_shown(self):
        claims = {c["claim"] for c in self.raid["claims"]}
        for claim in claims:
            self.judge("reject", claim)
        self.assertNotIn(self.raid["id"], [i["id"] for i in self.ask("incidents")["incidents"]])
        told = self.ask("claim", self.claim)
        self.assertEqual((told["review"]["state"], told["incident"]), ("rejected", None))
        self.assertTrue(self.ask("check")["ok"])
        for number in range(1, len(claims) + 1):
            self.judge("undo", str(number))
        self.assertEqual(self.find("b1")["id"], self.raid["id"])
        self.assertEqual([j["state"] for j in self.ask("review", "list")["judgements"] if j["verdict"] != "undo"], ["undone"] * len(claims))

    def test_incidents_are_judged_too(self):
        self.judge("accept", self.raid["id"])
        self.assertEqual(self.ask("incident", self.raid["id"])["review"]["by"], "A. Desk")
        listed = lambda *more: [i["id"] for i in self.ask("incidents", *more)["incidents"]]
        self.assertEqual(listed("--review", "confirmed"), [self.raid["id"]])
        self.assertNotIn(self.raid["id"], listed("--review", "unreviewed"))
        self.judge("correct", self.raid["id"], "date=2022-06-08", by="B. Other")
        raid = self.ask("incident", self.raid["id"])
        self.assertEqual((raid["time"]["value"], raid["review"]["state"]), ("2022-06-08", "corrected"))
        self.judge("reject", self.raid["id"])
        self.assertNotIn(self.raid["id"], listed())
        self.assertEqual(listed("--review", "rejected"), [self.raid["id"]])
        self.assertEqual(self.ask("incident", self.raid["id"])["time"]["value"], "2022-06-10", "what is rejected is not corrected")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(listed("--review", "rejected"), [self.raid["id"]])
        self.assertEqual(self.ask("stats")["reviews"]["incidents"]["rejected"], 1)

    def test_created_items(self):
        made = self.judge("create", "event", "c1", "--words", "a spokesman said", "--kind", "consult", "date=2022-06-30")
        self.assertEqual((made["verdict"], made["item"], made["kind"]), ("create", "event", "consult"))
        found = self.find("c1", "consult")
        self.assertEqual(found["time"]["value"], "2022-06-30")
        claim = found["claims"][0]["claim"]
        self.assertEqual(self.ask("claim", claim)["review"]["state"], "confirmed")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.find("c1", "consult")["id"], found["id"])
        self.assertIn("stand so", self.refused("create", "event", "c1", "--words", "no such words", "--kind", "consult"))
        self.judge("undo", "1")
        self.assertEqual([i for i in self.ask("incidents")["incidents"] if i["kind"] == "consult"], [])

    def test_relations(self):
        self.done("add", self.write("more.jsonl", line(OFFICE)), "--archive", self.archive)
        told = lambda *more: [r for r in self.ask("network", *more)["relations"] if any(c["report"] == "d1" for c in r["claims"])]
        relation = told()[0]
        claim = next(c["claim"] for c in relation["claims"] if c["report"] == "d1")
        self.judge("accept", claim)
        self.assertEqual([(r["type"], r["review"]["state"]) for r in told("--review", "confirmed")], [(relation["type"], "confirmed")])
        self.assertNotIn(claim, {c["claim"] for r in told("--review", "unreviewed") for c in r["claims"]})
        self.judge("reject", claim)
        self.assertNotIn(claim, {c["claim"] for r in told() for c in r["claims"]})
        self.assertEqual(self.ask("claim", claim)["review"]["state"], "rejected")

    def test_next_begins_with_what_is_disputed(self):
        self.done("add", self.write("more.jsonl", line(DENIAL)), "--archive", self.archive)
        first = self.ask("review", "next")["next"][0]
        self.assertEqual(first["incident"]["standing"], "contested", first["incident"])
        self.assertTrue(first["claims"][0]["sentence"] and first["claims"][0]["attribution"])
        self.judge("accept", first["incident"]["id"])
        self.assertNotEqual(self.ask("review", "next")["next"][0]["incident"]["id"], first["incident"]["id"])
        self.assertIn("dateline review accept", self.done("review", "next", "--archive", self.archive))

    def test_what_is_purged_leaves_no_words_in_a_judgement(self):
        self.judge("correct", self.claim, "place=Banki@11.27,14.14")
        self.done("purge", "b1", "--by", "Desk", "--why", "asked by law", "--yes", "--archive", self.archive)
        made = self.ask("review", "list")["judgements"][0]
        self.assertEqual((made["state"], made["words"], made["corrections"]), ("not_attached", None, []))
        self.assertNotIn(b"Banki", self.archive.read_bytes())
        self.assertTrue(self.ask("check")["ok"])

    def test_who_it_is_may_stand_in_the_environment(self):
        named = {**os.environ, "DATELINE_USER": "A. Desk"}
        rest = ("--why", "seen on film", "--archive", self.archive)
        made = self.done_json("review", "accept", self.claim, *rest, env=named)
        self.assertEqual(made["by"], "A. Desk")
        self.assertEqual(self.done_json("review", "second", "1", "--by", "B. Other", *rest, env=named)["by"], "B. Other")
        self.assertEqual(self.done_json("case", "new", "raids", "--archive", self.archive, env=named)["by"], "A. Desk")
        self.assertEqual(self.done_json("sources", "grade", "Ridge Post", "--reliability", "B", *rest, env=named)["by"], "A. Desk")
        for nobody in ("", "  "):
            status, _, err = run("review", "undo", "1", *rest, env={**os.environ, "DATELINE_USER": nobody})
            self.assertEqual((status, "DATELINE_USER" in err), (2, True), err)

    def test_lists_do_not_name_private_persons(self):
        self.done("add", self.write("more.jsonl", line(SHOP)), "--archive", self.archive)
        claim = self.find("f1")["claims"][0]["claim"]
        self.assertIn("Idris", self.ask("claim", claim)["words"])
        self.judge("accept", claim)
        self.judge("correct", claim, "actor=target:person:Lawan Bukar")
        self.judge("undo", "2")
        self.judge("accept", self.find("f1")["id"])
        listed = self.done("review", "list", "--archive", self.archive) + json.dumps(self.ask("review", "list"))
        for name in ("Idris", "Sani", "Lawan", "Bukar"):
            self.assertNotIn(name, listed)
        words, corrected = [j for j in self.ask("review", "list")["judgements"] if j["verdict"] in ("accept", "correct")][:2]
        self.assertIn("[person]", words["words"])
        self.assertEqual(corrected["corrections"][0]["value"], "[person]")

    def test_a_happening_is_not_named_after_a_private_person(self):
        self.done("add", self.write("more.jsonl", line(SHOP)), "--archive", self.archive)
        shop = self.find("f1")
        self.assertEqual(shop["title"], "Trader [person] killed")
        self.ask("incidents", "apart", shop["id"], self.raid["id"], "--by", "A. Desk", "--why", "two markets")
        for asked in [("incidents",), ("timeline",), ("incident", shop["id"]), ("search", "killed", "--in", "incidents"), ("incidents", "decisions"), ("review", "history", shop["id"])]:
            told = self.ask(*asked)
            for one in told.get("incidents", told.get("hits", told.get("decisions", [told]))):
                self.assertNotIn("Idris", json.dumps([one.get("title"), one.get("incidents"), one.get("participants")]), asked)
        self.assertIn("Idris", self.ask("latest", "--publisher", "Ridge")["reports"][0]["title"], "a report's own title is what it is")

    def test_what_is_refused(self):
        self.assertIn("no day or span", self.refused("correct", self.claim, "date=yesterday"))
        self.assertIn("no kind of the codebook", self.refused("correct", self.claim, "kind=party"))
        self.assertIn("actor=agent:organization:", self.refused("correct", self.claim, "actor=agent:Nobody Known"))
        self.assertIn("no claim with this key", self.refused("accept", "0123456789abcdef", status=3))
        self.assertIn("no such item", self.refused("accept", "b1#v99", status=3))
        self.assertEqual(self.ask("review", "list")["judgements"], [])


if __name__ == "__main__":
    unittest.main()
