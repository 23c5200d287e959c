"""dateline map: GeoJSON that keeps to its schema and to RFC 7946, of the examples and of a text that is made for it."""
import json
import unittest

import jsonschema

from support import EXAMPLES, ROOT, Folder, run

SCHEMA = json.loads((ROOT / "docs/formats/map.schema.json").read_text(encoding="utf-8"))
CONVOY = """A convoy carried shells from Assab through Kassala to Khartoum on 3 March 2021, a port official said.

Gunmen attacked a warehouse in Kassala on 5 March 2021, the official said.
"""
# Reports in which private people and victims stand at named spots.
PRIVATE = [
    "Militants destroyed the home of Salma Idris, a teacher, at the Merowe Dam on 5 March 2021. The Idris warehouse in Kassala was hit.",
    "Soldiers shot a boy 2 km north of Kassala on Friday. Three children were killed at Bagram Airfield on Thursday.",
    "Yusuf Hamdan, a 34-year-old baker, was detained at Baghdad International Airport on Friday. The Hamdan warehouse was destroyed.",
    "Maryam Odeh, a nurse, fled from Erbil International Airport to Baghdad International Airport on Friday. The Maryam Odeh Road links Kassala with Gedaref.",
]
WITHHELD = ["Salma", "Idris", "Yusuf", "Hamdan", "Maryam", "Odeh", "Merowe Dam", "2 km north", "Bagram", "International Airport"]


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


class PrivateMap(Folder):
    def test_names_and_spots_of_private_people_are_withheld(self):
        lines = [{"id": str(n), "text": text, "published": "2021-03-06"} for n, text in enumerate(PRIVATE)]
        reports = self.write("private.jsonl", "\n".join(json.dumps(line) for line in lines))
        archive = self.folder / "private.dateline"
        self.assertEqual(run("add", reports, "--archive", archive)[0], 0)
        answer = self.done_json("map", "--archive", archive)
        words = json.dumps(answer)
        self.assertEqual([word for word in WITHHELD if word in words], [])
        incidents = [f for f in answer["features"] if f["properties"]["layer"] == "incident"]
        self.assertGreaterEqual(len(incidents), 4, "withheld, not dropped")
        jsonschema.Draft202012Validator(SCHEMA).validate(answer)


if __name__ == "__main__":
    unittest.main()
