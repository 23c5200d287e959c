"""A killed `add` leaves each report whole or absent: kill -9 again and again, then check."""
import json
import os
import signal
import subprocess
import time
import unittest

from support import BINARY, Folder, run

TOWNS = ["Almaty", "Bursa", "Cusco", "Durban", "Esfahan", "Fukuoka", "Gdansk", "Hanoi", "Izmir", "Jaffna", "Kumasi", "Lviv"]
REPORTS = 60
ROUNDS = 8


def report(number):
    town, day = TOWNS[number % len(TOWNS)], 1 + number % 28
    text = (f"Gunmen attacked a fuel depot near {town} on Monday, wounding {2 + number % 9} guards, the interior ministry said. "
            f"Two residents said that report {number} of the fire service came late. The governor of {town} denied it.\n\n"
            f"Engineers repaired the road to {town} within {3 + number % 5} days, officials said.")
    return {"id": f"r{number}", "url": f"https://daily.example/{number}", "publisher": "Example Daily",
            "published": f"2021-{1 + number % 12:02}-{day:02}", "title": f"Depot near {town} attacked", "text": text}


class KillLoop(Folder):
    def setUp(self):
        super().setUp()
        self.input = self.write("in.jsonl", "".join(json.dumps(report(n)) + "\n" for n in range(REPORTS)))
        self.archive = self.folder / "news.dateline"

    def start(self):
        return subprocess.Popen([BINARY, "add", str(self.input), "--archive", str(self.archive), "--threads", "2"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def held(self):
        """How many reports a killed run left; all of them whole."""
        if not self.archive.exists() or self.archive.stat().st_size == 0:
            return 0
        status, out, err = run("check", "--archive", self.archive, "--json")
        if status == 3 and "is empty" in err:  # killed before there was anything in it
            return 0
        self.assertEqual(status, 0, err)
        answer = json.loads(out)
        self.assertEqual(answer["problems"], [])
        self.assertTrue(answer["ok"])
        return answer["reports"]

    def test_each_report_is_whole_or_absent(self):
        held, kills = 0, 0
        for round_ in range(ROUNDS):
            process = self.start()
            # Each round is killed a little later after the archive was first touched, so that every stage of adding is hit in time.
            deadline = time.monotonic() + 120
            while process.poll() is None and not self.archive.exists() and time.monotonic() < deadline:
                time.sleep(0.005)
            try:
                process.wait(timeout=0.05 + 0.35 * round_)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
            now = self.held()
            self.assertGreaterEqual(now, held, "a report that was in is gone")
            held = now
        self.assertGreater(kills, 0, "no run was killed in time: more reports are needed")
        self.done("add", self.input, "--archive", self.archive)
        self.assertEqual(self.held(), REPORTS)

        # The result is that of one run that nobody disturbed.
        whole = self.folder / "whole.dateline"
        self.done("add", self.input, "--archive", whole)
        broken_off = self.done_json("timeline", "--archive", self.archive)
        undisturbed = self.done_json("timeline", "--archive", whole)
        self.assertEqual([i["id"] for i in broken_off["incidents"]], [i["id"] for i in undisturbed["incidents"]])


if __name__ == "__main__":
    unittest.main()
