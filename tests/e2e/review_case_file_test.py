"""`review case-file`: what people judged as a case file of tests/cases."""
import json
import unittest

from support import Folder, run

ATTACK = ("a1", "2022-05-03", "Gunmen killed Sani Idris, a trader, in Bama on Monday, police said.\n\nGunmen raided the market in Gwoza on Sunday.")


class CaseFile(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        identity, day, text = ATTACK
        line = json.dumps({"id": identity, "publisher": "Ridge Post", "published": day, "text": text})
        self.done("add", self.write("news.jsonl", line), "--archive", self.archive)
        self.items = self.done_json("review", "show", "a1", "--archive", self.archive)["items"]

    def item(self, is_, words):
        return next(one for one in self.items if one["is"] == is_ and words in one["words"])

    def judge(self, *arguments, why="seen on film"):
        self.done("review", *arguments, "--by", "A. Desk", "--why", why, "--archive", self.archive)

    def case(self, item, *more):
        return self.done("review", "case-file", item, *more, "--archive", self.archive)

    def test_a_correction_is_what_must_come_out_and_nobody_private_is_named(self):
        claim = self.item("claim", "killed")["claim"]
        self.judge("correct", claim, "date=2022-04-30", why="Sani Idris was seen\non Saturday")
        lines = self.case(claim).splitlines()
        self.assertRegex(lines[0], "^# name: corrections/event_[0-9a-f]{8}$")
        self.assertEqual(lines[1], "# description: corrected: [person] was seen on Saturday")
        self.assertEqual(lines[3:6], ["published 2022-05-03", "text", "Gunmen killed [person], a trader, in Bama on Monday, police said."])
        self.assertEqual(lines[6], "events some")
        self.assertIn("[person]", lines[7])
        self.assertIn("when: 2022-04-30 (stated)", lines[7])
        self.assertEqual(lines[8], "claims some")
        self.assertRegex(lines[9], r"\| affirmed \| certain \| The Test Post > police$")
        self.assertNotIn("Idris", "\n".join(lines))
        self.assertNotIn("market", "\n".join(lines))

    def test_what_is_rejected_must_not_come_out(self):
        event = self.item("event", "raided")["item"]
        self.judge("reject", event)
        self.assertTrue(self.case(event).endswith("\nGunmen raided the market in Gwoza on Sunday.\nevents\nnone\n"))

    def test_what_is_created_comes_out_with_its_claim(self):
        self.judge("create", "relation", "a1", "from=Gunmen", "to=police", "--kind", "opposes", "--words", "Gunmen killed")
        made = next(one for one in self.done_json("review", "show", "a1", "--archive", self.archive)["items"] if one["kind"] == "opposes" and one["is"] == "relation")
        self.assertIn("relations some\nGunmen opposes police\nclaims some\nGunmen opposes police | affirmed | certain | The Test Post\n", self.case(made["item"]))

    def test_a_file_is_written_whole_and_marks_are_honoured(self):
        claim = self.item("claim", "raided")["claim"]
        self.judge("accept", claim)
        out = self.folder / "raid.case"
        self.assertEqual(self.case(claim, "--out", out), "")
        self.assertEqual(out.read_text(), self.case(claim))
        self.done("mark", "report", "a1", "--tlp", "amber", "--by", "A. Desk", "--why", "a source is near it", "--archive", self.archive)
        status, told, _ = run("review", "case-file", claim, "--archive", self.archive)
        self.assertNotEqual(status, 0)
        self.assertEqual(told, "")
        self.assertIn("market", self.case(claim, "--tlp", "amber"))

    def test_what_nobody_judged_and_a_happening_are_refused_in_words(self):
        claim = self.item("claim", "raided")["claim"]
        incident = self.done_json("claim", claim, "--archive", self.archive)["incident"]
        for item, expected, word in ((claim, 2, "nobody judged it"), (incident, 2, "name one of its claims"), ("0000000000000000", 3, "0000000000000000")):
            status, told, err = run("review", "case-file", item, "--archive", self.archive)
            self.assertEqual((status, told), (expected, ""), err)
            self.assertIn(word, err)


if __name__ == "__main__":
    unittest.main()
