"""dateline map: GeoJSON that keeps to its schema and to RFC 7946, of the examples and of a text that is made for it."""
import json
import unittest

import jsonschema

from support import EXAMPLES, ROOT, Folder, run

SCHEMA = json.loads((ROOT / "docs/formats/map.schema.json").read_text(encoding="utf-8"))
CONVOY = """A convoy carried shells from Assab through Kassala to Khartoum on 3 March 2021, a port official said.

Gunmen attacked a warehouse in Kassala on 5 March 2021, the official said.
"""


class Map(Folder):
    @classmethod
    def setUpClass(cls):
        cls.made = Folder()
        Folder.setUp(cls.made)
        cls.archive = cls.made.folder / "map.dateline"
        convoy = cls.made.write("convoy.txt", CONVOY)
        status, _, err = run("add", EXAMPLES, convoy, "--archive", cls.archive)
        assert status == 0, err

    @classmethod
    def tearDownClass(cls):
        cls.made.doCleanups()

    def map(self, *arguments):
        return self.done_json("map", *arguments, "--archive", self.archive)

    def layer(self, name, *arguments):
        return [f for f in self.map(*arguments)["features"] if f["properties"]["layer"] == name]

    def test_keeps_to_the_schema(self):
        answer = self.map()
        faults = jsonschema.Draft202012Validator(SCHEMA).iter_errors(answer)
        self.assertEqual([fault.message[:200] for fault in faults], [])
        ids = [feature["id"] for feature in answer["features"]]
        self.assertEqual(len(ids), len(set(ids)))

    def test_the_box_holds_every_position(self):
        answer = self.map()
        west, south, east, north = answer["bbox"]
        for feature in answer["features"]:
            geometry = feature["geometry"]
            for lon, lat in [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]:
                self.assertTrue(west <= lon <= east and south <= lat <= north, feature["id"])

    def test_every_incident_stands_where_the_archive_has_it(self):
        incidents = {i["id"]: i for i in self.done_json("incidents", "--archive", self.archive)["incidents"]}
        placed = self.layer("incident")
        self.assertTrue(placed)
        for feature in placed:
            sites = incidents[feature["properties"]["incident"]]["places"]
            self.assertIn(feature["geometry"]["coordinates"], [[s["lon"], s["lat"]] for s in sites])

    def test_legs_go_from_stop_to_stop_with_their_sentence(self):
        legs = {(f["properties"]["from"]["name"], f["properties"]["to"]["name"]): f for f in self.layer("corridor")}
        self.assertIn(("Assab", "Kassala"), legs)
        self.assertIn(("Kassala", "Khartoum"), legs)
        leg = legs["Assab", "Kassala"]
        told = leg["properties"]["told"][0]
        self.assertIn("from Assab through Kassala to Khartoum", told["sentence"])
        claim = self.done_json("claim", told["claim"], "--archive", self.archive)
        self.assertEqual(claim["report"], told["report"])
        self.assertEqual(leg["geometry"]["coordinates"][1], legs["Kassala", "Khartoum"]["geometry"]["coordinates"][0])

    def test_filters_narrow_every_layer(self):
        for feature in self.map("--country", "SD")["features"]:
            properties = feature["properties"]
            countries = [properties[end]["country"] for end in ("place", "from", "to") if end in properties]
            self.assertIn("SD", countries)
        self.assertEqual(self.map("--bbox", "-1,-1,0,0")["features"], [])

    def test_people_get_a_summary(self):
        out = self.done("map", "--archive", self.archive)
        for words in ("What happened where", "Corridors", "Assab → Kassala → Khartoum", "claimed"):
            self.assertIn(words, out)

    def test_the_same_bytes_each_time(self):
        first = self.done("map", "--json", "--archive", self.archive)
        self.done("regroup", "--archive", self.archive)
        self.assertEqual(self.done("map", "--json", "--archive", self.archive), first)


if __name__ == "__main__":
    unittest.main()
