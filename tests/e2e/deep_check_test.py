"""What was read is what is read now: check --deep. What is read otherwise is kept beside it by reread, and told."""
import json
import unittest

from support import EXAMPLES, Home

REPORTS = [
    {"id": "raid", "url": "https://ridge.example/1", "publisher": "Ridge Post", "published": "2022-06-11", "title": "Raid on Bama",
     "text": "Gunmen raided the market in Oldwell Crossing on Friday, killing seven people, police said."},
    {"id": "guns", "url": "https://ridge.example/2", "publisher": "Ridge Post", "published": "2022-07-02", "title": "Guns seized",
     "text": "Customs officials seized 40 rifles near Oldwell Crossing on Thursday, a spokesman said."},
]
WELL = "name\tlat\tlon\tcountry\tkind\nOldwell Crossing\t11.6\t13.5\tNG\tsettlement\n"


class DeepCheck(Home):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        inputs = self.write("in.jsonl", "\n".join(map(json.dumps, REPORTS)))
        self.dateline("add", inputs, *sorted(EXAMPLES.glob("*.html"))[:3], *sorted(EXAMPLES.glob("*.txt"))[:1], "--archive", self.archive)
        line = self.dateline("read", self.write("x.txt", "Rebels burned a bridge in Jos on 3 May 2021, the army said."), "--published", "2021-05-04", "--json")[0]
        self.dateline("add", "--from", "reading", self.write("elsewhere.jsonl", line), "--archive", self.archive)

    def ask(self, *question, status=0):
        return json.loads(self.dateline(*question, "--json", "--archive", self.archive, status=status)[0])

    def test_the_same_again(self):
        answer = self.ask("check", "--deep")
        self.assertEqual((answer["ok"], answer["problems"], answer["reread"]["changed"]), (True, [], []))
        self.assertEqual(answer["reread"]["same"], answer["reports"])
        self.assertEqual(self.ask("check", "--deep", "--sample", "2")["reread"]["same"], 2)
        self.assertEqual(self.ask("reread")["changed"], [])

    def test_what_is_read_otherwise(self):
        layer = self.write("well.tsv", WELL)
        self.dateline("gazetteer", "import", layer, "--name", "well")
        answer = self.ask("check", "--deep", status=4)
        changed = {one["report"]: one["parts"] for one in answer["reread"]["changed"]}
        self.assertEqual(set(changed), {"raid", "guns"})
        self.assertIn("places", changed["guns"])
        self.assertEqual(sorted(problem["where"] for problem in answer["problems"]), ["report guns", "report raid"])
        self.assertEqual(self.ask("custody", "guns")["readings"][1:], [], "check keeps nothing")

        told = self.ask("reread", "guns")
        self.assertEqual([one["report"] for one in told["changed"]], ["guns"])
        self.assertEqual(len(self.ask("custody", "guns")["readings"]), 2)
        self.assertEqual(len(self.ask("custody", "raid")["readings"]), 1)
        self.assertEqual(self.ask("check")["problems"], [])
        again = self.ask("check", "--deep", status=4)
        self.assertEqual([one["report"] for one in again["reread"]["changed"]], ["raid"])


if __name__ == "__main__":
    unittest.main()
