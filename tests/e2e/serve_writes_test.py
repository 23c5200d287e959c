"""`dateline serve --allow-writes`: judgements, decisions, grades and cases over HTTP."""
import json
import unittest

import yaml

from serve_test import TOKEN, OfExamples, Server
from support import ROOT, run

FIELDS = {"Content-Type": "application/json", "X-Dateline": "write"}


class Writes(OfExamples):
    arguments = ("--allow-writes",)

    def write(self, path, status=201, server=None, **body):
        answer = (server or self.server).ask("/api/v1" + path, "POST", FIELDS, json.dumps(body))
        self.assertEqual(answer[0], status, answer[2])
        return json.loads(answer[2])

    def claims(self, index=0):
        incident = self.server.json("/api/v1/incidents", sort="time")["incidents"][index]
        return incident["id"], [row["claim"] for row in incident["claims"]]

    def test_a_judgement_is_seen_everywhere_at_once(self):
        incident, (claim, *_) = self.claims()
        before = self.server.ask(f"/api/v1/incidents/{incident}")[1]["etag"]
        made = self.write("/review/judgements", verdict="correct", on=claim, fields=["date=2019-08-03"], by="A. Desk", why="the film is of that day")
        self.assertEqual(made["now"]["review"]["state"], "corrected")
        self.assertEqual(made["now"], self.server.json(f"/api/v1/claims/{claim}"))
        status, _, body = self.server.ask(f"/api/v1/incidents/{made['now']['incident']}", headers={"If-None-Match": before})
        self.assertEqual((status, json.loads(body)["time"]["value"]), (200, "2019-08-03"))
        self.assertEqual(self.server.json("/api/v1/review/judgements", state="in_force"), self.told("review", "list", "--state", "in_force"))
        second = self.write("/review/judgements", verdict="second", seconds=made["judgement"]["judgement"], by="B. Desk", why="I saw it, too")
        self.assertEqual(second["now"]["review"]["state"], "second_reviewed")
        for number in (second, made):
            undone = self.write("/review/judgements", verdict="undo", undoes=number["judgement"]["judgement"], by="A. Desk", why="the wrong film")
        self.assertEqual(undone["now"]["review"]["state"], "unreviewed")
        self.assertEqual(undone["now"]["corrections"], [])

    def test_words_that_were_selected_become_a_claim(self):
        report = self.server.json("/api/v1/reports")["reports"][0]["id"]
        made = self.write("/review/judgements", verdict="create", item="event", on=report, span=[0, 9], kind="protest", by="A. Desk", why="read over")
        self.assertEqual([item["is"] for item in made["now"]["items"]], ["event", "claim"])
        claim = made["now"]["items"][1]["claim"]
        self.assertEqual(self.server.json(f"/api/v1/claims/{claim}")["kind"], "protest")
        self.assertEqual(self.server.json(f"/api/v1/review/items/{claim}")["review"]["by"], "A. Desk")
        undone = self.write("/review/judgements", verdict="undo", undoes=made["judgement"]["judgement"], by="A. Desk", why="not so")
        self.assertIsNone(undone["now"])

    def test_incidents_are_joined_and_parted(self):
        one, other = self.claims(0)[0], self.claims(1)[0]
        joined = self.write("/decisions/incidents", kind="join", ids=[one, other], by="A. Desk", why="one fire")
        self.assertEqual(len(joined["now"]["incidents"]), 1)
        self.assertEqual(joined["decision"]["kind"], "join")
        undone = self.write("/decisions/incidents", kind="undo", undoes=joined["decision"]["decision"], by="A. Desk", why="two fires")
        self.assertEqual(len(undone["now"]["incidents"]), 2)
        self.write("/decisions/incidents", 400, kind="apart", ids=[one], by="A. Desk", why="alone")
        self.write("/decisions/incidents", 404, kind="join", ids=[one, "i-0000000000"], by="A. Desk", why="none")

    def test_actors_are_merged_and_parted(self):
        actors = self.server.json("/api/v1/actors", type="organization")["actors"][:2]
        merged = self.write("/decisions/actors", kind="merge", a=actors[0]["id"], b=actors[1]["id"], by="A. Desk", why="two names")
        self.assertEqual(len(merged["now"]["actors"]), 1)
        undone = self.write("/decisions/actors", kind="undo", undoes=merged["decision"]["decision"], by="A. Desk", why="two bodies")
        self.assertEqual({row["name"] for row in undone["now"]["actors"]}, {row["name"] for row in actors})

    def test_grades(self):
        source = self.server.json("/api/v1/sources")["sources"][0]["name"]
        made = self.write("/grades", kind="reliability", source=source, reliability="B", by="A. Desk", why="right so far")
        self.assertEqual((made["now"]["name"], made["now"]["reliability"]["value"]), (source, "B"))
        undone = self.write("/grades", kind="undo", undoes=made["grade"]["grade"], by="A. Desk", why="not any more")
        self.assertIsNone(undone["now"]["reliability"])
        self.write("/grades", 400, kind="reliability", source=source, reliability="B", undoes=1, by="A. Desk", why="two things at once")
        self.write("/grades", 400, kind="reliability", source=source, reliability="Z", by="A. Desk", why="best")

    def test_marks(self):
        report = self.server.json("/api/v1/reports")["reports"][0]["id"]
        made = self.write("/marks", kind="report", on=report, tlp="red", by="A. Desk", why="its author would be in danger")
        self.assertEqual([one["tlp"] for one in made["now"]["marks"]], ["red"])
        self.assertEqual(self.server.json("/api/v1/marks"), self.told("marks"))
        self.assertEqual(self.told("share", "--preview")["withheld"]["reports"][0]["id"], report)
        undone = self.write("/marks", kind="undo", undoes=made["mark"]["number"], by="A. Desk", why="it is out")
        self.assertEqual(undone["now"]["marks"], [])
        self.write("/marks", kind="report", on=report, **{"no-export": True}, by="A. Desk", why="for us only")
        self.write("/marks", kind="undo", undoes=3, by="A. Desk", why="for all")
        self.write("/marks", 400, kind="report", on=report, tlp="purple", by="A. Desk", why="x")
        self.write("/marks", 400, kind="report", on=report, **{"no-export": "yes"}, by="A. Desk", why="x")
        self.write("/marks", 400, kind="report", on=report, by="A. Desk", why="it says nothing")
        self.write("/marks", 404, kind="report", on="nowhere", tlp="red", by="A. Desk", why="x")

    def test_how_right_the_machine_was(self):
        claim = self.claims(3)[1][0]
        made = self.write("/review/judgements", verdict="accept", on=claim, by="A. Desk", why="read")
        self.assertEqual(self.server.json("/api/v1/evaluation"), self.told("evaluate"))
        self.assertGreaterEqual(self.server.json("/api/v1/evaluation")["reviewed"]["claims"]["judged"], 1)
        self.assertEqual(self.server.ask("/api/v1/evaluation?case=nowhere")[0], 404)
        self.write("/review/judgements", verdict="undo", undoes=made["judgement"]["judgement"], by="A. Desk", why="by mistake")

    def test_a_case_grows(self):
        incident, (claim, *_) = self.claims()
        self.write("/cases", case="harbour", about="The harbour", by="A. Desk")
        self.write("/cases/harbour/entries", kind="add", keys=[incident, claim], by="A. Desk")
        put = self.write("/cases/harbour/entries", kind="hypothesis", text="It was an accident", by="A. Desk")
        number = put["entry"]["entry"]
        self.write("/cases/harbour/entries", kind="support", of=number, keys=[claim], by="A. Desk")
        made = self.write("/cases/harbour/entries", kind="assess", of=number, standard="reasonable grounds", likelihood="likely", by="A. Desk", why="two films")
        self.assertEqual(made["now"], self.told("case", "show", "harbour"))
        self.assertEqual(self.server.json("/api/v1/cases/harbour/entries"), self.told("case", "log", "harbour"))
        self.write("/cases/harbour/entries", kind="undo", undoes=made["entry"]["entry"], by="A. Desk", why="one film")
        self.assertEqual(self.server.json("/api/v1/cases/harbour")["assessments"], [])

    def test_what_was_rejected_is_found_only_where_it_is_asked_for(self):
        incident, (claim, *_) = self.claims(2)
        words = self.server.json(f"/api/v1/claims/{claim}")["words"].split()[-1]
        found = lambda **parameters: [hit["claim"] for hit in self.server.json("/api/v1/search", **{"query": words, "in": "claims", "limit": 1000, **parameters})["hits"]]
        self.assertIn(claim, found())
        made = self.write("/review/judgements", verdict="reject", on=claim, by="A. Desk", why="it is a drill")
        self.assertNotIn(claim, found())
        self.assertEqual(found(review="rejected"), [claim])
        self.assertNotIn(claim, found(review="unreviewed"))
        report = made["judgement"]["report"]
        self.assertEqual({item["state"] for item in self.server.json(f"/api/v1/reports/{report}/marked")["reviews"].values()}, {"rejected"})
        self.assertEqual(self.told("search", words, "--in", "claims", "--review", "rejected")["hits"][0]["claim"], claim)
        self.write("/review/judgements", verdict="undo", undoes=made["judgement"]["judgement"], by="A. Desk", why="no drill")
        self.assertIn(claim, found())

    def test_the_map_asks_how_a_movement_stands(self):
        legs = [one for one in self.server.json("/api/v1/map", limit=1000)["features"] if one["properties"].get("layer") in ("corridor", "facility")]
        report = legs[0]["properties"]["evidence"][0]["report"] if legs and legs[0]["properties"].get("evidence") else None
        shown = lambda **parameters: {one["id"] for one in self.server.json("/api/v1/map", limit=1000, **parameters)["features"]}
        self.assertTrue(legs)
        self.assertEqual(shown(review="confirmed") & {leg["id"] for leg in legs}, set())
        self.assertTrue({leg["id"] for leg in legs} <= shown(review="unreviewed"))

    def test_the_queue(self):
        self.assertEqual(self.server.json("/api/v1/review/next", limit=3), self.told("review", "next", "--limit", 3))
        report = self.server.json("/api/v1/reports")["reports"][0]["id"]
        self.assertEqual(self.server.json(f"/api/v1/review/items/{report}"), self.told("review", "show", report))

    def test_what_is_missing_or_odd_is_said(self):
        ask = lambda body, fields=FIELDS: self.server.ask("/api/v1/grades", "POST", fields, body)
        self.assert_error(ask('{"kind": "reliability", "by": "A. Desk"}'), 400, "usage", "why")
        self.assert_error(ask('{"kind": "reliability", "colour": "red"}'), 400, "usage")
        self.assert_error(ask("no JSON"), 400, "usage")
        self.assert_error(ask("{}", {"Content-Type": "application/json"}), 400, "usage")
        self.assert_error(ask("{}", {**FIELDS, "Content-Type": "text/plain"}), 400, "usage")
        self.assert_error(ask("{}", {**FIELDS, "Origin": "https://evil.example"}), 421, "wrong_host")
        self.assert_error(ask("{}", {**FIELDS, "Sec-Fetch-Site": "cross-site"}), 421, "wrong_host")
        self.assert_error(ask(b"x" * 100_000), 413, "too_large")
        self.assert_error(self.server.ask("/api/v1/stats", "POST", FIELDS, "{}"), 405, "method_not_allowed")
        self.assertEqual(self.server.ask("/api/v1/grades", "DELETE")[1]["allow"], "GET, HEAD, POST")

    def test_the_index_is_what_the_documentation_says(self):
        documented = yaml.safe_load((ROOT / "docs/openapi.yaml").read_text(encoding="utf-8"))
        posts = {path: operations["post"] for path, operations in documented["paths"].items() if "post" in operations}
        writes = self.server.json("/api/v1")["writes"]
        self.assertEqual(sorted(write["path"] for write in writes), sorted(posts))
        for write in writes:
            order = posts[write["path"]]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
            schema = documented["components"]["schemas"][order]
            self.assertEqual((sorted(write["members"]), write["required"]), (sorted(schema["properties"]), schema["required"]), order)

    def test_without_leave_nothing_is_written(self):
        server = Server(self.archive)
        self.addCleanup(server.stop)
        self.write("/cases", 405, server, case="other", by="A. Desk")
        self.assertIsNone(server.json("/api/v1")["writes"])

    def test_with_a_token_none_writes_without_it(self):
        server = Server(self.archive, "--allow-writes", token=TOKEN)
        self.addCleanup(server.stop)
        fields = {"Content-Type": "application/json"}
        body = json.dumps({"case": "told", "by": "A. Desk"})
        self.assertEqual(server.ask("/api/v1/cases", "POST", {**fields, "Authorization": None}, body)[0], 401)
        self.assertEqual(server.ask("/api/v1/cases", "POST", fields, body)[0], 201, "the token is mark enough")


class Whole(unittest.TestCase):
    def test_marks_and_writing_do_not_go_together_with_an_audience(self):
        status, _, err = run("serve", "--allow-writes", "--tlp", "green")
        self.assertEqual(status, 2)
        self.assertIn("--tlp", err)


if __name__ == "__main__":
    unittest.main()
