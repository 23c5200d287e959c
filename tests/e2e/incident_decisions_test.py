"""People's decisions on incidents: what is joined, split or kept apart stays so, whatever is read again or comes in."""
import contextlib
import json
import shutil
import sqlite3
import unittest

from corroboration_test import REPORTS as ALL
from support import Folder, run

REPORTS = [row for row in ALL if row[0].startswith("a")]
AGAIN = ("a7", "Lake Standard", "2022-05-12", "Ten days on",
         "Ten days after a bomb killed four people at the main bus station in Gwoza on May 2, 2022, buses run again.")


def lines(reports):
    return "\n".join(json.dumps({"id": i, "publisher": who, "published": day, "title": title, "text": text}) for i, who, day, title, text in reports)


class IncidentDecisions(Folder):
    """Each test with an archive that it may decide on."""

    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.done("add", self.write("news.jsonl", lines(REPORTS)), "--archive", self.archive)
        self.blast, self.second, self.post = (self.find(day, report)["id"] for day, report in (("2022-05-02", "a1"), ("2022-05-10", "a4"), ("2022-05-02", "a5")))

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def decide(self, *arguments):
        return self.ask("incidents", *arguments, "--by", "A. Desk", "--why", "both were seen on one film")

    def refused(self, *arguments, by="A. Desk", status=2):
        got, _, err = run("incidents", *arguments, "--by", by, "--why", "x", "--archive", self.archive)
        self.assertEqual(got, status, err)
        return err

    def find(self, day, report):
        found = [i for i in self.ask("incidents")["incidents"] if i["kind"] == "assault" and i["time"]["value"] == day and report in self.reports(i)]
        self.assertEqual(len(found), 1)
        return found[0]

    def id_of(self, incident):
        return self.ask("incident", incident)["id"]

    @staticmethod
    def reports(incident):
        return sorted({claim["report"] for claim in incident["claims"]})

    def states(self):
        return [d["state"] for d in self.ask("incidents", "decisions")["decisions"]]

    def test_joining_and_undoing(self):
        made = self.decide("join", self.second, self.blast, self.post)
        self.assertEqual((made["kind"], made["state"], len(made["incidents"])), ("join", "in_force", 3))
        piece = made["incidents"][0]["evidence"][0]
        self.assertEqual((piece["report"], piece["kind"], len(piece["text_sha256"])), ("a4", "assault", 64))
        self.assertTrue(ALL[3][4][piece["span"][0]:piece["span"][1]])
        for _ in range(2):
            whole = self.ask("incident", self.post)
            self.assertEqual({self.id_of(i) for i in (self.blast, self.second, self.post)}, {self.blast}, "all ids resolve to one")
            self.assertEqual(self.reports(whole), ["a1", "a2", "a3", "a4", "a5", "a6"])
            self.assertLessEqual({("a4", "decision 1"), ("a5", "decision 1")}, {(j["report"], j["why"][0]) for j in whole["joined"]})
            decided = [sentence for sentence in whole["explanation"] if sentence.endswith(": decision 1.")]
            self.assertEqual(len(decided), 1)
            self.assertTrue("a4" in decided[0] and "a5" in decided[0], decided)
            self.done("regroup", "--archive", self.archive)
        self.decide("undo", "1")
        self.assertEqual([self.id_of(i) for i in (self.blast, self.second, self.post)], [self.blast, self.second, self.post])
        self.decide("undo", "2")
        self.assertEqual(self.id_of(self.post), self.blast, "an undoing can be undone")
        self.assertEqual(self.states(), ["in_force", "undone", "in_force"])
        self.assertTrue(self.ask("check")["ok"])

    def test_what_is_apart_is_not_joined_by_what_comes_later(self):
        self.decide("join", self.blast, self.second)
        self.decide("apart", self.blast, self.post)
        self.done("add", self.write("more.jsonl", lines([AGAIN])), "--archive", self.archive)
        self.assertEqual(self.id_of(self.second), self.blast)
        self.assertNotEqual(self.id_of(self.post), self.blast)
        self.assertIn("a7", self.reports(self.ask("incident", self.blast)))

    def test_the_later_of_opposite_ones_counts(self):
        self.decide("apart", self.blast, self.post)
        self.decide("join", self.blast, self.post)
        self.assertEqual(self.id_of(self.post), self.blast)
        self.assertEqual(self.states(), ["overruled", "in_force"])
        self.decide("undo", "2")
        self.assertEqual(self.id_of(self.post), self.post)
        self.assertEqual(self.states(), ["in_force", "undone", "in_force"])

    def test_splitting_by_report_and_by_claim(self):
        made = self.decide("split", self.blast, "a3")
        self.assertEqual({piece["report"] for piece in made["incidents"][1]["evidence"]}, {"a3"})
        self.assertEqual(self.reports(self.ask("incident", self.blast)), ["a1", "a2", "a6"])
        self.assertEqual(self.reports(self.find("2022-05-02", "a3")), ["a3"])
        told = next(c["claim"] for c in self.ask("incident", self.blast)["claims"] if c["report"] == "a6")
        self.decide("split", self.blast, told)
        self.assertEqual(self.reports(self.ask("incident", self.blast)), ["a1", "a2"])
        self.done("regroup", "--archive", self.archive)
        echo, note = self.find("2022-05-02", "a3")["id"], self.ask("claim", told)["incident"]
        self.assertEqual(self.reports(self.ask("incident", note)), ["a6"])
        self.assertNotEqual(note, echo)
        self.decide("join", self.blast, echo, note)
        self.assertEqual(self.states(), ["overruled", "overruled", "in_force"])
        self.assertEqual(self.reports(self.ask("incident", self.blast)), ["a1", "a2", "a3", "a6"])

    def test_numbers_are_shared_with_decisions_on_actors(self):
        self.decide("join", self.blast, self.post)
        self.assertEqual(self.ask("actors", "decisions")["decisions"], [])
        status, _, err = run("actors", "undo", "1", "--by", "A. Desk", "--why", "x", "--archive", self.archive)
        self.assertEqual((status, "`dateline incidents undo`" in err), (2, True), err)

    def test_what_is_damaged_is_told(self):
        self.decide("join", self.blast, self.post)
        copy = self.folder / "copy.dateline"
        shutil.copy(self.archive, copy)
        with contextlib.closing(sqlite3.connect(copy)) as database:
            database.execute("DROP TRIGGER decisions_keep_u")
            database.execute("UPDATE decisions SET kind = 'apart'")
            database.commit()
        self.assertEqual(run("check", "--archive", copy)[0], 4)

    def test_what_is_refused(self):
        self.refused("join", self.blast)
        self.refused("join", self.blast, self.blast)
        self.assertIn("i-none", self.refused("apart", self.blast, "i-none", status=3))
        self.refused("apart", self.blast, self.post, self.second)
        self.assertIn("neither a report nor a claim", self.refused("split", self.blast, "a5"))
        self.assertIn("nothing would stay", self.refused("split", self.blast, *self.reports(self.ask("incident", self.blast))))
        self.refused("join", self.blast, "x" * 100_000)
        self.refused("join", self.blast, self.post, by=" ")
        self.refused("undo", "7", status=3)
        self.assertEqual(self.states(), [])


if __name__ == "__main__":
    unittest.main()
