"""The user's own places: imported, listed, found, read, removed. The data folder is a scratch one that borrows model and gazetteer."""
import json
import os
from pathlib import Path
import unittest

import support

TABLE = '''name,lat,lon,kind,country,admin1,aliases,valid_from,valid_to,id
Camp Tarhel,33.20,43.80,base,IQ,Anbar,Forward Base Tarhel|Tarhel Camp,2015-03,2019-06-30,b1
Zubriya Crossing,33.33,40.70,border crossing,Syria,,,,,b2
Nowhere Post,95,43,base,IQ,,,,,b3
Undated Post,33,43,base,IQ,,,2015-02-30,,b4
"Fort ""Alder""",33.5,43.1,base,IQ,,,,,b5
'''
AREA = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": 7, "geometry": {"type": "Polygon", "coordinates": [[[10, 10], [10.2, 10], [10.2, 10.2], [10, 10.2], [10, 10]]]},
     "properties": {"name": "Velmar Depot", "kind": "depot", "aliases": ["Depot Velmar"]}},
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [200, 10]}, "properties": {"name": "Off the Map"}},
    {"type": "Feature", "geometry": None, "properties": {"name": "No Shape"}}]}


def dump_row(number, name, alternates, lat, lon, code, country, admin1, admin2, population=0):
    kind = "A" if code.startswith("ADM") else "P"
    return "\t".join(map(str, [number, name, name, alternates, lat, lon, kind, code, country, "", admin1, admin2, "", "", population, "", 0, "Etc/UTC", "2024-01-01"]))


