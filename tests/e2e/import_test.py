"""import: another archive, or exported readings, joined to this one. Nothing comes in twice, nothing is lost, and it does not matter which was joined to which."""
import json
import os
import signal
import sqlite3
import subprocess
import time
import unittest

from support import BINARY, Folder, run

BLAST = {"id": "blast", "url": "https://lake.example/1", "publisher": "Lake Standard", "published": "2022-05-03", "title": "Bomb at bus station",
         "text": "A bomb killed four people at the main bus station in Gwoza on Monday, the army said. The army blamed the Northern Brigade."}
SECOND = {**BLAST, "text": "A bomb killed six people at the main bus station in Gwoza on Monday, the army said. The army blamed the Northern Brigade."}
RAID = {"id": "raid", "url": "https://ridge.example/1", "publisher": "Ridge Post", "published": "2022-06-11", "title": "Raid on Bama",
        "text": "Gunmen raided the market in Bama on Friday, killing seven people, police said. A villager, Teofilo Yupanqui, was wounded."}
DENIAL = {"id": "denial", "url": "https://lake.example/2", "publisher": "Lake Standard", "published": "2022-05-04", "title": "Brigade denies",
          "text": "The Northern Brigade denied that it bombed the main bus station in Gwoza on Monday, May 2, 2022."}
GUNS = {"id": "guns", "url": "https://ridge.example/2", "publisher": "Ridge Post", "published": "2022-07-02", "title": "Guns seized",
        "text": "Customs officials seized 40 rifles in Maiduguri on Thursday, a spokesman said."}
LISTS = ["incidents", "timeline", "actors", "network", "sources", "copies", "stories", "review list", "sources grades", "incidents decisions", "actors decisions", "case list", "marks"]


