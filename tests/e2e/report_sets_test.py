"""Small sets of reports, each on one question of the codebook: withdrawn stories, anniversaries, siblings, whose words a copy has, masked people."""
import json
import unittest

from support import Folder, run

WIRE = ("SEGOU, May 9 (Sahel Post) - Gunmen killed 14 people on Tuesday in an attack on a bus near Bandiagara in central Mali, the governor's office said "
        "on Wednesday.\n\nThe attackers stopped the bus on the road to Mopti and set fire to it before soldiers came from the barracks, and the drivers of "
        "other buses turned back, a spokesman told Sahel Post by telephone.")


def report(name, outlet, day, text, title="", **more):
    return {"id": name, "publisher": outlet, "published": day, "title": title, "text": text, **more}


class Sets(Folder):
    def told(self, *reports):
        self.archive = self.folder / f"{len(list(self.folder.iterdir()))}.dateline"
        text = "\n".join(json.dumps(one) for one in reports)
        status, _, err = run("add", self.write(f"{self.archive.stem}.jsonl", text), "--archive", self.archive)
        self.assertEqual(status, 0, err)
        return self.done_json("incidents", "--limit", "500", "--archive", self.archive)["incidents"]

    def of(self, incidents, kind, *reports):
        """The only incident of a kind that all these reports tell."""
        found = [i for i in incidents if i["kind"] == kind and {c["report"] for c in i["claims"]} >= set(reports)]
        self.assertEqual(len(found), 1, [(i["id"], i["kind"], sorted({c["report"] for c in i["claims"]})) for i in incidents])
        return found[0]


class Withdrawals(Sets):
    def test_an_outlet_withdraws_its_story(self):
        incidents = self.told(
            report("a1", "Port Mirror", "2022-05-01", "Rebels seized the airport at Taiz on Saturday, a witness told Port Mirror."),
            report("a2", "Port Mirror", "2022-05-03", "Port Mirror has withdrawn its report that rebels seized the airport at Taiz on Saturday."))
        one = self.of(incidents, "capture", "a1", "a2")
        self.assertEqual((one["standing"], one["dispute"], one["independent_sources"]), ("denied", "withdrawn", 0))
        self.assertEqual([i["kind"] for i in incidents], ["capture"], "taking back a report is no retreat")

    def test_a_source_takes_back_its_word_and_others_stand(self):
        incidents = self.told(
            report("b1", "Port Mirror", "2022-05-01", "Rebels seized the airport at Taiz on Saturday, the Yemeni army said."),
            report("b2", "Hill Courier", "2022-05-01", "Rebels seized the airport at Taiz on Saturday, the governor's office of Taiz said."),
            report("b3", "City Ledger", "2022-05-03", "The Yemeni army on Tuesday withdrew its statement that rebels had seized the airport at Taiz on Saturday."))
        one = self.of(incidents, "capture", "b1", "b2", "b3")
        self.assertEqual((one["standing"], one["dispute"], one["independent_sources"]), ("single-source", "withdrawn", 1))

    def test_a_later_state_says_that_the_report_is_withdrawn(self):
        incidents = self.told(
            report("c1", "Port Mirror", "2022-05-01", "Militants shelled a hospital in Taiz on Saturday, Salim Nasser, a nurse, told Port Mirror.",
                   url="https://port.example/1"),
            report("c2", "Port Mirror", "2022-05-03", "Port Mirror has retracted this report. Its only source has said that he invented it.",
                   title="RETRACTED: Militants shell hospital", url="https://port.example/1"))
        one = self.of(incidents, "assault", "c1")
        self.assertEqual((one["standing"], one["dispute"], one["support"]), ("denied", "withdrawn", "none"))


class Anniversaries(Sets):
    def test_a_year_after_is_told_of_the_old_day(self):
        incidents = self.told(
            report("d1", "Bay Ledger", "2021-03-10", "A bomb killed 12 people at a market in Gao on Tuesday, the Malian army said."),
            report("d2", "Bay Ledger", "2022-03-09", "Families gathered in Gao on Wednesday, a year after a bomb killed 12 people at a market in the town."),
            report("d3", "Lake Standard", "2023-03-09", "Traders in Gao on Thursday marked the second anniversary of the bombing of the market in Gao."))
        one = self.of(incidents, "assault", "d1", "d2", "d3")
        self.assertEqual(one["time"]["start"], "2021-03-09")
        self.assertNotIn("Families", [p["name"] for p in one["participants"]])


