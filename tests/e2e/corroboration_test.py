"""Across reports: which claims are of one happening, whose word stands behind it, what is denied and disputed, and what was known when."""
import json
import unittest

from support import Folder, run

# id, outlet, day, title, text: all invented
REPORTS = [
    ("a1", "Plain Courier", "2022-05-03", "Blast at bus station kills four",
     "MAIDUGURI, May 3 (Plain Courier) - A bomb killed four people on Monday at the main bus station in Gwoza, the police "
     "command of Borno state said on Tuesday.\n\n"
     "Police spokesman Yusuf Barde said the device had been hidden under a fruit stall. He blamed the Ash Brigade, a militant "
     "group that has attacked transport in the region since 2019.\n\n"
     "The station reopened on Tuesday morning."),
    ("a2", "Lake Standard", "2022-05-04", "Survivor of Gwoza blast tells of chaos",
     "At least six people died when a bomb went off at the bus station in Gwoza on Monday, a doctor at the town's clinic told "
     "the Lake Standard, asking not to be named because he feared for his job.\n\n"
     "Halima Bukar, who was at the station, said she saw two men on a motorcycle throw a bag and ride away. \"They were "
     "soldiers, not rebels,\" Bukar said.\n\n"
     "The army denied it. \"None of our men was in Gwoza that day,\" spokesman Musa Tari said."),
    ("a3", "Morning Echo", "2022-05-04", "Ash Brigade says it did not bomb station",
     "The Ash Brigade on Wednesday denied the bombing of the bus station in Gwoza.\n\n"
     "\"We do not fight travellers,\" the group said in a recording. \n\n"
     "The attack on Monday killed four people, according to the police."),
    ("a4", "Plain Courier", "2022-05-11", "Second blast in Gwoza",
     "MAIDUGURI, May 11 (Plain Courier) - A bomb wounded three people on Tuesday at a market in Gwoza, a week after the attack"
     " on the bus station there, the army said.\n\n"
     "A trader who survived the blast said the bomb lay in a sack of rice. He did not want to be named for fear of reprisals."),
    ("a5", "Harbour Post", "2022-05-03", "Gunmen attack post in Bama",
     "Gunmen attacked a police post in Bama on Monday, killing one officer, the police command of Borno state said.\n\n"
     "A reporter of the Harbour Post saw the burned gate of the post on Tuesday."),
    ("a6", "Daily Note", "2022-05-05", "Bus firms stop",
     "Two bus companies stopped their lines to Gwoza on Thursday.\n\n"
     "Plain Courier reported on Tuesday, citing the police, that a bomb at the town's bus station the day before had cost four"
     " lives."),
    ("b1", "Tunis Lantern", "2022-06-12", "Nurses march in Gabes",
     "Nurses marched through Gabes on Saturday to protest against unpaid shifts. A Tunis Lantern reporter saw the crowd reach "
     "the hospital gate.\n\n"
     "Police put the crowd at 300. The nurses' union spoke of more than 2,000.\n\n"
     "In Sousse, 300 kilometers to the north, students marched the same day, the students' federation said."),
    ("b2", "Coast Herald", "2022-06-13", "March over unpaid shifts",
     "Some 1,500 nurses marched in Gabes on Saturday over unpaid shifts, the governor's office of Gabes said."),
    ("b0", "Coast Herald", "2022-06-09", "Nurses to march",
     "The nurses' union in Gabes said it would march on Saturday if wages were not paid."),
    ("c1", "Gulf Wire", "2022-07-05", "Finance minister quits",
     "LOME, July 5 (Gulf Wire) - Togo's finance minister, Kodjo Amegan, resigned on Tuesday, the presidency said in a "
     "statement.\n\n"
     "The statement thanked him for five years of service."),
    ("c2", "Lome Matin", "2022-07-06", "Amegan out",
     "Kodjo Amegan left the government on Tuesday, according to a communique of the presidency."),
    ("c3", "Gulf Wire", "2022-07-08", "New finance minister sworn in",
     "LOME, July 8 (Gulf Wire) - Afi Lawson was sworn in as finance minister on Friday, replacing Kodjo Amegan, the presidency"
     " said.\n\n"
     "Lawson, 48, had headed the tax office since 2017."),
    ("c0", "Gulf Wire", "2022-07-01", "Minister threatens to quit",
     "LOME, July 1 (Gulf Wire) - Finance Minister Kodjo Amegan threatened on Friday to resign if parliament rejected his "
     "budget."),
    ("d1", "Ocean Press Agency", "2022-09-12", "Rockets shipped to Yemen",
     "MOMBASA, Sept 12 (Ocean Press Agency) - A cargo of rockets reached Yemen's Red Dune militia by boat from Berbera, three "
     "security officials said.\n\n"
     "The rockets were landed near Mocha on Sept. 3, the officials told Ocean Press Agency. They spoke on condition of "
     "anonymity because they were not allowed to brief reporters.\n\n"
     "The cargo included about 20 rockets, one of them said."),
    ("d2", "Bay Ledger", "2022-09-13", "Report: militia got rockets",
     "A Yemeni militia has received rockets that were shipped from Berbera, Ocean Press Agency reported, citing three security"
     " officials."),
    ("d3", "Berbera Times", "2022-09-14", "Port denies",
     "The port authority of Berbera on Wednesday denied that any ship with weapons had left its quays for Yemen.\n\n"
     "\"No such cargo passed here,\" the authority said in a statement about the report by Ocean Press Agency."),
    ("d4", "Review of the Straits", "2022-09-20", "Photos trace boat",
     "Satellite images taken on Sept. 3 by the company Terraview show a small boat at a jetty near Mocha and four trucks "
     "beside it. They support claims that the Red Dune militia received rockets this month.\n\n"
     "A dock worker at Berbera, who asked not to be named, said he had loaded the crates and seen the rockets inside."),
    ("e1", "Nile Agency", "2022-10-05", "Planes hit grain store",
     "Warplanes bombed a grain store of the Blue Column near Kassala on Tuesday, the group said.\n\n"
     "It accused the Border Guard of carrying out the raid. The Border Guard denied it. \"Our planes did not fly,\" its "
     "spokesman Omer Sidahmed said.\n\n"
     "Flames could be seen from the road all night, a driver said by phone, declining to be named."),
    ("e2", "Nile Agency", "2022-10-10", "Guard says it hit trucks",
     "The Border Guard said on Monday that its planes had destroyed six trucks of the Blue Column near Gedaref on Saturday.\n\n"
     "The Blue Column accuses the Border Guard of having bombed its grain store on October 4, which the force denies."),
    ("f1", "Delta Press", "2022-11-16", "Officer jailed over 2018 clinic fire",
     "A court in Juba on Wednesday sentenced army captain James Lado to twelve years in prison for ordering the burning of a "
     "clinic in Yei.\n\n"
     "Nine patients and a nurse were killed when soldiers set fire to the Saint Luke clinic on March 3, 2018, the court found.\n\n"
     "Lado's lawyer, Peter Wani, said his client had never given the order."),
    ("f2", "Juba Mirror", "2023-03-03", "Five years on",
     "Families in Yei laid wreaths on Friday at the Saint Luke clinic, five years after soldiers killed ten people there.\n\n"
     "\"I ran back for the children,\" said Mary Keji, who was in the ward that night.\n\n"
     "A court convicted the captain in November."),
    ("g1", "Savanna Desk", "2023-05-09", "Clinic shelled in Raga",
     "The Chadian army shelled a clinic near Abeche on Monday and wounded 14 patients, two nurses said.\n\n"
     "The shelling set the pharmacy on fire.\n\n"
     "Correction: An earlier version of this report said that 40 patients were wounded.\n\n"
     "Correction, 10 May: an earlier version of this report said that nine nurses were killed.\n\n"
     "A previous version of this report misstated that eight guards were killed."),
    ("g2", "Plain Courier", "2023-05-11", "Army rejects charge",
     "Chad's defence ministry said that its forces had not shelled any clinic."),
    ("g3", "Plain Courier", "2023-05-12", "Neighbour denies",
     "Libya denied that it had shelled a clinic."),
]


