"""The user's own actor bases and lists: imported, named, found, read, removed. Names are invented; the data folder is a scratch one."""
import json
import os
from pathlib import Path
import unittest

import support


def entity(number, schema, name, **properties):
    return {"id": f"e{number}", "caption": name, "schema": schema, "properties": {"name": [name], **{k: v if isinstance(v, list) else [v] for k, v in properties.items()}}}


ENTITIES = [
    entity(1, "Person", "Osvald Terhune", country="no", position="Minister of Defence"),
    entity(2, "Person", "Karim Belhazzar", country="dz", alias=["Kareem Belhazar"]),
    entity(3, "Person", "Karim Belhazzar", country="ma"),
    entity(4, "Person", "Yusuf Okanda Mbeli", nationality="ug"),
    entity(5, "Person", "Lidia Farrow", country="gb"),
    entity(6, "Organization", "Velmar Liberation Movement", country="iq", alias="VLMM"),
    entity(7, "Company", "Ostramin Shipping Company Ltd", country="ir"),
    entity(8, "PublicBody", "Ministry of Harbours", country="ke"),
    entity(9, "PublicBody", "Ministry of Harbours", country="gh"),
    entity(10, "Vessel", "Quorvik Star", imoNumber="9074729"),
    {"id": "s1", "schema": "Sanction", "properties": {"entity": ["e1"], "authority": ["Council of Velmar"], "authorityId": ["VEL-7"], "listingDate": ["2015-02-03"]}},
    {"id": "a1", "schema": "Address", "properties": {}},
]


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


class Bases(support.Home):
    def import_entities(self, rows=ENTITIES, kind="base", name="known"):
        path = self.write(name + ".json", lines(rows))
        return json.loads(self.dateline("actors", "import", path, "--as", kind, "--json")[0])

    def entities(self, text):
        line = json.dumps({"id": "t", "text": text, "published": "2019-12-05"})
        reading = json.loads(self.dateline("read", "--from", "jsonl", "--json", "-", stdin=line)[0])
        return {e["name"]: e for e in reading["entities"]}

    def test_entities_are_taken_in_and_found(self):
        done = self.import_entities()
        self.assertEqual((done["entries"], done["listings"], done["passed_over"], done["bad"]), (10, 1, 1, 0))
        found = json.loads(self.dateline("actors", "find", "Kareem Belhazzar", "--json")[0])["candidates"]
        self.assertEqual({c["id"] for c in found}, {"e2", "e3"})
        self.assertIn("transliteration", found[0]["reasons"])
        self.assertEqual(json.loads(self.dateline("actors", "find", "Belhazzar", "--json")[0])["candidates"], [])
        own = json.loads(self.dateline("actors", "find", "Hizballah", "--json")[0])["candidates"]
        self.assertEqual([(c["kb"], c["id"]) for c in own], [("dateline", "hezbollah")])

    def test_one_entry_that_is_clearly_meant_is_linked(self):
        self.import_entities()
        got = self.entities("Norwegian Defence Minister Osvald Terhune met fighters of the Velmar Liberation Movement in Baghdad, Iraq, on Tuesday. NATO said nothing.")
        self.assertEqual((got["Osvald Terhune"]["link"]["kb"], got["Osvald Terhune"]["link"]["id"]), ("known", "e1"))
        self.assertEqual(got["Velmar Liberation Movement"]["link"]["id"], "e6")
        self.assertEqual((got["NATO"]["link"]["kb"], got["NATO"]["link"]["id"]), ("dateline", "nato"))

    def test_namesakes_in_other_countries_are_not_linked(self):
        self.import_entities()
        got = self.entities("Swedish Defence Minister Osvald Terhune met Algerian President Karim Belhazzar, and British Prime Minister Yusuf Mbeli spoke.")
        self.assertIsNone(got["Osvald Terhune"]["link"])
        self.assertIsNone(got["Yusuf Mbeli"]["link"])
        self.assertEqual(got["Karim Belhazzar"]["link"]["id"], "e2")

    def test_private_persons_have_no_link_and_no_candidates(self):
        self.import_entities()
        got = self.entities("Lidia Farrow, a farmer in Britain, said the road was closed. Karim Belhazzar was killed in Algeria.")
        for name in ("Lidia Farrow", "Karim Belhazzar"):
            self.assertNotEqual(got[name]["person_class"], "public_role")
            self.assertIsNone(got[name]["link"])
            self.assertEqual(got[name]["candidates"], [])

    def test_a_ship_is_known_by_its_number(self):
        self.import_entities()
        got = self.entities("The frigate HMS Varnholt stopped the tanker MV Quorvik, IMO 9074729, off Oman on Monday.")
        ship = got["MV Quorvik"]
        self.assertEqual([(i["scheme"], i["value"], i["valid"]) for i in ship["identifiers"]], [("imo", "9074729", True)])
        self.assertEqual(ship["link"]["id"], "e10")

    def test_a_list_gives_candidates_only(self):
        self.import_entities(kind="list", name="sanctioned")
        person = self.entities("Norwegian Defence Minister Osvald Terhune resigned.")["Osvald Terhune"]
        self.assertIsNone(person["link"])
        candidate = person["candidates"][0]
        self.assertEqual((candidate["kb"], candidate["id"], candidate["list"], candidate["reference"], candidate["from"]),
                         ("sanctioned", "e1", "Council of Velmar", "VEL-7", "2015-02-03"))
        self.assertIn("same_country", candidate["reasons"])

    def test_a_family_name_alone_is_nobody(self):
        self.import_entities()
        got = self.entities("President Terhune of Norway resigned on Monday.")
        for e in got.values():
            self.assertFalse(e["link"] and e["link"]["kb"] == "known", e)
            self.assertFalse([c for c in e["candidates"] if c["kb"] == "known"], e)

    def test_bad_lines_are_named_and_the_rest_is_taken(self):
        path = self.write("mixed.json", lines(ENTITIES[:2]) + "{broken\n" + json.dumps({"id": "x", "schema": "Person", "properties": {}}) + "\n" + lines(ENTITIES[5:6]))
        out, err = self.dateline("actors", "import", path, status=3)
        self.assertIn("a base of 3 actors", out)
        self.assertIn("mixed.json line 3", err)
        self.assertIn("mixed.json line 4", err)

    def test_a_device_without_end_is_refused(self):
        _, err = self.dateline("actors", "import", "/dev/zero", "--name", "endless", status=3)
        self.assertIn("has no end", err)

    def test_bases_are_listed_replaced_and_removed(self):
        self.import_entities()
        self.import_entities(ENTITIES[:3])
        bases = json.loads(self.dateline("actors", "bases", "--json")[0])["bases"]
        self.assertEqual([(b["name"], b["kind"], b["entries"]) for b in bases], [("known", "base", 3)])
        self.dateline("actors", "remove", "known")
        self.assertIn("known", self.dateline("actors", "remove", "known", status=3)[1])
        self.assertIn("../x", self.dateline("actors", "remove", "../x", status=3)[1])

    def test_a_damaged_base_is_named(self):
        self.import_entities()
        (self.folder / "home/actors/known.actors").write_bytes(b"DLACTORS")
        self.assertIn("known.actors", self.dateline("actors", "find", "x", status=2)[1])


if __name__ == "__main__":
    unittest.main()
