"""mark, share: what marks withhold is not in the file that is given away, and texts are quotes in it; everything else holds."""
import json
import sqlite3
import unittest

from support import Folder, run

REPORTS = [
    {"id": "secret", "url": "https://post.example/quillabamba/zorrilla", "title": "Clinic in Quillabamba shelled, Zorrilla says", "publisher": "Lima Post", "published": "2021-05-04",
     "text": "The army shelled a clinic in Quillabamba on Monday, Governor Ximena Zorrilla said."},
    {"id": "open", "url": "https://ledger.example/wounded/teofilo-yupanqui", "title": "Teofilo Yupanqui wounded", "publisher": "Ledger", "published": "2021-05-05",
     "authors": ["Ann Other"],
     "text": "Nobody knew what the weather over Chachapoyas would bring.\n\nRebels killed four soldiers in Arequipa on Tuesday, the mayor said. "
             "A villager, Teofilo Yupanqui, was wounded in the attack, the police said.\n\nThe market had marvellous tangerines."},
    {"id": "truck", "url": "https://herald.example/b", "title": "Truck seized", "publisher": "Herald", "published": "2021-05-06",
     "text": "Police in Accra seized a truck with forty rifles on Tuesday, the mayor said."},
]
SECRET = ["Zorrilla", "zorrilla", "Quillabamba", "quillabamba", "clinic"]
PRIVATE = ["Yupanqui", "yupanqui", "Teofilo", "teofilo"]
OUTSIDE = ["tangerines", "tangerin", "Chachapoyas", "chachapoyas", "marvellous", "marvel"]


