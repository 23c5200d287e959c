"""case: what people put into a case, how it stands, what was undone; kept through regroup, hash-chained, refused in words."""
import json
import os
import sqlite3
import unittest

import jsonschema

from support import ROOT, Folder, run

REPORTS = [
    ("s1", "2021-03-02", "Meridian Wire", "The army of Chad said on Monday that rebels attacked Faya. Two officials, who asked not to be named, said that the rebels killed a guard."),
    ("s2", "2021-03-03", "River Post", "Rebels attacked Faya on Monday, the Lantern Institute said."),
    ("s3", "2021-03-09", "Meridian Wire", "The Lantern Institute said that gunmen killed a judge in Moundou on Sunday."),
]
WHO = ["--by", "A. Desk"]


class Cases(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "c.dateline"
        lines = [json.dumps({"id": i, "published": day, "publisher": who, "text": text}) for i, day, who, text in REPORTS]
        self.done("add", self.write("c.jsonl", "\n".join(lines)), "--archive", self.archive)
        self.put("new", "faya", "--about", "The attack on Faya")

    def put(self, *arguments):
        return self.done_json("case", *arguments, *WHO, "--archive", self.archive)["entry"]

    def show(self, name="faya"):
        answer = self.done_json("case", "show", name, "--archive", self.archive)
        self.fits(answer, "case")
        return answer

    def fits(self, answer, part):
        whole = json.loads((ROOT / "docs/formats/cases.schema.json").read_text(encoding="utf-8"))
        schema = jsonschema.Draft202012Validator({**whole, "oneOf": [{"$ref": f"#/$defs/{part}"}]})
        for error in schema.iter_errors(answer):
            self.fail(f"{part}: {error.json_path}: {error.message}")

    def refused(self, *arguments, by=WHO):
        status, out, err = run("case", *arguments, *by, "--archive", self.archive)
        self.assertEqual(out, "", arguments)
        return status, err

    def a_claim(self, words):
        hits = self.done_json("search", words, "--in", "claims", "--archive", self.archive)["hits"]
        return hits[0]["claim"]

    def an_incident(self, report):
        reports = self.done_json("latest", "--archive", self.archive)["reports"]
        return next(row for row in reports if row["id"] == report)["incidents"][0]

    def test_a_case_grows_and_what_is_undone_is_only_left_out(self):
        incident, claim = self.an_incident("s2"), self.a_claim("judge")
        self.put("add", "faya", incident, claim[:8], "s1")
        question = self.put("question", "faya", "Who fired first?")
        self.put("answer", "faya", question, "Nobody says")
        hypothesis = self.put("hypothesis", "faya", "A group from across the border")
        support = self.put("support", "faya", hypothesis, "s2", "--why", "it names them")
        self.put("against", "faya", hypothesis, claim)
        self.put("assess", "faya", hypothesis, "--standard", "reasonable grounds", "--likelihood", "likely", "--why", "two reports", "--alternatives", "bandits")
        self.put("assess", "faya", incident, "--standard", "beyond reasonable doubt", "--why", "all agree")
        self.put("note", "faya", "Ask the institute", "s2")
        self.put("tag", "faya", "urgent")
        self.put("tag", "faya", "key", claim)
        self.put("cite", "faya", "draft 1", claim)
        one = self.show()
        self.assertEqual([m["id"] for m in one["members"]], [incident, claim, "s1"])
        self.assertTrue(all(m["now"] == m["id"] for m in one["members"]))
        self.assertEqual(one["questions"][0]["answers"][0]["text"], "Nobody says")
        self.assertEqual([e["id"] for e in one["hypotheses"][0]["for"]], ["s2"])
        self.assertEqual([e["id"] for e in one["hypotheses"][0]["against"]], [claim])
        self.assertEqual([a["finding"] for a in one["assessments"]][0], "A group from across the border")
        self.assertEqual(one["assessments"][0]["alternatives"], "bandits")
        self.assertEqual((one["tags"], one["members"][1]["tags"]), (["urgent"], ["key"]))
        self.assertEqual(one["drafts"][0]["cited"][0]["id"], claim)
        undo = self.put("undo", "faya", support, "--why", "misread")
        self.assertEqual(self.show()["hypotheses"][0]["for"], [])
        log = self.done_json("case", "log", "faya", "--archive", self.archive)
        self.fits(log, "log")
        self.assertEqual([e["entry"] for e in log["entries"] if e["undone"]], [support])
        self.put("undo", "faya", undo, "--why", "read again")
        self.assertEqual(len(self.show()["hypotheses"][0]["for"]), 1)
        self.put("remove", "faya", "s1", "--why", "another attack")
        self.assertEqual(len(self.show()["members"]), 2)
        before = self.show()
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.show(), before)
        cases = self.done_json("case", "list", "--archive", self.archive)
        self.fits(cases, "cases")
        self.assertEqual(cases["cases"][0]["members"], {"reports": 0, "claims": 1, "incidents": 1, "actors": 0})
        for view in ("show", "log"):
            self.assertIn("A group from across the border", self.done("case", view, "faya", "--archive", self.archive))
        self.assertIn("The attack on Faya", self.done("case", "list", "--archive", self.archive))

    def test_what_would_do_nothing_or_has_no_name_is_refused(self):
        self.put("add", "faya", "s1")
        for arguments, says in ((["tag", "faya", "key", "s1", "s2"], "s2: not in case faya"), (["untag", "faya", "key", "s2"], "s2: not in case faya"), (["cite", "faya", " ", "s1"], "DRAFT")):
            status, err = self.refused(*arguments)
            self.assertEqual(status, 2, arguments)
            self.assertIn(says, err)
        self.assertEqual(len(self.done_json("case", "log", "faya", "--archive", self.archive)["entries"]), 2)
        for command in ("latest", "incidents", "network"):
            status, out, err = run(command, "--case", "", "--archive", self.archive)
            self.assertEqual((status, out), (2, ""), command)
            self.assertIn("--case", err)

    def test_an_assessment_goes_with_its_hypothesis(self):
        hypothesis = self.put("hypothesis", "faya", "By night")
        self.put("assess", "faya", hypothesis, "--standard", "reasonable grounds", "--why", "two reports")
        self.put("undo", "faya", hypothesis, "--why", "misread")
        self.assertEqual(self.show()["assessments"], [])
        self.assertNotIn("reasonable grounds", self.done("case", "show", "faya", "--archive", self.archive))

    def test_what_several_reports_hold_keeps_its_name_when_one_is_purged(self):
        text = "Gunmen burned a depot near the old harbour of Lagos on Tuesday night, the Northern Front said."
        self.done("add", self.write("t.jsonl", "\n".join(json.dumps({"id": i, "published": "2021-04-01", "publisher": i, "text": text}) for i in ("t1", "t2"))), "--archive", self.archive)
        claim = next(hit["claim"] for hit in self.done_json("search", "depot", "--in", "claims", "--archive", self.archive)["hits"] if hit["report"] in ("t1", "t2"))
        actor = next(row["id"] for row in self.done_json("actors", "--archive", self.archive)["actors"] if "Northern Front" in row["name"])
        self.put("add", "faya", claim, actor)
        for gone, left in (("t1", ["t2"]), ("t2", [])):
            self.done("purge", gone, "--by", "D. Desk", "--why", "by order", "--yes", "--archive", self.archive)
            members = {member["kind"]: member for member in self.show()["members"]}
            self.assertEqual({kind: [e["report"] for e in member["evidence"]] for kind, member in members.items()}, {"claim": left, "actor": left})
            self.assertEqual(bool(members["claim"]["name"]), bool(left))
            self.assertEqual(members["actor"]["name"], "Northern Front" if left else "")
        self.assertNotIn(b"Northern Front", self.archive.read_bytes())
        self.done("check", "--archive", self.archive)

    def test_closed_cases_take_nothing_and_open_again(self):
        self.put("close", "faya", "--why", "published")
        self.assertEqual(self.refused("add", "faya", "s1")[0], 2)
        self.assertEqual(self.show()["closed"]["why"], "published")
        self.put("reopen", "faya", "--why", "a new report")
        self.put("add", "faya", "s1")
        self.assertIsNone(self.show()["closed"])

    def test_lists_of_a_case(self):
        incident, claim = self.an_incident("s2"), self.a_claim("judge")
        self.put("add", "faya", incident)

        def ids(*command, rows, of="id"):
            return [row[of] for row in self.done_json(*command, "--case", "faya", "--archive", self.archive)[rows]]
        self.assertEqual(ids("incidents", rows="incidents"), [incident])
        told = set(ids("latest", rows="reports"))
        self.assertIn("s2", told)
        self.assertNotIn("s3", told)
        self.assertEqual(ids("timeline", rows="incidents"), [incident])
        self.put("add", "faya", claim)
        self.assertEqual(set(ids("latest", rows="reports")), told | {"s3"})
        self.assertEqual(len(ids("incidents", rows="incidents")), 2)
        self.assertEqual([hit["report"] for hit in self.done_json("search", "judge", "--case", "faya", "--archive", self.archive)["hits"]], ["s3"])
        self.assertTrue(ids("sources", rows="sources", of="name"))
        everybody = [row["id"] for row in self.done_json("actors", "--archive", self.archive)["actors"]]
        self.put("new", "empty")
        self.put("add", "empty", everybody[0])
        self.assertEqual([row["id"] for row in self.done_json("actors", "--case", "empty", "--archive", self.archive)["actors"]], everybody[:1])
        for rows, *command in (("reports", "latest"), ("incidents", "incidents"), ("stories", "stories"), ("copies", "copies"), ("features", "map"), ("relations", "network")):
            self.assertEqual(self.done_json(*command, "--case", "empty", "--archive", self.archive)[rows], [], command)
        for command in ("latest", "incidents", "actors", "map", "network", "sources"):
            status, out, err = run(command, "--case", "nope", "--archive", self.archive)
            self.assertEqual((status, out), (3, ""), command)
            self.assertIn("no such case", err)

    def test_refused(self):
        self.put("add", "faya", "s1")
        for arguments, status, says in (
            (["new", "faya"], 2, "already"), (["new", " "], 2, "short name"), (["new", "a\nb"], 2, "one line"),
            (["add", "nope", "s1"], 3, "no such case"), (["add", "faya", "nothing"], 3, "nothing"), (["add", "faya", "s1"], 2, "already"),
            (["remove", "faya", "s2", "--why", "x"], 2, "none of these"), (["answer", "faya", "1", "yes"], 3, "no question"),
            (["support", "faya", "1", "s1"], 3, "no hypothesis"), (["assess", "faya", "7", "--standard", "s", "--why", "w"], 3, "no hypothesis"),
            (["undo", "faya", "99", "--why", "x"], 3, "not there"), (["note", "faya", "  "], 2, "no words"), (["reopen", "faya", "--why", "x"], 2, "is open"),
        ):
            got, err = self.refused(*arguments)
            self.assertEqual(got, status, (arguments, err))
            self.assertIn(says, err, arguments)
        self.assertEqual(self.refused("note", "faya", "x", by=[])[0], 2)
        self.assertEqual(self.refused("note", "faya", "x", by=["--by", " "])[0], 2)
        self.assertEqual(len(self.done_json("case", "log", "faya", "--archive", self.archive)["entries"]), 2)

    def test_entries_are_chained(self):
        self.put("note", "faya", "one")
        self.done("check", "--archive", self.archive)
        database = sqlite3.connect(self.archive)
        with self.assertRaises(sqlite3.IntegrityError):
            database.execute("DELETE FROM case_entries")
        database.execute("DROP TRIGGER case_entries_keep_u")
        database.execute("UPDATE case_entries SET made_by = 'somebody' WHERE seq = 2")
        database.commit()
        database.close()
        status, out, _ = run("check", "--json", "--archive", self.archive)
        self.assertNotEqual(status, 0)
        self.assertIn("case_entries row 2", out)


if __name__ == "__main__":
    unittest.main()
