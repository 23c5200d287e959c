"""Who makes an item out of a report's words says who says it: a source that was read, words of the report, a name, or the report itself."""
import json
import unittest

from review_test import line
from support import Folder, run

TEXT = ("Trucks carried rifles to Bama on Monday, according to two Kenyan customs officials and a European diplomat. A convoy followed on Tuesday. "
        "Radio Lakeside said that the guards had been paid. Two men in the hills above it saw lorries, which moved at night. Fishermen were asked to leave the pier.")
CONVOY = ("a1", "Ridge Post", "2022-05-03", "Rifles", TEXT)
OTHER = ("b1", "Lake Standard", "2022-06-03", "Again", "Trucks carried rifles to Maiduguri on Monday. Fishermen were asked to leave the harbour.")


class Speaker(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.done("add", self.write("news.jsonl", "\n".join(map(line, (CONVOY, OTHER)))), "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def create(self, *arguments, by="A. Desk"):
        return self.ask("review", "create", *arguments, "--by", by, "--why", "it stands there")

    def refused(self, *arguments):
        got, _, err = run("review", "create", *arguments, "--by", "A. Desk", "--why", "x", "--archive", self.archive)
        self.assertEqual(got, 2, err)
        return err

    def sources(self, report="a1"):
        return {s["name"]: s for s in self.ask("review", "show", report)["sources"]}

    def claims(self, report, words):
        """The claims on these words, each as its chain of (source, depth)."""
        out = []
        for item in self.ask("review", "show", report)["items"]:
            if item["is"] != "claim" or item["words"] != words:
                continue
            claim = self.ask("claim", item["claim"])
            out.append([(step["source"], step["depth"], step["anonymous"]) for step in claim["attribution"]])
        return sorted(out)

    def test_a_source_of_the_reading_by_its_id(self):
        officials = self.sources()["Kenyan customs officials"]
        self.assertEqual((officials["anonymous"], officials["count"]), (True, 2))
        made = self.create("event", "a1", "--words", "A convoy followed", "--kind", "travel", "speaker=" + officials["source"])
        self.assertEqual([(c["field"], c["of"], c["value"]) for c in made["corrections"]], [("speaker", "unnamed", "Kenyan customs officials")])
        chain = [("Ridge Post", 0, False), ("Kenyan customs officials", 1, True)]
        self.assertEqual(self.claims("a1", "A convoy followed"), [chain])
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.claims("a1", "A convoy followed"), [chain])
        self.assertEqual(sum(1 for s in self.ask("review", "show", "a1")["sources"] if "officials" in s["name"]), 1, "no source is made twice")
        self.ask("review", "undo", "1", "--by", "A. Desk", "--why", "not so")
        self.assertEqual(self.claims("a1", "A convoy followed"), [])

    def test_words_that_only_describe_people_have_no_name(self):
        self.create("event", "a1", "--words", "moved at night", "--kind", "travel", "speaker=Two men in the hills")
        self.assertEqual(self.claims("a1", "moved at night"), [[("Ridge Post", 0, False), ("men in the hills", 1, True)]])
        self.assertEqual(self.sources()["men in the hills"]["count"], 2)
        for report, words in [("a1", "asked to leave the pier"), ("b1", "asked to leave the harbour")]:
            self.create("event", report, "--words", words, "--kind", "travel", "speaker=Fishermen")
        incidents = [i for i in self.ask("incidents")["incidents"] if any(c["root_name"] == "Fishermen" for c in i["claims"])]
        roots = {c["root"] for i in incidents for c in i["claims"]}
        self.assertEqual((len(incidents), len(roots)), (2, 2), "people without a name are one in no two reports")
        self.assertNotIn("fishermen", json.dumps(self.ask("sources")).lower())

    def test_a_name(self):
        self.assertIn("as organization:Radio Nowhere", self.refused("event", "a1", "--words", "the guards had been paid", "--kind", "aid", "speaker=Radio Nowhere"))
        self.create("event", "a1", "--words", "the guards had been paid", "--kind", "aid", "speaker=organization:Radio Nowhere")
        self.assertEqual(self.claims("a1", "the guards had been paid"), [[("Ridge Post", 0, False), ("Radio Nowhere", 1, False)]])
        self.create("event", "a1", "--words", "moved at night", "--kind", "travel", "speaker=person:Sani Idris")
        for asked in [("review", "list"), ("incidents",), ("sources",)]:
            self.assertNotIn("Idris", json.dumps(self.ask(*asked)), asked)

    def test_two_who_say_the_same_are_two_claims(self):
        event = next(i["item"] for i in self.ask("review", "show", "a1")["items"] if i["is"] == "event")
        self.create("claim", "a1", "--words", "A convoy followed", "--about", event, "speaker=European diplomat")
        self.create("claim", "a1", "--words", "A convoy followed", "--about", event, "speaker=publisher", by="B. Other")
        self.create("claim", "a1", "--words", "A convoy followed", "--about", event, "speaker=European diplomat", by="C. Third")
        self.assertEqual(self.claims("a1", "A convoy followed"), [[("Ridge Post", 0, False)], [("Ridge Post", 0, False), ("European diplomat", 1, True)]])
        rows = {r["layer"]: r for r in self.ask("evaluate")["layers"]}
        self.assertEqual((rows["claim"]["missed"], rows["source"]["missed"]), (2, 2))

    def test_several_stand_side_by_side(self):
        self.create("event", "a1", "--words", "A convoy followed", "--kind", "travel", "speaker=Kenyan customs officials", "speaker=European diplomat")
        self.assertEqual(self.claims("a1", "A convoy followed"), [[("Ridge Post", 0, False), ("Kenyan customs officials", 1, True), ("European diplomat", 1, True)]])

    def test_a_case_file_says_who_says_it(self):
        made = self.create("event", "a1", "--words", "A convoy followed", "--kind", "travel", "speaker=European diplomat")
        event = next(i["item"] for i in self.ask("review", "show", "a1")["items"] if i["is"] == "event" and i["words"] == made["words"])
        self.assertIn("The Test Post > European diplomat", self.done("review", "case-file", event, "--archive", self.archive))

    def test_what_makes_no_sense_is_refused_in_words(self):
        made = ("event", "a1", "--words", "A convoy followed", "--kind", "travel")
        for field, why in [("speaker=", "name who says it"), ("speaker=s99", "no source s99"), ("speaker=9-9000", "START-END"), ("speaker=place:Bama", "who can say"),
                           ("speaker=no such words", "knows nobody")]:
            self.assertIn(why, self.refused(*made, field))
        self.assertIn('no field "speaker"', self.refused("time", "a1", "--words", "Tuesday", "date=2022-05-03", "speaker=s1"))

    def test_a_source_out_of_words_is_not_taken_for_a_name(self):
        self.create("source", "a1", "--words", "Two men in the hills")
        self.assertTrue(self.sources()["men in the hills"]["anonymous"])
        self.create("source", "a1", "--words", "Fishermen", "--kind", "Pier Union")
        self.assertFalse(self.sources()["Pier Union"]["anonymous"])


if __name__ == "__main__":
    unittest.main()
