"""dateline export register: transfers as rows with their sources, as CSV and JSON; nobody private is named."""
import csv
import io
import unittest

from support import Folder, run

FIRST = """The transfer of 24 S-300 missiles from Russia to Syria was completed in October 2018, a defence official in Moscow said.

Bulgaria exported 300 rifles to Kenya in March 2019. A certificate named the army of Uganda as the end user.
"""
SECOND = """Police arrested three smugglers. Salma Idris, a baker, sold 40 pistols to Omar Hamdan in Kassala on 3 May 2019.
"""
COLUMNS = """id incident supplier supplier_id supplier_country recipient recipient_id recipient_country end_user item class designation maker
year_made unit number_low number_high amount identifiers year_ordered year_shipped year_delivered years origin via destination stages status standing
dispute independent_sources embargo review reports claims publishers sources quotes""".split()


class Register(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "arms.dateline"
        self.first, self.second = self.write("first.txt", FIRST), self.write("second.txt", SECOND)
        self.done("add", self.first, self.second, "--published", "2019-12-05", "--archive", self.archive)

    def rows(self, *arguments):
        text = self.done("export", "register", "--archive", self.archive, *arguments)
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def test_columns_are_stable(self):
        text = self.done("export", "register", "--archive", self.archive)
        self.assertEqual(next(csv.reader(io.StringIO(text, newline=""))), COLUMNS)
        self.assertTrue(text.endswith("\r\n"))

    def test_a_transfer_is_a_row_with_its_words(self):
        row = next(r for r in self.rows() if r["designation"] == "S-300")
        self.assertEqual((row["supplier"], row["supplier_country"], row["recipient"], row["recipient_country"]), ("Russia", "RU", "Syria", "SY"))
        self.assertEqual((row["number_low"], row["number_high"], row["class"], row["years"]), ("24", "24", "air defence", "2018"))
        self.assertEqual((row["year_delivered"], row["status"]), ("2018", "occurred"))
        self.assertIn("The transfer of 24 S-300 missiles", row["quotes"])

    def test_an_end_user_is_not_the_recipient(self):
        row = next(r for r in self.rows() if r["recipient"] == "Kenya")
        self.assertEqual((row["supplier"], row["number_low"], row["year_shipped"]), ("Bulgaria", "300", "2019"))
        self.assertIn("army", row["end_user"])

    def test_every_row_goes_back_to_claims(self):
        answer = self.done_json("export", "register", "--archive", self.archive)
        self.assertEqual(answer["format"], "dateline.register/1")
        self.assertGreater(len(answer["transfers"]), 0)
        for row in answer["transfers"]:
            self.assertGreater(len(row["sources"]), 0)
            for source in row["sources"]:
                claim = self.done_json("claim", source["claim"], "--archive", self.archive)
                self.assertEqual(claim["report"], source["report"])

    def test_nobody_private_is_named(self):
        for form in ("csv", "json"):
            text = self.done("export", "register", "--archive", self.archive, "--format", form)
            for name in ("Salma", "Idris", "Omar", "Hamdan"):
                self.assertNotIn(name, text)
        self.assertIn("[person]", next(r for r in self.rows() if r["number_low"] == "40")["quotes"])

    def test_other_kinds_are_refused(self):
        status, _, err = run("export", "register", "--kind", "assault", "--archive", self.archive)
        self.assertEqual(status, 2)
        self.assertIn("--kind assault", err)


if __name__ == "__main__":
    unittest.main()