class Share(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "s.dateline"
        self.share = self.folder / "share.dateline"
        self.done("add", self.write("s.jsonl", "\n".join(json.dumps(report) for report in REPORTS)), "--archive", self.archive)

    def mark(self, *arguments):
        return self.done("mark", *arguments, "--by", "desk", "--why", "a source would be in danger", "--archive", self.archive)

    def make(self, *arguments):
        return self.done_json("share", "--out", self.share, *arguments, "--archive", self.archive)

    def values_of(self, path):
        """Bytes of the file and of all that is packed in it."""
        left = path.read_bytes()
        with sqlite3.connect(path) as file:
            for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                try:
                    rows = file.execute(f'SELECT * FROM "{table}"').fetchall()
                except sqlite3.DatabaseError:  # a kind of table that this SQLite does not know
                    continue
                left += b"\n".join(str(value).encode("utf-8", "replace") for row in rows for value in row if isinstance(value, str))
        file.close()
        return left

    def found(self, words, text):
        return [word for word in words if word in text]

    def test_nothing_withheld_is_in_it(self):
        found = self.done_json("incidents", "--archive", self.archive)["incidents"]
        self.assertIn("assault", [one["kind"] for one in found])
        self.done("case", "new", "danger", "--by", "ann", "--why", "Zorrilla asked", "--archive", self.archive)
        self.done("case", "add", "danger", "secret", "--by", "ann", "--archive", self.archive)
        self.done("case", "new", "trucks", "--by", "ann", "--why", "rifles, and Yupanqui", "--archive", self.archive)
        self.done("case", "add", "trucks", "secret", "truck", "open", "--by", "ann", "--archive", self.archive)
        self.done("watch", "add", "w", "--kind", "assault", "--archive", self.archive)
        self.mark("report", "secret", "--tlp", "red")
        self.mark("case", "danger", "--no-export")
        original = self.values_of(self.archive)
        for words in (SECRET, PRIVATE, OUTSIDE):
            self.assertNotEqual(self.found([word.encode() for word in words], original), [], "the search below can find something")
        what = self.make()
        self.assertEqual([one["id"] for one in what["withheld"]["reports"]], ["secret"])
        self.assertEqual(what["withheld"]["reports"][0]["why"], ["tlp red, mark 1"])
        left = self.values_of(self.share)
        for words in (SECRET, PRIVATE, OUTSIDE):
            self.assertEqual(self.found([word.encode() for word in words], left), [])
        self.assertEqual(self.done_json("check", "--archive", self.share)["problems"], [])
        self.assertEqual({one["id"] for one in self.done_json("latest", "--archive", self.share)["reports"]}, {"open", "truck"})
        cases = self.done("case", "list", "--archive", self.share)
        self.assertIn("trucks", cases)
        self.assertNotIn("danger", cases)
        self.assertEqual(self.done_json("check", "--archive", self.archive)["problems"], [])

    def test_quotes_and_claims_hold(self):
        def claims(path):
            return {claim["claim"] for one in self.done_json("incidents", "--archive", path)["incidents"] for claim in one["claims"]}
        before = claims(self.archive)
        self.assertGreater(len(before), 2)
        self.make()
        self.assertEqual(claims(self.share), before)
        shown = self.done("incidents", "--archive", self.share)
        self.assertIn("Rebels killed four soldiers", shown)
        self.done("regroup", "--archive", self.share)
        self.assertEqual(claims(self.share), before)
        self.assertEqual(self.done_json("check", "--archive", self.share)["problems"], [])

    def test_persons_whom_only_a_reviewer_names_are_not_in_it(self):
        text = next(report["text"] for report in REPORTS if report["id"] == "open")
        words = " ".join(text.split()[:3])
        signed = ("--by", "desk", "--why", "Zebulon told us", "--archive", self.archive)
        self.done("review", "create", "event", "open", "--words", words, "--kind", "travel", "speaker=person:Zebulon Quist", "agent=person:Wilma Torp", *signed)
        self.done("review", "create", "source", "open", "--words", words, "--kind", "person:Orsolya Brand", *signed)
        self.make()
        left = self.values_of(self.share)
        self.assertEqual(self.found(["Zebulon", "Quist", "Wilma", "Torp", "Orsolya", "Brand"], left.decode("utf-8", "replace")), [])
        self.assertEqual(self.done_json("check", "--archive", self.share)["problems"], [])

    def test_a_level_and_a_day(self):
        self.mark("report", "secret", "--tlp", "green")
        self.mark("report", "truck", "--embargo", "2020-01-01")
        self.mark("source", "ledger", "--tlp", "amber+strict")
        ids = lambda *arguments: [one["id"] for one in self.done_json("share", "--preview", *arguments, "--archive", self.archive)["withheld"]["reports"]]
        self.assertEqual(ids(), ["secret", "open"])
        self.assertEqual(ids("--tlp", "amber"), ["open"])
        self.assertEqual(ids("--tlp", "amber+strict"), [])
        self.mark("report", "truck", "--embargo", "2999-01-01")
        self.assertEqual(ids("--tlp", "red"), ["truck"])
        self.done("marks", "undo", "4", "--by", "desk", "--why", "it is out", "--archive", self.archive)
        self.assertEqual(ids("--tlp", "red"), [])
        self.assertEqual([one["undone"] for one in self.done_json("marks", "--archive", self.archive)["marks"]], [False, False, False, True, False])
        self.assertFalse(self.share.exists())

    def test_custody_is_not_told_by_a_share(self):
        self.make()
        status, _, err = run("custody", "open", "--archive", self.share)
        self.assertEqual(status, 3)
        self.assertIn("this file is a share", err)

    def test_full_texts(self):
        self.mark("report", "secret", "--no-export")
        self.make("--tlp", "red", "--full-texts")
        left = self.values_of(self.share)
        self.assertEqual(self.found([word.encode() for word in SECRET], left), [])
        self.assertEqual(self.done_json("search", "tangerines", "--archive", self.share)["hits"][0]["report"], "open")
        self.assertEqual(self.done_json("check", "--archive", self.share)["problems"], [])

    def test_a_change_in_a_share_is_found(self):
        self.make()
        with sqlite3.connect(self.share) as file:
            file.execute("UPDATE readings SET content = (SELECT content FROM readings WHERE report = 'truck') WHERE report = 'open'")
        file.close()
        status, out, _ = run("check", "--archive", self.share, "--json")
        self.assertEqual(status, 4)
        self.assertIn("not what its hash says", out)

    def test_purged_afterwards_and_shared_again(self):
        self.mark("report", "secret", "--tlp", "red")
        self.make()
        status, _, err = run("purge", "truck", "--by", "desk", "--why", "asked", "--yes", "--archive", self.share)
        self.assertEqual(status, 0, err)
        self.assertEqual(self.done_json("check", "--archive", self.share)["problems"], [])
        again = self.folder / "again.dateline"
        self.done("share", "--out", again, "--archive", self.share)
        self.assertEqual(self.done_json("check", "--archive", again)["problems"], [])
        self.assertEqual([one["id"] for one in self.done_json("latest", "--archive", again)["reports"]], ["open"])

    def test_export_and_memo_honour_marks(self):
        memo = lambda *arguments: run("memo", "trucks", *arguments, "--archive", self.archive)
        self.done("case", "new", "trucks", "--by", "ann", "--why", "rifles", "--archive", self.archive)
        self.done("case", "add", "trucks", "secret", "truck", "--by", "ann", "--archive", self.archive)
        self.assertIn("Quillabamba", memo()[1])
        self.assertEqual(memo()[2], "")
        self.mark("report", "secret", "--tlp", "amber")
        status, out, err = memo()
        self.assertEqual(status, 0, err)
        self.assertEqual(self.found(SECRET, out), [])
        self.assertIn("Accra", out)
        self.assertIn("1 report withheld by marks", err)
        self.assertIn("Quillabamba", memo("--tlp", "amber")[1])
        rows = lambda *arguments: self.done("export", "register", "--format", "json", *arguments, "--archive", self.archive)
        self.done("add", self.write("t.jsonl", json.dumps({"id": "shells", "publisher": "Herald", "published": "2021-05-07", "text": "Ruritania shipped 400 rifles to Kenya in April, the ministry said."})), "--archive", self.archive)
        self.assertIn("shells", rows())
        self.mark("report", "shells", "--no-export")
        self.assertNotIn("shells", rows("--tlp", "red"))
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".dateline-share")], [])

    def test_lists_and_footnotes_for_others(self):
        claim = self.done_json("incidents", "--q", "Quillabamba", "--archive", self.archive)["incidents"][0]["claims"][0]["claim"]
        self.mark("report", "secret", "--tlp", "red")
        ids = lambda *arguments: {one["id"] for one in self.done_json("latest", *arguments, "--archive", self.archive)["reports"]}
        self.assertEqual(ids() - ids("--tlp", "clear"), {"secret"})
        self.assertEqual(ids(), ids("--tlp", "red"))
        for command in (["timeline"], ["incidents"], ["actors"], ["sources"], ["search", "market"], ["map"], ["stats"]):
            status, out, err = run(*command, "--tlp", "amber", "--json", "--archive", self.archive)
            self.assertEqual((status, self.found(SECRET, out)), (0, []), err)
            self.assertIn("1 report withheld by marks", err)
        self.assertIn("secret", self.done("cite", claim, "--json", "--archive", self.archive))
        status, out, err = run("cite", claim, "--tlp", "clear", "--archive", self.archive)
        self.assertEqual((status, self.found(SECRET, out)), (3, []), err)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".dateline-share")], [])

    def test_serve_honours_marks(self):
        import subprocess, urllib.request
        from support import BINARY
        self.mark("report", "secret", "--tlp", "red")
        server = subprocess.Popen([BINARY, "serve", "--archive", self.archive, "--port", "0", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            url = server.stdout.readline().split()[-1]
            with urllib.request.urlopen(url + "/reports") as answer:
                told = answer.read().decode()
        finally:
            server.terminate()
            _, err = server.communicate(timeout=30)
        self.assertIn("truck", told)
        self.assertEqual(self.found(SECRET, told), [])
        self.assertIn("made anew when marks change", err)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".dateline-share")], [])

    def test_serve_honours_marks_that_are_put_while_it_runs(self):
        import subprocess, time, urllib.error, urllib.request
        from support import BINARY
        server = subprocess.Popen([BINARY, "serve", "--archive", self.archive, "--port", "0", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        url = server.stdout.readline().split()[-1]

        def told(path):
            try:
                with urllib.request.urlopen(url + path) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as refusal:
                return refusal.code, refusal.read().decode()

        def until_made():
            """All that is told until an answer comes again."""
            out = ""
            for _ in range(300):
                status, text = told("/reports")
                out += text
                if status == 200:
                    return out
                self.assertEqual(status, 503, text)
                time.sleep(0.1)
            self.fail(out)

        try:
            self.assertIn("Quillabamba", told("/reports")[1])
            self.mark("report", "secret", "--tlp", "red")
            for _ in range(8):  # each thread
                self.assertEqual(self.found(SECRET, told("/search?query=army")[1]), [], "from the first answer on")
            self.assertEqual(self.found(SECRET, until_made()), [])
            self.assertEqual(told("/reports/secret")[0], 404)
            self.mark("report", "truck", "--no-export")
            self.assertNotIn("Accra", told("/search?query=rifles")[1])
            self.assertNotIn("truck", until_made())
            for number in (1, 2):
                self.done("marks", "undo", str(number), "--by", "desk", "--why", "all is safe", "--archive", self.archive)
            self.assertIn("Quillabamba", until_made())
        finally:
            server.terminate()
            server.communicate(timeout=30)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".dateline-share")], [])

    def test_refused(self):
        for arguments, says in ((["report", "nobody", "--tlp", "red"], "no such report"), (["source", "Nobody", "--tlp", "red"], "no source"), (["case", "x", "--no-export"], "no such case"),
                                (["decision", "7", "--no-export"], "no such decision"), (["report", "open"], "--tlp LEVEL"), (["report", "open", "--embargo", "soon"], "--embargo soon")):
            status, _, err = run("mark", *arguments, "--by", "a", "--why", "b", "--archive", self.archive)
            self.assertNotEqual(status, 0, arguments)
            self.assertIn(says, err)
        self.assertEqual(run("share", "--archive", self.archive)[0], 2)
        self.make()
        status, _, err = run("share", "--out", self.share, "--archive", self.archive)
        self.assertEqual(status, 2)
        self.assertIn("is there already", err)


if __name__ == "__main__":
    unittest.main()