class Import(Folder):
    def archive(self, name, *reports):
        path = self.folder / f"{name}.dateline"
        for report in reports:
            self.done("add", self.write("in.jsonl", json.dumps(report)), "--archive", path)
        return path

    def ask(self, path, *arguments):
        return self.done_json(*arguments, "--archive", path)

    def take(self, path, *files):
        return self.ask(path, "import", *files, "--by", "ann")["imports"]

    def record(self, path):
        cases = [case["case"] for case in self.ask(path, "case", "list")["cases"]]
        out = {question: self.ask(path, *question.split()) for question in LISTS}
        for name in cases:
            out[name] = self.ask(path, "case", "show", name)
            out[name, "log"] = self.ask(path, "case", "log", name)
        return out

    def same(self, one, other):
        left, right = self.record(one), self.record(other)
        for question in left:
            self.assertEqual(left[question], right.get(question), question)
        self.assertEqual(set(left), set(right))

    def whole(self, path):
        self.assertEqual(self.ask(path, "check")["problems"], [])

    def chains(self, path):
        with sqlite3.connect(path) as file:
            return sorted(file.execute("SELECT name, rows, hash FROM chain_ends").fetchall())

    def claim(self, path, report):
        return next(claim["claim"] for incident in self.ask(path, "incidents")["incidents"] for claim in incident["claims"] if claim["report"] == report)

    def put(self, path, *arguments, why="seen on film", by="A. Desk"):
        """What people do is told to the second; what is done later must be later."""
        time.sleep(1.05)
        return self.done(*arguments, "--by", by, *(["--why", why] if why else []), "--archive", path)

    def two(self):
        """Two archives that share a report; people worked in both, before and after each other."""
        a, b = self.archive("a", BLAST, SECOND, RAID), self.archive("b", BLAST, DENIAL, GUNS)
        self.put(a, "review", "accept", self.claim(a, "blast"))
        self.put(b, "review", "correct", self.claim(b, "guns"), "date=2022-06-30")
        self.put(b, "sources", "grade", "Lake Standard", "--reliability", "C")
        self.put(a, "sources", "grade", "Lake Standard", "--reliability", "B")
        self.put(b, "case", "new", "gwoza")
        self.put(b, "case", "add", "gwoza", "denial", why=None)
        self.put(a, "case", "new", "bama")
        self.put(a, "case", "add", "bama", "raid", why=None)
        self.put(a, "case", "question", "bama", "Who sent them?", why=None)
        self.put(b, "mark", "report", "guns", "--tlp", "amber")
        self.put(a, "review", "second", "1", by="B. Second")
        self.put(b, "review", "reject", self.claim(b, "denial"))
        self.put(b, "review", "undo", "2")
        return a, b

    def copied(self, path, name):
        out = self.folder / f"{name}.dateline"
        self.done("backup", out, "--archive", path)
        return out

    def test_both_ways_give_the_same_record(self):
        a, b = self.two()
        ab, ba = self.copied(a, "ab"), self.copied(b, "ba")
        taken = self.take(ab, b)[0]
        self.assertEqual((taken["reports"], taken["known"], taken["rows"]), (2, 1, 7), taken)
        self.take(ba, a)
        for path in (ab, ba):
            self.whole(path)
        self.same(ab, ba)
        grades = self.ask(ab, "sources", "grades")["grades"]
        self.assertEqual([(g["value"], g["state"]) for g in grades], [("C", "replaced"), ("B", "in_force")], "the later grade counts, wherever it was given")
        self.assertEqual([len(self.ask(ab, "case", "show", name)["members"]) for name in ("gwoza", "bama")], [1, 1])

    def test_twice_changes_nothing_and_back_changes_nothing_more(self):
        a, b = self.two()
        self.take(a, b)
        before, chains = self.record(a), self.chains(a)
        self.assertEqual(self.take(a, b)[0]["reports"], 0)
        self.assertEqual((self.record(a), self.chains(a)), (before, chains))
        self.take(b, a)  # which holds all that is in b
        self.same(a, b)
        chains = self.chains(a)
        self.take(a, b)
        self.assertEqual(self.chains(a), chains, "what came from here is not new here")
        self.whole(a)

    def test_an_order_of_joined_rows_that_was_changed_is_seen(self):
        a, b = self.archive("a", BLAST), self.archive("b", RAID)
        for path, report in ((a, "blast"), (b, "raid")):
            self.done("review", "accept", self.claim(path, report), "--by", "ann", "--why", "seen", "--archive", path)
        self.take(a, b)
        self.whole(a)
        changes = {"a place": "UPDATE log_places SET place = place + 7 WHERE name = 'decisions' AND seq = 2", "whose it is": "UPDATE log_places SET origin = 'x' WHERE name = 'decisions' AND seq = 2",
                   "a row": "DELETE FROM log_places WHERE name = 'decisions' AND seq = 1"}
        for what, change in changes.items():
            with self.subTest(what):
                other = self.folder / "changed.dateline"
                other.write_bytes(a.read_bytes())
                with sqlite3.connect(other) as file:
                    self.assertEqual(file.execute(change).rowcount, 1)
                file.close()
                status, out, _ = run("check", "--json", "--archive", other)
                self.assertEqual(status, 4)
                self.assertIn("log_places", {problem["where"] for problem in json.loads(out)["problems"]})

    def test_versions_stay_versions_and_custody_says_from_where(self):
        a, b = self.archive("a", BLAST, SECOND), self.archive("b", GUNS)
        self.take(b, a)
        self.assertEqual({r["id"]: r["version_of"] for r in self.ask(b, "latest")["reports"]}, {r["id"]: r["version_of"] for r in self.ask(a, "latest")["reports"]} | {"guns": None})
        held, was = self.ask(b, "custody", "blast@2"), self.ask(a, "custody", "blast@2")
        self.assertEqual((held["preservation"]["sha256"], held["integrity"]["bytes_intact"]), (was["preservation"]["sha256"], True))
        self.assertEqual(held["collection"]["taken_in"], was["collection"]["taken_in"])
        came = held["collection"]["imported"]
        self.assertEqual([(one["by"], one["from"], one["hash"]) for one in came], [("ann", "a.dateline", was["integrity"]["hash"])])
        self.assertIn("a.dateline", self.done("custody", "blast@2", "--archive", b))
        self.whole(b)

    def test_other_words_under_one_id_are_a_version(self):
        a, b = self.archive("a", BLAST), self.archive("b", SECOND)
        self.take(a, b)
        self.assertEqual({r["id"]: r["version_of"] for r in self.ask(a, "latest")["reports"]}, {"blast": None, "blast@2": "blast"})
        chains = self.chains(a)
        self.take(a, b)
        self.assertEqual(self.chains(a), chains)
        self.whole(a)

    def test_a_share_does_not_take_the_place_of_the_whole(self):
        a = self.archive("a", BLAST, RAID)
        self.put(a, "review", "accept", self.claim(a, "raid"))
        share = self.folder / "share.dateline"
        self.done("share", "--out", share, "--archive", a)
        before, chains = self.record(a), self.chains(a)
        self.take(a, share)
        self.assertEqual((self.record(a), self.chains(a)), (before, chains))
        b = self.archive("b", GUNS)
        self.take(b, share)
        self.assertNotIn(b"Yupanqui", b.read_bytes())
        self.whole(b)
        # The whole that comes later counts.
        self.assertEqual(self.take(b, a)[0]["readings"], 2)
        both = self.archive("both", BLAST, RAID, GUNS)
        self.take(both, a)
        self.same(b, both)
        self.take(b, share)
        self.same(b, both)
        self.whole(b)

    def test_purged_is_not_taken_in_again(self):
        a, b = self.archive("a", BLAST, RAID), self.archive("b", GUNS, RAID)
        self.put(b, "case", "new", "raids", why=None)
        self.put(b, "case", "add", "raids", "raid", why=None)
        self.done("purge", "raid", "--why", "court order", "--by", "desk", "--yes", "--archive", a)
        status, out, err = run("import", b, "--by", "ann", "--json", "--archive", a)
        self.assertEqual(status, 0, err)
        self.assertEqual((json.loads(out)["imports"][0]["reports"], json.loads(out)["imports"][0]["purged"]), (1, 1))
        for word in (b"Yupanqui", b"Raid on Bama"):
            self.assertNotIn(word, a.read_bytes())
        self.whole(a)
        status, _, err = run("import", a, "--archive", b)
        self.assertEqual(status, 0)
        self.assertIn("report raid was purged there and stands here", err)
        self.assertIn("raid", {r["id"] for r in self.ask(b, "latest")["reports"]}, "an import takes nothing away")

    def test_readings_fold_too(self):
        a = self.archive("a", BLAST, SECOND, RAID)
        lines, quotes = self.folder / "full.jsonl", self.folder / "quotes.jsonl"
        self.done("export", "jsonl", "--full-texts", "--out", lines, "--archive", a)
        self.done("export", "jsonl", "--out", quotes, "--archive", a)
        chains = self.chains(a)
        self.assertEqual(self.take(a, lines, quotes)[1]["known"], 3)
        self.assertEqual(self.chains(a), chains)
        b = self.folder / "b.dateline"
        self.take(b, quotes)
        self.assertEqual(self.take(b, lines)[0]["reports"], 3, "the whole counts where there were quotes")
        for path in (a, b):
            self.done("regroup", "--archive", path)
        told = [[{**incident, "aliases": []} for incident in self.ask(path, "incidents")["incidents"]] for path in (a, b)]
        self.assertEqual(*told)
        self.whole(b)

    def test_killed_it_goes_on(self):
        def report(number):
            return {**GUNS, "id": f"r{number}", "url": f"https://ridge.example/r{number}", "text": GUNS["text"].replace("40", str(40 + number))}
        a, b = self.archive("a", BLAST), self.folder / "b.dateline"
        self.done("add", self.write("many.jsonl", "\n".join(json.dumps(report(n)) for n in range(40))), "--archive", b)
        self.put(b, "mark", "report", "r1", "--tlp", "amber")
        for round_ in range(4):
            process = subprocess.Popen([BINARY, "import", str(b), "--archive", str(a)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            try:
                process.wait(timeout=0.05 + 0.1 * round_)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            self.whole(a)
        self.take(a, b)
        self.assertEqual(len(self.ask(a, "latest")["reports"]), 41)
        self.assertEqual(len(self.ask(a, "marks")["marks"]), 1)
        other = self.archive("other", BLAST)
        self.take(other, b)
        self.same(a, other)

    def test_of_entities_the_actors_become_a_base(self):
        a = self.archive("a", BLAST)
        file, home = self.folder / "news.ftm.json", {**os.environ, "DATELINE_HOME": str(self.folder / "home")}
        self.done("export", "ftm", "--out", file, "--archive", a)
        status, out, err = run("import", file, "--archive", a, env=home)
        self.assertEqual(status, 0, err)
        self.assertIn("news: a base of", out)
        self.assertIn("not taken over", err)
        _, bases, _ = run("actors", "bases", "--json", env=home)
        self.assertEqual([base["name"] for base in json.loads(bases)["bases"]], ["news"])
        self.whole(a)

    def test_what_is_no_archive_is_refused(self):
        a = self.archive("a", BLAST)
        for content, status in ((b"no archive", 3), (b"SQLite format 3\x00 and nothing", 4)):
            got, _, err = run("import", self.write("x", content), "--archive", a)
            self.assertEqual(got, status, err)
        self.assertEqual(run("import", a, "--archive", a)[0], 2)
        self.assertEqual(run("import", self.folder / "none", "--archive", a)[0], 3)
        self.whole(a)


if __name__ == "__main__":
    unittest.main()
