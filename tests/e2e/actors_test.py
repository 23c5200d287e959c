"""Actors across reports: the list, a dossier, the graph, and whom none of them shows."""
import json
import shutil
import subprocess
import unittest

from support import Folder, run

REPORTS = [
    {"id": "m1", "publisher": "Meridian Wire", "published": "2021-03-02",
     "text": "General Bakari Toure, commander of the Savanna Brigade, met Defence Minister Lucien Abena in Bangui on Monday. "
             "The Savanna Brigade is backed by Chad, a spokesman said. A farmer, Moussa Keita, was killed when the Savanna Brigade attacked Birao. "
             "Awa Sarr, a nurse who saw it, said that the Savanna Brigade attacked Birao."},
    {"id": "m2", "publisher": "River Post", "published": "2021-06-20",
     "text": "General Bakari Toure leads the Savanna Brigade. Defence Minister Lucien Abena said that the Savanna Brigade attacked Birao on Friday."},
]


class ActorsTest(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "a.dateline"
        lines = "".join(json.dumps(report) + "\n" for report in REPORTS)
        code, _, errors = run("add", "-", "--from", "jsonl", "--archive", self.archive, stdin=lines)
        self.assertEqual(code, 0, errors)

    def ask(self, *arguments):
        code, out, errors = run(*arguments, "--archive", self.archive, "--json")
        self.assertEqual(code, 0, errors)
        return json.loads(out)

    def test_one_actor_in_two_reports(self):
        actors = {actor["name"]: actor for actor in self.ask("actors")["actors"]}
        self.assertEqual(actors["Bakari Toure"]["reports"], 2)
        self.assertEqual(actors["Savanna Brigade"]["reports"], 2)

    def test_a_dossier_by_name_and_by_id(self):
        dossier = self.ask("actor", "bakari toure")
        self.assertEqual(dossier["actor"]["name"], "Bakari Toure")
        leads = [r for r in dossier["roles"] if r["type"] == "leads" and r["to"]["name"] == "Savanna Brigade"]
        self.assertEqual({claim["report"] for r in leads for claim in r["claims"]}, {"m1", "m2"})
        self.assertEqual([report["id"] for report in dossier["reports"]], ["m1", "m2"])
        self.assertEqual(self.ask("actor", dossier["actor"]["id"]), dossier)
        code, page, _ = run("actor", "Bakari Toure", "--archive", self.archive)
        self.assertEqual(code, 0)
        self.assertIn("leads Savanna Brigade", page)

    def test_ids_outlive_a_regroup(self):
        before = {actor["id"] for actor in self.ask("actors")["actors"]}
        self.assertEqual(run("regroup", "--archive", self.archive)[0], 0)
        self.assertEqual({actor["id"] for actor in self.ask("actors")["actors"]}, before)

    def test_the_graph(self):
        graph = self.ask("network", "--actor", "Savanna Brigade", "--type", "leads,backed_by")
        names = {actor["id"]: actor["name"] for actor in graph["actors"]}
        edges = {(r["type"], names[r["from"]], names[r["to"]]) for r in graph["relations"]}
        self.assertEqual(edges, {("leads", "Bakari Toure", "Savanna Brigade"), ("backed_by", "Savanna Brigade", "Chad")})
        code, _, errors = run("network", "--type", "commands", "--archive", self.archive)
        self.assertEqual(code, 2)
        self.assertIn("no such relation", errors)

    @unittest.skipUnless(shutil.which("dot"), "Graphviz is not here")
    def test_graphviz_takes_the_graph(self):
        code, dot, _ = run("network", "--dot", "--archive", self.archive)
        self.assertEqual(code, 0)
        subprocess.run(["dot", "-Tsvg"], input=dot.encode(), check=True, capture_output=True)

    def test_private_people_have_no_dossier_and_are_not_found_by_name(self):
        for question in (["actors"], ["network"], ["actor", "Lucien Abena"]):
            self.assertNotIn("Keita", json.dumps(self.ask(*question)))
        code, _, errors = run("actor", "Moussa Keita", "--archive", self.archive)
        self.assertEqual(code, 3)
        self.assertIn("have no dossier", errors)
        for command in ("incidents", "timeline"):
            for option in ("--actor", "--q"):
                self.assertEqual(self.ask(command, option, "Keita")["incidents"], [])
        self.assertNotEqual(self.ask("incidents", "--actor", "Savanna Brigade")["incidents"], [])
        self.assertEqual(self.ask("incidents", "--source", "Awa Sarr")["incidents"], [])
        dossier = json.dumps(self.ask("actor", "Savanna Brigade"))
        for name in ("Keita", "Sarr"):
            self.assertNotIn(name, dossier)

    def test_filters_that_actors_do_not_take_are_refused(self):
        self.assertEqual(run("actors", "--q", "brigade", "--archive", self.archive)[0], 2)


if __name__ == "__main__":
    unittest.main()
