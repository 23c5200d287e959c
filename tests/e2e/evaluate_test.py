"""evaluate: precision and recall from what people judged, and what cannot be told is not told."""
import json
import unittest

import jsonschema

from support import ROOT, Folder, run

REPORTS = [
    ("a1", "Lake Standard", "2022-05-03", "Bomb at bus station", "A bomb killed four people at the main bus station in Gwoza on Monday, the army said. The army blamed the Northern Brigade."),
    ("b1", "Ridge Post", "2022-06-11", "Raid on Bama", "Gunmen raided the market in Bama on Friday, killing seven people, police said."),
    ("c1", "Ridge Post", "2022-07-02", "Guns seized", "Customs officials seized 40 rifles in Maiduguri on Thursday, a spokesman said."),
]


class Evaluate(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        lines = [json.dumps({"id": i, "publisher": who, "published": day, "title": title, "text": text}) for i, who, day, title, text in REPORTS]
        self.done("add", self.write("news.jsonl", "\n".join(lines)), "--archive", self.archive)

    def ask(self, *arguments):
        return self.done_json(*arguments, "--archive", self.archive)

    def judge(self, *arguments, by="A. Desk"):
        return self.ask("review", *arguments, "--by", by, "--why", "checked")

    def evaluate(self, *arguments):
        answer = self.ask("evaluate", *arguments)
        schema = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/formats/evaluation.schema.json").read_text(encoding="utf-8")))
        for error in schema.iter_errors(answer):
            self.fail(f"{error.json_path}: {error.message}")
        return answer, {row["layer"]: row for row in answer["layers"]}

    def claims(self, report):
        return [item["claim"] for item in self.ask("review", "show", report)["items"] if item["is"] == "claim"]

    def tally(self, row):
        return row["right"], row["wrong"], row["missed"]

    def test_nothing_is_told_of_what_nobody_judged(self):
        answer, layers = self.evaluate()
        self.assertTrue(all(self.tally(row) == (0, 0, 0) and row["precision"] is None and row["recall"] is None for row in layers.values()))
        self.assertEqual(answer["reviewed"]["claims"]["judged"], 0)
        self.assertIn("Nobody has judged", self.done("evaluate", "--archive", self.archive))

    def test_precision_and_what_is_missed(self):
        for claim in self.claims("a1"):
            self.judge("accept", claim)
        first = self.claims("b1")[0]
        self.judge("correct", first, "date=2022-06-09", "count=wounded:3")
        self.judge("create", "event", "c1", "--words", "a spokesman said", "--kind", "consult")
        answer, layers = self.evaluate()
        time = layers["time"]
        self.assertEqual((time["wrong"], time["missed"]), (1, 1))
        self.assertEqual(time["precision"]["of"], time["right"] + 1)
        self.assertTrue(time["precision"]["low"] < time["precision"]["value"] < time["precision"]["high"])
        self.assertEqual(layers["count"]["missed"], 1)
        self.assertEqual(layers["event"]["missed"], 1)
        self.assertIsNone(layers["event"]["recall"], "nobody read a report in full")
        self.assertEqual(layers["event"]["recall_at_most"], round(layers["event"]["right"] / (layers["event"]["right"] + 1), 3))
        self.assertIsNone(layers["status"]["recall_at_most"])
        self.assertEqual(answer["reviewed"]["claims"]["judged"], len(self.claims("a1")) + sum(self.ask("claim", c)["review"]["state"] != "unreviewed" for c in self.claims("b1")))
        told = self.done("evaluate", "--archive", self.archive)
        self.assertIn("not drawn by lot", told)
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.ask("evaluate"), answer)
        for number in range(1, len(self.ask("review", "list")["judgements"]) + 1):
            self.judge("undo", str(number))
        self.assertTrue(all(self.tally(row) == (0, 0, 0) for row in self.evaluate()[1].values()))

    def test_recall_comes_from_reports_that_were_read_in_full(self):
        claims = self.claims("b1")
        self.judge("done", "b1")
        answer, layers = self.evaluate()
        self.assertEqual(answer["not_full"], [{"report": "b1", "unjudged": len(claims)}])
        for claim in claims:
            self.judge("accept", claim)
        self.judge("create", "event", "b1", "--words", "police said", "--kind", "consult")
        answer, layers = self.evaluate()
        self.assertEqual((answer["not_full"], answer["reviewed"]["reports"]["read_in_full"]), ([], 1))
        recall = layers["event"]["recall"]
        self.assertEqual((recall["right"], recall["of"]), (layers["event"]["right"], layers["event"]["right"] + 1))
        self.assertEqual(self.ask("review", "show", "b1")["read_in_full"]["state"], "confirmed")
        self.assertIn("read in full", self.done("review", "show", "b1", "--archive", self.archive))
        self.judge("undo", "1")
        self.assertIsNone(self.evaluate()[1]["event"]["recall"])
        status, _, err = run("review", "done", "z9", "--by", "A. Desk", "--why", "x", "--archive", self.archive)
        self.assertEqual((status, "z9" in err), (3, True), err)

    def test_incidents_and_actors(self):
        first, second = [i["id"] for i in self.ask("incidents")["incidents"]][:2]
        self.judge("correct", first, "date=2022-05-01")
        self.judge("reject", second)
        layers = self.evaluate()[1]
        self.assertEqual(self.tally(layers["incident"]), (1, 1, 0))
        self.assertEqual((self.tally(layers["incident_time"]), self.tally(layers["incident_kind"])), ((0, 1, 0), (1, 0, 0)))
        three = [i["id"] for i in self.ask("incidents")["incidents"] if i["id"] != first][:2]
        self.done("incidents", "join", *three, "--by", "A. Desk", "--why", "one", "--archive", self.archive)
        self.assertEqual(self.evaluate()[1]["joins"]["missed"], 1)

    def test_actors_joined_rightly_wrongly_and_not_at_all(self):
        more = [json.dumps({"id": "p1", "publisher": "Lake Standard", "published": "2022-08-01", "text": "General Muhammad Karimov, commander of the Osh Brigade, said that the road was open. Iran denied it."}),
                json.dumps({"id": "p2", "publisher": "Ridge Post", "published": "2022-08-02", "text": "General Mohammed Karimov, commander of the Osh Brigade, left Osh on Monday. Iran welcomed it."}),
                json.dumps({"id": "p3", "publisher": "Osh Post", "published": "2022-08-03", "text": "Colonel Daler Sharifov of the Osh Brigade met the army in Bama."})]
        self.done("add", self.write("more.jsonl", "\n".join(more)), "--archive", self.archive)
        decide = lambda *arguments, by="A. Desk": self.ask("actors", *arguments, "--by", by, "--why", "seen")
        merge = lambda: self.evaluate()[1]["actor_merges"]
        decide("merge", "Muhammad Karimov", "Mohammed Karimov")
        decide("merge", "Muhammad Karimov", "Mohammed Karimov", by="B. Second")
        self.assertEqual(self.tally(merge()), (1, 0, 0), "who says it again adds nothing")
        decide("merge", "Daler Sharifov", "Mohammed Karimov")
        self.assertEqual(self.tally(merge()), (1, 0, 1))
        decide("split", "Iran", "p2")
        self.assertEqual(self.tally(merge()), (1, 1, 1))
        self.assertEqual((merge()["precision"]["right"], merge()["precision"]["of"]), (1, 2))
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.tally(merge()), (1, 1, 1))

    def test_of_a_case_only_what_belongs_to_it(self):
        for report in ("a1", "b1"):
            self.judge("accept", self.claims(report)[0])
        self.done("case", "new", "bama", "--by", "A. Desk", "--archive", self.archive)
        self.done("case", "add", "bama", "b1", "--by", "A. Desk", "--archive", self.archive)
        answer, layers = self.evaluate("bama")
        self.assertEqual((answer["case"], answer["reviewed"]["reports"]["of"], answer["reviewed"]["reports"]["judged"]), ("bama", 1, 1))
        self.assertEqual((layers["claim"]["right"], self.evaluate()[1]["claim"]["right"]), (1, 2))
        memo = lambda form: self.done("memo", "bama", "--as", form, "--archive", self.archive)
        for form in ("markdown", "html"):
            self.assertIn("on this case", memo(form))
            self.assertIn("100 % (21 to 100 %), 1 of 1", memo(form))
        self.judge("undo", "2")
        self.assertNotIn("on this case", memo("markdown"))
        status, _, err = run("evaluate", "nothing", "--archive", self.archive)
        self.assertEqual((status, "nothing" in err), (3, True), err)


if __name__ == "__main__":
    unittest.main()
