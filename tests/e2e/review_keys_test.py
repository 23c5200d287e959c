"""review next at a terminal: single keys without Enter; the terminal is as it was whatever ends it."""
import json
import os
import pty
import select
import signal
import termios
import time
import unittest

from support import BINARY, Folder

REPORTS = [
    ("b1", "Ridge Post", "2022-06-11", "Raid on Bama", "The rain had stopped. Gunmen raided the market in Bama on Friday, killing seven people, police said. Nobody was arrested."),
    ("c1", "Ridge Post", "2022-07-02", "Guns seized", "Customs officials seized 40 rifles in Maiduguri on Thursday, a spokesman said."),
]


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, *arguments, user="A. Desk"):
        self.master, self.slave = pty.openpty()
        self.before = termios.tcgetattr(self.slave)
        self.said = ""
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            for descriptor in (0, 1, 2):
                os.dup2(self.slave, descriptor)
            os.execve(BINARY, [BINARY, *map(str, arguments)], {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "DATELINE_USER": user})

    def wait_for(self, words, seconds=60):
        """What was said since the last wait, up to these words."""
        end = time.monotonic() + seconds
        while words not in self.said:
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if ready:
                self.said += os.read(self.master, 65536).decode("utf-8", "replace")
            if time.monotonic() > end:
                raise AssertionError(f"no {words!r} in {self.said!r}")
        said, self.said = self.said.split(words, 1)
        return said + words

    def press(self, keys):
        os.write(self.master, keys.encode())

    def ended(self, seconds=60):
        """Its exit status, or minus the signal that ended it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                self.said += os.read(self.master, 65536).decode("utf-8", "replace")
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError("it did not end: " + self.said)

    def as_before(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        os.close(self.master)
        os.close(self.slave)


class ReviewKeys(Folder):
    def setUp(self):
        super().setUp()
        self.archive = self.folder / "news.dateline"
        lines = [json.dumps({"id": i, "publisher": who, "published": day, "title": title, "text": text}) for i, who, day, title, text in REPORTS]
        self.done("add", self.write("news.jsonl", "\n".join(lines)), "--archive", self.archive)

    def open(self, *arguments, **options):
        terminal = Terminal("review", "next", *arguments, "--archive", self.archive, **options)
        self.addCleanup(terminal.close)
        return terminal

    def judgements(self):
        return self.done_json("review", "list", "--archive", self.archive)["judgements"]

    def test_keys_judge_without_enter(self):
        terminal = self.open("--kind", "assault", "--why", "seen on film")
        card = terminal.wait_for("? help")
        for shown in ("happening 1", "claim 1 of", "The rain had stopped.", "Nobody was arrested.", "Bama", "police"):
            self.assertIn(shown, card)
        self.assertFalse(terminal.as_before(), "keys come one by one")
        terminal.press("a")
        terminal.wait_for("accepted")
        terminal.wait_for("? help")
        terminal.press("u")
        terminal.wait_for("taken back")
        terminal.wait_for("? help")
        terminal.press("x")
        terminal.wait_for("no such key")
        terminal.press("?")
        terminal.wait_for("it is so, with all that is shown of it")
        terminal.press("s")
        terminal.wait_for("nobody has confirmed")
        terminal.wait_for("? help")
        terminal.press("c")
        terminal.wait_for("(empty: done): ")
        terminal.press("date=2022-06-09\n")
        terminal.wait_for("(empty: done): ")
        terminal.press("\n")
        terminal.wait_for("corrected")
        terminal.wait_for("? help")
        terminal.press("q")
        self.assertEqual(terminal.ended(), 0)
        self.assertTrue(terminal.as_before())
        made = self.judgements()
        self.assertEqual([j["verdict"] for j in made], ["accept", "undo", "correct"])
        self.assertEqual((made[2]["by"], made[2]["why"], made[2]["corrections"][0]["value"]), ("A. Desk", "seen on film", "2022-06-09"))

    def test_another_person_seconds(self):
        incident = next(i for i in self.done_json("incidents", "--archive", self.archive)["incidents"] if i["kind"] == "assault")["id"]
        self.done("review", "accept", incident, "--by", "A. Desk", "--why", "x", "--archive", self.archive)
        terminal = self.open("--kind", "assault", "--review", "confirmed", user="B. Other")
        while "all of it" not in terminal.wait_for("? help"):
            terminal.press("n")
        terminal.press("s")
        self.assertEqual(terminal.ended(), 0)
        review = self.done_json("incident", incident, "--archive", self.archive)["review"]
        self.assertEqual((review["state"], review["by"]), ("second_reviewed", "B. Other"))

    def test_the_terminal_is_put_back_whatever_ends_it(self):
        for how in ("\x03", "\x04", "q", signal.SIGTERM, signal.SIGINT):
            terminal = self.open()
            terminal.wait_for("? help")
            self.assertFalse(terminal.as_before())
            if isinstance(how, str):
                terminal.press(how)
            else:
                os.kill(terminal.pid, how)
            self.assertEqual(terminal.ended(), 130 if how == "\x03" else 0 if isinstance(how, str) else -how)
            self.assertTrue(terminal.as_before(), how)
        self.assertEqual(self.judgements(), [])

    def test_without_a_name_it_says_what_to_do(self):
        terminal = self.open(user="")
        self.assertEqual(terminal.ended(), 2)
        self.assertIn("DATELINE_USER", terminal.said)
        self.assertTrue(terminal.as_before())

    def test_in_a_pipe_it_tells_as_before(self):
        self.assertIn("dateline review accept", self.done("review", "next", "--archive", self.archive))
        self.assertEqual(len(self.done_json("review", "next", "--archive", self.archive)["next"]), 1)


if __name__ == "__main__":
    unittest.main()
