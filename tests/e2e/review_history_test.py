"""review history: what people decided of one thing, in all logs, and nothing of others."""
import json
import unittest

from review_test import BLAST, DENIAL, OFFICE, RAID, SHOP, line
from support import Folder, run


class History(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.done("add", self.write("news.jsonl", "\n".join(map(line, (BLAST, RAID, OFFICE, SHOP, DENIAL)))), "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def put(self, *arguments, by="A. Desk"):
        return self.ask(*arguments, "--by", by, "--why", "seen on film")

    def history(self, of):
        return [(one["log"], one.get("judgement") or one.get("decision") or one.get("grade") or one.get("number")) for one in self.ask("review", "history", of)["decisions"]]

    def raid(self):
        return next(i for i in self.ask("incidents")["incidents"] if any(c["report"] == "b1" for c in i["claims"]))

    def test_of_a_happening_its_claims_and_their_report(self):
        raid = self.raid()
        claim = raid["claims"][0]["claim"]
        other = next(i for i in self.ask("incidents")["incidents"] if any(c["report"] == "a1" for c in i["claims"]))
        self.put("review", "accept", claim)
        self.put("review", "correct", raid["id"], "date=2022-06")
        self.put("review", "second", "1", by="B. Other")
        self.put("review", "undo", "2")
        self.put("sources", "grade", claim, "--credibility", "2")
        self.put("incidents", "apart", raid["id"], other["id"])
        self.put("mark", "report", "b1", "--tlp", "amber")
        self.put("review", "accept", other["claims"][0]["claim"])
        self.assertCountEqual(self.history(raid["id"]), [("judgements", 1), ("judgements", 2), ("judgements", 3), ("judgements", 4), ("grades", 1), ("incidents", 5)])
        self.assertEqual(self.history(claim), [("judgements", 1), ("judgements", 3), ("grades", 1)])
        self.assertCountEqual(self.history("b1"), [("judgements", 1), ("judgements", 3), ("grades", 1), ("marks", 1)])
        self.assertEqual(self.history("d1"), [])
        states = [one.get("state") for one in self.ask("review", "history", raid["id"])["decisions"]]
        self.assertEqual(states[:4], ["in_force", "undone", "in_force", "in_force"], "what counts no more is told, too")
        told = self.done("review", "history", raid["id"], "--archive", self.archive)
        self.assertIn("B. Other: seen on film", told)
        self.assertIn("Nobody decided anything", self.done("review", "history", "d1", "--archive", self.archive))

    def test_of_an_event_and_after_another_reading(self):
        self.put("review", "correct", "b1#v1", "date=2022-06-10")
        self.assertEqual(self.history("b1#v1"), [("judgements", 1)])
        self.assertEqual(self.history(self.raid()["claims"][0]["claim"]), [("judgements", 1)], "what a claim is on is its, too")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.history(self.raid()["id"]), [("judgements", 1)])

    def test_of_a_happening_of_which_nothing_is_left(self):
        raid = self.raid()
        self.put("review", "reject", raid["id"])
        for claim in {c["claim"] for c in raid["claims"]}:
            self.put("review", "reject", claim)
        self.assertIn(("judgements", 1), self.history(raid["id"]))

    def test_of_an_actor_by_any_id_that_it_had(self):
        actors = {a["name"]: a["id"] for a in self.ask("actors")["actors"]}
        brigade, ministry = actors["Northern Brigade"], next(i for name, i in actors.items() if name != "Northern Brigade")
        self.put("actors", "split", brigade, ministry)
        for of in (brigade, ministry, "Northern Brigade"):
            self.assertEqual(self.history(of), [("actors", 1)])

    def test_nobody_private_is_named(self):
        claim = next(c["claim"] for i in self.ask("incidents")["incidents"] for c in i["claims"] if c["report"] == "f1")
        self.put("review", "correct", claim, "actor=target:person:Lawan Bukar")
        for of in ("f1", claim):
            told = json.dumps(self.ask("review", "history", of)) + self.done("review", "history", of, "--archive", self.archive)
            for name in ("Idris", "Lawan", "Bukar"):
                self.assertNotIn(name, told)

    def test_what_there_is_not(self):
        for of in ("i-0000000000", "0123456789abcdef", "b1#v99", "Nobody Known"):
            status, _, err = run("review", "history", of, "--archive", self.archive)
            self.assertEqual((status, of.split("#")[-1] in err), (3, True), err)


if __name__ == "__main__":
    unittest.main()
