"""sources, and the grades that people give sources and claims: two axes kept apart, with history; nothing about whoever has no name."""
import json
import os
import sqlite3
import unittest

from support import Folder, run

REPORTS = [
    ("s1", "2021-03-02", "Meridian Wire", "The army of Chad said on Monday that rebels attacked Faya. Two officials, who asked not to be named, said that the rebels killed a guard."),
    ("s2", "2021-03-03", "River Post", "Rebels attacked Faya on Monday, the Lantern Institute said. Awa Sarr, a nurse who saw it, said that rebels burned the clinic in Faya."),
    ("s3", "2021-03-09", "Meridian Wire", "The Lantern Institute said that gunmen killed a judge in Moundou on Sunday."),
]
HOW = ["--by", "A. Desk", "--why", "long record"]


class Sources(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "s.dateline"
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "text": text}) for i, day, who, text in REPORTS]
        self.done("add", self.write("s.jsonl", "\n".join(lines)), "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def refused(self, *arguments):
        status, out, err = run("sources", *arguments, "--archive", self.archive)
        self.assertEqual(out, "")
        return status, err

    def reliability(self, name):
        found = [s for s in self.ask("sources")["sources"] if s["name"] == name]
        self.assertEqual(len(found), 1, name)
        return found[0]["reliability"] and found[0]["reliability"]["value"]

    def a_claim(self):
        hits = self.ask("search", "judge")["hits"]
        return next(hit["claim"] for hit in hits if hit["claim"])

    def test_who_asked_not_to_be_named_and_private_names_in_documents_are_only_counted(self):
        text = ("Kenya sold five tanks to Uganda, said Senator Paul Otieno, who spoke on condition of anonymity for fear of reprisals. "
                "A letter from Rana Khan, a nurse, showed that Iran shipped 40 rifles to Mali.")
        line = json.dumps({"id": "s4", "published": "2021-03-10", "publisher": "River Post", "text": text})
        self.done("add", self.write("more.jsonl", line), "--archive", self.archive)
        names = json.dumps(self.ask("sources"))
        self.assertNotIn("Otieno", names)
        self.assertNotIn("Khan", names)
        register = self.done("export", "register", "--archive", self.archive)
        self.assertIn("rifles", str(register))
        self.assertNotIn("Khan", str(register))

    def test_a_grade_in_other_bytes_than_text_is_refused(self):
        status, err = self.refused("grade", "Lantern Institute", "--reliability", "B", "--by", os.fsdecode(b"b\xff"), "--why", "x")
        self.assertEqual(status, 2)
        self.assertIn("--by", err)

    def test_the_list(self):
        told = self.ask("sources")
        by_name = {s["name"]: s for s in told["sources"]}
        self.assertEqual(by_name["Meridian Wire"]["reports"], 2)
        self.assertEqual(by_name["Meridian Wire"]["published"], 2)
        self.assertEqual((by_name["Lantern Institute"]["reports"], by_name["Lantern Institute"]["published"]), (2, 0))
        self.assertGreaterEqual(by_name["Lantern Institute"]["incidents"], 1)
        self.assertLessEqual(by_name["Lantern Institute"]["alone"], by_name["Lantern Institute"]["incidents"])
        self.assertTrue(all(s["reliability"] is None for s in told["sources"]), "no grade is guessed")
        self.assertGreaterEqual(told["unnamed"], 1)
        self.assertEqual([s["name"] for s in self.ask("sources", "--name", "lantern")["sources"]], ["Lantern Institute"])
        short = self.ask("sources", "--limit", "1")
        self.assertEqual((len(short["sources"]), short["more"]), (1, len(told["sources"]) - 1))

    def test_nobody_without_a_name_stands_there(self):
        words = json.dumps(self.ask("sources")) + self.done("sources", "--archive", self.archive)
        for hidden in ("Awa", "Sarr", "officials"):
            self.assertNotIn(hidden, words)
        private = self.refused("grade", "Awa Sarr", "--reliability", "A", *HOW)
        nobody = self.refused("grade", "Ivo Nobody", "--reliability", "A", *HOW)
        self.assertEqual((private[0], private[1].replace("Awa Sarr", "X")), (nobody[0], nobody[1].replace("Ivo Nobody", "X")))
        self.assertNotEqual(self.refused("grade", "officials", "--reliability", "A", *HOW)[0], 0)

    def test_grades_with_history(self):
        made = self.ask("sources", "grade", "lantern institute", "--reliability", "B", *HOW)
        self.assertEqual((made["source"], made["value"], made["state"], made["by"]), ("Lantern Institute", "B", "in_force", "A. Desk"))
        self.assertEqual(self.reliability("Lantern Institute"), "B")
        self.ask("sources", "grade", "Lantern Institute", "--reliability", "C", *HOW)
        self.assertEqual(self.reliability("Lantern Institute"), "C")
        self.assertEqual([g["state"] for g in self.ask("sources", "grades")["grades"]], ["replaced", "in_force"])
        self.ask("sources", "undo", "2", *HOW)
        self.assertEqual(self.reliability("Lantern Institute"), "B")
        self.ask("sources", "undo", "3", *HOW)
        self.assertEqual(self.reliability("Lantern Institute"), "C", "an undoing can be undone")
        self.done("regroup", "--archive", self.archive)
        self.assertEqual([g["state"] for g in self.ask("sources", "grades")["grades"]], ["replaced", "in_force", "undone", "in_force"])
        self.assertTrue(self.ask("check")["ok"])
        self.assertIn("reliability C  Lantern Institute", self.done("sources", "grades", "--archive", self.archive))

    def test_the_two_axes_are_kept_apart(self):
        key = self.a_claim()
        self.ask("sources", "grade", key, "--credibility", "2", *HOW)
        claim = self.ask("claim", key)
        self.assertEqual(claim["credibility"], "2")
        self.assertTrue(all(step["reliability"] is None for step in claim["attribution"]))
        self.ask("sources", "grade", "Lantern Institute", "--reliability", "B", *HOW)
        claim = self.ask("claim", key)
        self.assertEqual((claim["credibility"], claim["attribution"][-1]["reliability"]), ("2", "B"))
        self.ask("sources", "undo", "1", *HOW)
        self.assertIsNone(self.ask("claim", key)["credibility"])
        self.assertEqual(self.reliability("Lantern Institute"), "B")

    def test_what_is_refused(self):
        for arguments in (["grade", "Lantern Institute", "--reliability", "G"], ["grade", "Lantern Institute", "--reliability", "AB"],
                          ["grade", "Lantern Institute"], ["grade", "Lantern Institute", "--reliability", "A", "--credibility", "1"],
                          ["grade", self.a_claim(), "--credibility", "7"], ["grade", "no-such-claim", "--credibility", "1"], ["undo", "7"]):
            self.assertNotEqual(self.refused(*arguments, *HOW)[0], 0, arguments)
        self.assertNotEqual(self.refused("grade", "Lantern Institute", "--reliability", "A", "--by", " ", "--why", "x")[0], 0)
        self.assertEqual(self.ask("sources", "grades")["grades"], [])

    def test_what_was_graded_is_kept(self):
        self.ask("sources", "grade", "Lantern Institute", "--reliability", "B", *HOW)
        with sqlite3.connect(self.archive) as database:
            with self.assertRaises(sqlite3.DatabaseError):
                database.execute("UPDATE grades SET made_by = 'somebody'")
            database.execute("DROP TRIGGER grades_keep_u")
            database.execute("UPDATE grades SET made_by = 'somebody'")
        database.close()
        status, out, _ = run("check", "--json", "--archive", self.archive)
        self.assertNotEqual(status, 0)
        self.assertIn("grades row 1", out)


if __name__ == "__main__":
    unittest.main()