class Layers(support.Home):
    def find(self, name):
        return json.loads(self.dateline("gazetteer", "find", name, "--json")[0])["candidates"]

    def find_own(self, name):
        return [c for c in self.find(name) if c["gazetteer"]["source"] == "own"]

    def places(self, text, day):
        line = json.dumps({"id": "t", "text": text, "published": day})
        reading = json.loads(self.dateline("read", "--from", "jsonl", "--json", "-", stdin=line)[0])
        return {p["name"]: p for p in reading["places"]}

    def test_a_table_is_found_with_what_is_wrong_named(self):
        table = self.write("bases.csv", TABLE)
        out, err = self.dateline("gazetteer", "import", table, status=3)
        self.assertIn("bases: 3 places", out)
        self.assertIn("bases.csv line 4", err)
        self.assertIn("bases.csv line 5", err)
        self.assertEqual(err.count("\n"), 2)
        camp = self.find("Tarhel Camp")[0]
        self.assertEqual((camp["name"], camp["kind"], camp["country"], camp["match"]), ("Camp Tarhel", "facility", "IQ", "other_name"))
        self.assertEqual((camp["valid_from"], camp["valid_to"]), ("2015-03-01", "2019-06-30"))
        self.assertEqual((camp["gazetteer"]["source"], camp["gazetteer"]["id"]), ("bases", "b1"))
        self.assertIn("Anbar", camp["province"])
        self.assertEqual(self.find("Zubriya Crossing")[0]["country"], "SY")
        self.assertEqual(self.find('Fort "Alder"')[0]["gazetteer"]["id"], "b5")

    def test_its_places_are_read_on_days_when_they_were(self):
        self.dateline("gazetteer", "import", self.write("bases.csv", TABLE), status=3)
        text = "Engineers of the Iraqi army built a wall around Camp Tarhel in Iraq on Tuesday. Lorries wait at the Zubriya Crossing."
        during = self.places(text, "2018-05-04")
        self.assertEqual(during["Camp Tarhel"]["gazetteer"]["source"], "bases")
        self.assertEqual(during["Camp Tarhel"]["gazetteer"]["id"], "b1")
        self.assertAlmostEqual(during["Camp Tarhel"]["lat"], 33.2, 3)
        self.assertEqual(during["Zubriya Crossing"]["kind"], "crossing")
        after = self.places(text, "2021-05-04")
        self.assertNotEqual((after.get("Camp Tarhel", {}).get("gazetteer") or {}).get("source"), "bases")
        self.assertEqual(after["Zubriya Crossing"]["gazetteer"]["source"], "bases")

    def test_geojson(self):
        area = self.write("sites.geojson", json.dumps(AREA))
        out, err = self.dateline("gazetteer", "import", area, "--name", "sites", "--json", status=3)
        self.assertEqual(json.loads(out), {"name": "sites", "places": 1, "names": 1, "passed_over": 0, "bad": 2})
        self.assertIn("feature 2", err)
        self.assertIn("feature 3", err)
        depot = self.find("Depot Velmar")[0]
        self.assertAlmostEqual(depot["lat"], 10.1, 3)
        self.assertAlmostEqual(depot["radius_km"], 15.6, 0)
        self.assertEqual(depot["gazetteer"]["id"], "7")

    def test_dumps_of_geonames(self):
        places = self.write("QQ.txt", "\n".join([
            dump_row(900000001, "Ostramin", "Ostramyn,Остраминь", 10, 20, "PPL", "SY", "77", "7701", 4000),
            dump_row(900000002, "Ostra Province", "", 10, 20, "ADM1", "SY", "77", ""),
            dump_row(900000003, "Ostra District", "", 10, 20, "ADM2", "SY", "77", "7701"),
            dump_row(900000004, "A Tree", "", 10, 20, "TREE", "SY", "77", ""), "no dump at all"]) + "\n")
        names = self.write("alternateNamesV2.txt", "1\t900000001\ten\tOstraminburg\t\t\t\t\t\t\n2\t900000001\tlink\thttps://ostramin.example\n3\t5\ten\tElsewhere\nx\n")
        out, err = self.dateline("gazetteer", "import", names, places, "--name", "dump", "--json", status=3)
        self.assertEqual(json.loads(out), {"name": "dump", "places": 3, "names": 2, "passed_over": 3, "bad": 2})
        self.assertIn("QQ.txt line 5", err)
        self.assertIn("alternateNamesV2.txt line 4", err)
        town = self.find("Ostraminburg")[0]
        self.assertEqual((town["name"], town["province"], town["district"], town["population"]), ("Ostramin", "Ostra Province", "Ostra District", 4000))
        self.assertEqual(town["gazetteer"]["id"], "900000001")

    def test_layers_are_replaced_listed_and_removed(self):
        table = self.write("own.csv", "name,lat,lon\nQuorvik,1,2\n")
        self.dateline("gazetteer", "import", table)
        first = json.loads(self.dateline("gazetteer", "list", "--json")[0])["layers"]
        table.write_text("name;latitude;longitude\nQuorvik;3;4\nQuorvol;3;4\n")
        self.dateline("gazetteer", "import", table)
        second = json.loads(self.dateline("gazetteer", "list", "--json")[0])["layers"]
        self.assertEqual([(l["name"], l["places"]) for l in first + second], [("own", 1), ("own", 2)])
        self.assertNotEqual(first[0]["version"], second[0]["version"])
        self.assertEqual([c["lat"] for c in self.find_own("Quorvik")], [3])
        self.dateline("gazetteer", "remove", "own")
        self.assertEqual(self.find_own("Quorvik"), [])
        self.assertIn("own", self.dateline("gazetteer", "remove", "own", status=3)[1])
        self.assertIn("../x", self.dateline("gazetteer", "remove", "../x", status=3)[1])

    def test_a_layer_that_no_place_is_in_changes_nothing(self):
        table = self.write("own.csv", "name,lat,lon\nQuorvik,1,2\n")
        self.dateline("gazetteer", "import", table)
        for content in ("name,lat,lon\nQuorvik,x,y\n", "", "{\"type\": \"FeatureCollection\"", "just words\n", "PK\x03\x04zip", "{\"a\":" * 100000):
            table.write_text(content)
            self.assertIn("own.csv", self.dateline("gazetteer", "import", table, status=3)[1])
        self.assertEqual(len(self.find_own("Quorvik")), 1)
        self.assertEqual([p.name for p in (self.folder / "home/layers").iterdir()], ["own.gazetteer"])

    def test_a_damaged_layer_is_named(self):
        self.dateline("gazetteer", "import", self.write("own.csv", "name,lat,lon\nQuorvik,1,2\n"))
        (self.folder / "home/layers/own.gazetteer").write_bytes(b"DLPLACES")
        self.assertIn("own.gazetteer", self.dateline("gazetteer", "find", "x", status=2)[1])

    def test_a_layer_elsewhere(self):
        layer = self.folder / "x.gazetteer"
        self.dateline("gazetteer", "import", self.write("own.csv", "name,lat,lon\nQuorvik,1,2\n"), "--out", layer)
        self.assertEqual(self.find_own("Quorvik"), [])
        self.assertIn("Quorvik", self.dateline("gazetteer", "find", "Quorvik", "--layer", layer)[0])


if __name__ == "__main__":
    unittest.main()