class Corroboration(Folder):
    @classmethod
    def setUpClass(cls):
        cls.made = Folder()
        Folder.setUp(cls.made)
        cls.archive = cls.archive_until("9999")

    @classmethod
    def tearDownClass(cls):
        cls.made.doCleanups()

    @classmethod
    def archive_until(cls, day):
        rows = [json.dumps({"id": i, "publisher": who, "published": when, "title": title, "text": text}) for i, who, when, title, text in REPORTS if when <= day]
        archive = cls.made.folder / f"{day}.dateline"
        status, _, err = run("add", cls.made.write(f"{day}.jsonl", "\n".join(rows)), "--archive", archive)
        assert status == 0, err
        return archive

    def incidents(self, archive=None):
        return self.done_json("incidents", "--limit", "500", "--archive", archive or self.archive)["incidents"]

    def one(self, kind, day, report, archive=None):
        """The happening of a kind and day that a report tells."""
        found = [i for i in self.incidents(archive) if i["kind"] == kind and (i["time"]["value"] or "").startswith(day) and any(c["report"] == report for c in i["claims"])]
        self.assertEqual(len(found), 1, (kind, day, report, [i["id"] for i in found]))
        return found[0]

    @staticmethod
    def reports(incident):
        return sorted({c["report"] for c in incident["claims"]})

    @staticmethod
    def roots(incident, polarity="affirmed", lineage="known"):
        return sorted({c["root_name"] for c in incident["claims"] if c["polarity"] == polarity and c["lineage"] == lineage})

    @staticmethod
    def fields(incident):
        return {c["field"] for c in incident["contradictions"]}

    def test_disputes_do_not_split_a_happening(self):
        blast = self.one("assault", "2022-05-02", "a1")
        self.assertEqual(self.reports(blast), ["a1", "a2", "a3", "a6"])
        self.assertEqual(blast["standing"], "contested")
        self.assertEqual(blast["independent_sources"], 3)  # the police whoever speaks for them, a doctor, Bukar
        self.assertIn("count", self.fields(blast))
        self.assertIn("Ash Brigade", self.roots(blast, "denied"))

    def test_another_day_and_another_town_are_other_happenings(self):
        first, second, elsewhere = self.one("assault", "2022-05-02", "a1"), self.one("assault", "2022-05-10", "a4"), self.one("assault", "2022-05-02", "a5")
        self.assertEqual(len({first["id"], second["id"], elsewhere["id"]}), 3)
        self.assertEqual(self.reports(second), ["a4"])
        self.assertEqual(self.roots(second), ["army", "trader"])

    def test_an_outlets_own_eyes_are_a_source(self):
        raid = self.one("assault", "2022-05-02", "a5")
        self.assertEqual(raid["independent_sources"], 2)
        self.assertEqual(raid["standing"], "multiple-source")

    def test_numbers_of_a_crowd_are_disputed_by_who_gives_them(self):
        march = self.one("protest", "2022-06-11", "b2")
        self.assertEqual(self.reports(march), ["b1", "b2"])
        self.assertEqual(march["independent_sources"], 4)
        self.assertEqual(march["standing"], "multiple-source")
        self.assertEqual(self.fields(march), {"count"})
        self.assertNotIn("Sousse", [p["name"] for p in march["places"]])

    def test_an_announced_march_has_not_happened(self):
        self.assertFalse([i for i in self.incidents() if i["kind"] == "protest" and i["status"] == "occurred" and "b0" in self.reports(i)])

    def test_a_statement_in_two_outlets_is_one_source(self):
        resignation = self.one("resign", "2022-07-05", "c1")
        self.assertEqual(self.reports(resignation), ["c1", "c2"])
        self.assertEqual((resignation["independent_sources"], resignation["standing"]), (1, "single-source"))
        self.assertNotIn("c3", self.reports(resignation))

    def test_a_cargo_told_in_four_ways_is_one(self):
        cargo = self.one("transfer", "2022-09-03", "d1")
        self.assertEqual(self.reports(cargo), ["d1", "d2", "d3", "d4"])
        self.assertEqual(cargo["standing"], "contested")  # the port denies a leg
        self.assertEqual(cargo["independent_sources"], 3)  # the officials, the pictures, the worker
        self.assertIn("polarity", self.fields(cargo))

    def test_the_accused_denies_his_part(self):
        strike = self.one("assault", "2022-10-04", "e1")
        self.assertEqual(self.reports(strike), ["e1", "e2"])
        self.assertEqual((strike["standing"], strike["dispute"]), ("contested", "denied_by_accused"))
        self.assertEqual(self.roots(strike), ["Blue Column", "driver"])
        self.assertEqual(self.fields(strike), {"agent"})
        self.assertNotEqual(strike["id"], self.one("assault", "2022-10-08", "e2")["id"])

    def test_an_anniversary_tells_the_old_happening(self):
        fire = self.one("assault", "2018-03-03", "f1")
        self.assertEqual(self.reports(fire), ["f1", "f2"])
        self.assertEqual(self.roots(fire), ["Mary Keji", "court"])
        self.assertNotIn("count", self.fields(fire))  # nine patients and a nurse are ten people

    def test_a_denial_without_day_and_town_is_of_what_its_teller_is_said_to_have_done(self):
        shelling = self.one("assault", "2023-05-08", "g1")
        self.assertEqual(self.reports(shelling), ["g1", "g2"])
        self.assertEqual((shelling["standing"], shelling["dispute"]), ("contested", "denied_by_accused"))

    def test_what_the_deed_did_is_the_deed_and_what_was_corrected_is_none(self):
        told = [i for i in self.incidents() if "g1" in self.reports(i) and i["kind"] in ("assault", "casualty")]
        self.assertEqual(len(told), 1, [(i["kind"], i["participants"]) for i in told])
        self.assertNotIn("killed", str(told[0]["contradictions"]))
        self.assertNotIn("Correction", str(told[0]["claims"]))

    def test_only_what_was_published_by_then_counts(self):
        early = self.archive_until("2022-05-03")
        blast = self.one("assault", "2022-05-02", "a1", early)
        self.assertEqual((blast["standing"], blast["independent_sources"]), ("single-source", 1))
        cargo = self.one("transfer", "2022-09-03", "d1", self.archive_until("2022-09-13"))
        self.assertEqual((cargo["standing"], cargo["independent_sources"]), ("single-source", 1))

    def test_an_incident_says_why(self):
        cargo = self.one("transfer", "2022-09-03", "d1")
        told = self.done("incident", cargo["id"], "--archive", self.archive)
        self.assertIn("One happening by d4: times that can be one", told)
        self.assertIn("denies a leg of it", told)
        self.assertEqual({row["report"] for row in cargo["joined"]}, {"d1", "d2", "d3", "d4"})  # d1 tells it twice


if __name__ == "__main__":
    unittest.main()
