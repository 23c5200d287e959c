"""Answers of lists and watches against their JSON Schemas, with pages and without."""
import json
import unittest

import jsonschema

from support import ROOT, Folder
from watch_test import BLAMED, BLAST, DENIAL, ELSEWHERE, SECOND, line


def schema(name, part):
    whole = json.loads((ROOT / f"docs/formats/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(whole)
    return jsonschema.Draft202012Validator({**whole, "oneOf": [{"$ref": f"#/$defs/{part}"}]})


class Answers(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        self.put(BLAST, SECOND, BLAMED, DENIAL, ELSEWHERE)

    def put(self, *reports):
        self.done("add", self.write("in.jsonl", "\n".join(line(report) for report in reports)), "--archive", self.archive)

    def fits(self, answer, name, part):
        for error in schema(name, part).iter_errors(answer):
            self.fail(f"{part}: {error.json_path}: {error.message}\n{json.dumps(answer)[:2000]}")

    def pages(self, part, rows, *command):
        """All pages of one, with all rows in the end."""
        whole = self.done_json(*command, "--archive", self.archive)
        self.fits(whole, "lists", part)
        taken, cursor = [], []
        for _ in range(50):
            page = self.done_json(*command, "--limit", "1", *cursor, "--archive", self.archive)
            self.fits(page, "lists", part)
            taken += page[rows]
            if page["cursor"] is None:
                break
            cursor = ["--cursor", page["cursor"]]
        self.assertEqual(taken, whole[rows], command)
        return whole[rows]

    def test_lists(self):
        for part, rows, *command in (("latest", "reports", "latest"), ("incidents", "incidents", "timeline"), ("incidents", "incidents", "incidents"), ("sources", "sources", "sources"),
                                     ("stories", "stories", "stories"), ("copies", "copies", "copies"), ("related", "related", "related", "a1")):
            found = self.pages(part, rows, *command)
            self.assertTrue(found or part in ("copies", "stories"), part)

    def test_search(self):
        for kind, words in (("reports", "bomb"), ("reports", "bo*"), ("sentences", "station"), ("claims", "bombed OR killed"), ("incidents", "bomb"), ("actors", "brigade"), ("places", "gwoza")):
            self.assertTrue(self.pages("search", "hits", "search", words, "--in", kind), (kind, words))

    def test_watches(self):
        self.done("watch", "add", "gabes", "--place", "Gabes", "--archive", self.archive)
        self.done("watch", "add", "words", "--over", "reports", "--q", "nurses", "--by", "Desk", "--archive", self.archive)
        self.fits(self.done_json("watch", "run", "--archive", self.archive), "watch", "matches")
        self.put(("b2", "Tunis Lantern", "2022-06-19", "March again", "Nurses protested in Gabes again on Saturday, the police said."))
        told = self.done_json("watch", "run", "--archive", self.archive)
        self.assertEqual(len(told["matches"]), 2, told)
        self.fits(told, "watch", "matches")
        self.fits(self.done_json("watch", "list", "--archive", self.archive), "watch", "watches")
        self.fits(self.done_json("watch", "show", "words", "--archive", self.archive), "watch", "watch")

    def test_a_schema_refuses_what_it_does_not_know(self):
        answer = self.done_json("sources", "--archive", self.archive)
        answer["sources"][0]["alone"] = "one"
        self.assertFalse(schema("lists", "sources").is_valid(answer))


if __name__ == "__main__":
    unittest.main()