class Siblings(Sets):
    def test_like_attacks_on_two_towns_are_two(self):
        incidents = self.told(
            report("e1", "Delta Post", "2022-02-02", "Gunmen attacked the police station in Gao on Tuesday and killed two officers, the Malian army said."),
            report("e2", "Port Mirror", "2022-02-02", "Gunmen attacked the police station in Ansongo on Tuesday and killed two officers, the Malian army said."))
        self.assertEqual([sorted({c["report"] for c in i["claims"]}) for i in incidents if i["kind"] == "assault"].count(["e1", "e2"]), 0)

    def test_two_attacks_in_one_town_on_one_day(self):
        incidents = self.told(
            report("f1", "Frontier Daily", "2022-10-04", "A suicide bomber killed five people at a mosque in Herat on Tuesday, police said.\n\n"
                   "Hours later gunmen shot dead a judge outside the court in Herat, the court said."),
            report("f2", "Kabul Courier", "2022-10-05", "Gunmen shot dead a judge in Herat on Tuesday, the provincial governor's office said."),
            report("f3", "Lagoon Times", "2022-10-05", "A suicide bomber blew himself up in a mosque in Herat on Tuesday and killed five people, doctors said."))
        self.assertFalse([i for i in incidents if {c["report"] for c in i["claims"]} >= {"f2", "f3"}])
        bomber = self.of(incidents, "assault", "f1", "f3")
        self.assertNotIn("judge", [p["name"] for p in bomber["participants"]])

    def test_like_words_a_week_apart_are_of_two_days(self):
        first = ("A car bomb killed six people on Tuesday at a market in Jalalabad in eastern Afghanistan, the provincial police said.\n\nThe car exploded near the "
                 "row of the money changers shortly before noon, and the fire burned until the evening, a police spokesman said.")
        incidents = self.told(report("g1", "Frontier Daily", "2022-09-07", first),
                              report("g2", "Frontier Daily", "2022-09-14", first.replace("six", "nine").replace("noon", "dusk")))
        self.assertFalse([i for i in incidents if {c["report"] for c in i["claims"]} == {"g1", "g2"} and i["time"]["start"]])
        self.assertFalse([c for i in incidents for c in i["claims"] if c["superseded"]])


class Copies(Sets):
    def test_the_credited_outlet_has_the_original(self):
        for number, order in enumerate((("h1", "h2"), ("h2", "h1"))):
            for day in ("2023-05-10", "2023-05-11"):  # the agency's page may bear the later day
                with self.subTest(order=order, day=day):
                    outlets = dict(zip(order, ("Sahel Post", "Northgate Herald")))
                    self.told(*(report(name, outlets[name], day if outlets[name] == "Sahel Post" else "2023-05-10", WIRE) for name in ("h1", "h2")))
                    copies = self.done_json("copies", "--archive", self.archive)["copies"]
                    self.assertEqual([(outlets[c["report"]], outlets[c["of"]]) for c in copies], [("Northgate Herald", "Sahel Post")])


class People(Sets):
    def test_victims_kin_and_minors_are_masked(self):
        incidents = self.told(
            report("k1", "City Ledger", "2021-11-05", "Soldiers shot Ahmed Bashir, 12, in Omdurman on Thursday, his mother Nadia Bashir said. Salma Idris, a nurse, "
                   "said that she had seen the soldiers shoot him."))
        for one in incidents:
            del one["evidence"]  # the report's own words
        page = json.dumps(incidents) + "".join(json.dumps(self.done_json("incident", one["id"], "--archive", self.archive)) for one in incidents)
        for name in ("Ahmed", "Nadia", "Bashir"):
            self.assertNotIn(name, page)
        self.assertIn("[person]", page)
        self.assertIn("Salma Idris", [c["root_name"] for i in incidents for c in i["claims"]], "who speaks by name stands behind what she says")
        self.assertTrue(all(p["precision"] not in ("exact", "near") for i in incidents for p in i["places"]))


if __name__ == "__main__":
    unittest.main()
