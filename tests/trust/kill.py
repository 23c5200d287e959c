"""Kills the program at random points of what it does to an archive, and looks at what is left.

    python3 tests/trust/kill.py BINARY [ROUNDS] [--only NAME,...] [--seed N]

After each kill: `check` finds nothing, each report is whole or absent, nothing that was in is gone but what is purged, every judgement, case, grade and mark
of a person is there, and the same command run again gives what it would have given undisturbed. Prints how often each was killed, and where it failed.
"""
import argparse
import collections
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))
from upgrade_test import KEPT, older  # noqa: E402
from web_server import Server, page, send  # noqa: E402

READINGS = 60  # of the archive that each round begins with, and of what is added
WHO = ("--by", "A. Desk", "--why", "seen on two films")
LOGS = ["decisions", "case_entries", "grades", "marks"]


class Fault(Exception):
    pass


class Bench:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def run(self, *arguments, stdin=None):
        return subprocess.run([self.binary, *map(str, arguments)], input=stdin, capture_output=True, timeout=600)

    def done(self, *arguments, stdin=None):
        made = self.run(*arguments, stdin=stdin)
        if made.returncode != 0:
            raise Fault(f"{' '.join(map(str, arguments[:3]))}: exit status {made.returncode}: {made.stderr.decode()[-500:]}")
        return made.stdout

    def ask(self, archive, *question):
        return json.loads(self.done(*question, "--json", "--archive", archive))

    def readings(self, number, first):
        return subprocess.run([sys.executable, ROOT / "bench/make_readings.py", str(number), "--first", str(first)], capture_output=True, check=True).stdout

    def make(self):
        """What the rounds need: an archive on which people worked, another, older ones, and lines to add."""
        self.base, self.other = self.folder / "base.dateline", self.folder / "other.dateline"
        self.more = self.folder / "more.jsonl"
        self.more.write_bytes(self.readings(READINGS, READINGS))
        self.done("add", "--from", "reading", "-", "--archive", self.base, stdin=self.readings(READINGS, 0))
        self.done("add", "--from", "reading", self.more, "--archive", self.other)
        for archive in (self.base, self.other):
            self.people(archive)
        # Each round begins with one file: nothing waits in a log beside it.
        for archive in (self.base, self.other):
            with sqlite3.connect(archive) as file:
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            file.close()
        self.old = older(self.folder, self.base, 20)

    def people(self, archive):
        incidents = self.ask(archive, "incidents")["incidents"]
        claims = [claim["claim"] for incident in incidents for claim in incident["claims"]]
        for claim in claims[:3]:
            self.done("review", "accept", claim, *WHO, "--archive", archive)
        self.done("case", "new", "depot", "--by", "A. Desk", "--archive", archive)
        self.done("case", "add", "depot", incidents[0]["id"], "--by", "A. Desk", "--archive", archive)
        self.done("incidents", "join", incidents[1]["id"], incidents[2]["id"], *WHO, "--archive", archive)
        self.done("sources", "grade", claims[0], "--credibility", "2", *WHO, "--archive", archive)
        self.done("mark", "case", "depot", "--tlp", "amber", *WHO, "--archive", archive)

    # --- what an archive holds ---

    @staticmethod
    def rows(archive, question):
        file = sqlite3.connect(archive)
        try:
            return file.execute(question).fetchall()
        finally:
            file.close()

    def reports(self, archive):
        return {row[0] for row in self.rows(archive, "SELECT report FROM captures WHERE report NOT IN (SELECT report FROM purges)")}

    def logs(self, archive):
        """What people wrote."""
        return {table: collections.Counter(self.rows(archive, f"SELECT made_at, made_by, kind, content FROM {table}")) for table in LOGS}

    def state(self, archive):
        """What a command must come to whether it was broken off before or not."""
        incidents = self.rows(archive, "SELECT i.id, count(*) FROM incidents i JOIN incident_events e ON e.incident = i.id GROUP BY i.id ORDER BY i.id")
        return {"reports": self.reports(archive), "incidents": incidents, "logs": self.logs(archive)}

    def check(self, archive):
        made = self.run("check", "--json", "--archive", archive)
        if made.returncode != 0 or json.loads(made.stdout)["problems"]:
            raise Fault(f"check: {made.returncode}: {(made.stdout + made.stderr).decode()[-500:]}")


class Case:
    """One thing that is done to an archive."""

    def __init__(self, bench, start=None):
        self.bench, self.start, self.was = bench, start or bench.base, None

    def prepare(self, archive):
        shutil.copy(self.start, archive)

    def command(self, archive):
        raise NotImplementedError

    def look(self, archive):
        """After a kill, before the command runs again."""
        self.bench.check(archive)
        self.was = self.was or self.bench.state(self.start)
        if self.was["reports"] - self.bench.reports(archive) - self.may_go(archive):
            raise Fault("a report that was in is gone")
        for table, rows in self.bench.logs(archive).items():
            if self.was["logs"][table] - rows:
                raise Fault(f"of {table}, something that a person decided is gone")

    def may_go(self, _):
        return set()

    def after(self, archive):
        self.bench.done(*self.command(archive))


class Add(Case):
    def command(self, archive):
        return ["add", "--from", "reading", self.bench.more, "--archive", archive]


class AddTexts(Case):
    def command(self, archive):
        return ["add", ROOT / "examples", "--archive", archive, "--threads", "2"]


class Regroup(Case):
    def command(self, archive):
        return ["regroup", "--archive", archive]


class Import(Case):
    def command(self, archive):
        return ["import", self.bench.other, "--archive", archive]


class Purge(Case):
    """Of a report that nobody judged: evidence on a purged one goes with it."""

    def __init__(self, bench):
        super().__init__(bench)
        written = "".join(str(rows) for rows in bench.logs(self.start).values())
        self.report = next(report for report in sorted(bench.reports(self.start)) if f'"{report}"' not in written)

    def command(self, archive):
        return ["purge", self.report, "--by", "A. Desk", "--why", "an order", "--yes", "--archive", archive]

    def may_go(self, _):
        return {self.report}

    def after(self, archive):
        if self.report in self.bench.reports(archive):
            self.bench.done(*self.command(archive))


class Migrate(Case):
    def __init__(self, bench):
        super().__init__(bench, bench.old)

    def command(self, archive):
        return ["regroup", "--archive", archive]

    def look(self, archive):
        """Of the old schema or of the new one; people's rows are in it either way."""
        counts = []
        for path in (self.start, archive):
            there = {name for (name,) in self.bench.rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
            counts.append({table: self.bench.rows(path, f"SELECT count(*) FROM {table}")[0][0] for table in KEPT if table in there})
        if any(counts[1].get(table, 0) < number for table, number in counts[0].items()):
            raise Fault(f"rows are gone: {counts}")


class Decide(Case):
    """What was told as written is there."""

    def __init__(self, bench):
        super().__init__(bench)
        self.claims = [claim["claim"] for incident in bench.ask(self.start, "incidents")["incidents"] for claim in incident["claims"]][10:30]

    def command(self, archive):
        words = " ".join(f"'{self.bench.binary}' review reject {claim} --by 'B. Desk' --why read --archive '{archive}' && echo {claim} >> '{archive}.told';" for claim in self.claims)
        return ["sh", "-c", words]

    def look(self, archive):
        super().look(archive)
        told = Path(f"{archive}.told")
        said = set(told.read_text().split()) if told.exists() else set()
        there = {key for (content,) in self.bench.rows(archive, "SELECT content FROM decisions") for key in said if key in content and '"reject"' in content}
        if said - there:
            raise Fault(f"told as written and not there: {said - there}")

    def after(self, archive):
        pass


class Fetch(Case):
    """Items of a followed feed."""

    def __init__(self, bench):
        super().__init__(bench)
        self.server = Server()
        items = []
        for n in range(12):
            self.server.answers[f"/{n}"] = page(f"Road {n}", f"Officials opened the road to valley {n} on Sunday, the council said.\nThe council expects {n} trucks, it said on Sunday.")
            items.append(f"<item><title>Road {n}</title><guid isPermaLink='false'>road-{n}</guid><link>{self.server.url}/{n}</link><description>A road.</description></item>")
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Post</title><link>https://valley.example/</link>{"".join(items)}</channel></rss>'.encode()
        self.server.answers["/feed"] = lambda handler: send(handler, 200, feed, Content_Type="application/rss+xml")
        self.start = bench.folder / "followed.dateline"
        shutil.copy(bench.base, self.start)
        bench.done("follow", self.server.url + "/feed", "--archive", self.start)

    def command(self, archive):
        return ["fetch", "--pause", "0", "--retries", "0", "--archive", archive]


CASES = {"add": (Add, 5), "add texts": (AddTexts, 1), "fetch": (Fetch, 3), "regroup": (Regroup, 4), "import": (Import, 4), "purge": (Purge, 4), "migrate": (Migrate, 2), "decide": (Decide, 2)}


def start(bench, command):
    words = [str(word) for word in command]
    return subprocess.Popen(words if words[0] == "sh" else [bench.binary, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True)


def undisturbed(bench, case, archive):
    """How long it takes, and what it comes to."""
    case.prepare(archive)
    command = case.command(archive)
    began = time.monotonic()
    if start(bench, command).wait() != 0:
        raise Fault("it fails undisturbed")
    took = time.monotonic() - began
    return took, bench.state(archive)


def clear(archive):
    for left in archive.parent.glob(archive.name + "*"):
        left.unlink()


def once(bench, case, archive, took, wanted, dice):
    """Whether it was killed before it ended."""
    clear(archive)
    case.prepare(archive)
    process = start(bench, case.command(archive))
    try:
        process.wait(timeout=dice.uniform(0.002, 1.02 * took))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    killed = process.returncode == -signal.SIGKILL
    case.look(archive)
    case.after(archive)
    bench.check(archive)
    if not isinstance(case, Decide) and bench.state(archive) != wanted:
        raise Fault("run again, it does not come to what it comes to undisturbed")
    return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("rounds", nargs="?", type=int, default=25)
    parser.add_argument("--only", default=",".join(CASES))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(str(Path(given.binary).resolve()), Path(folder))
        bench.make()
        chosen = given.only.split(",")
        shares = sum(CASES[name][1] for name in chosen)
        for name in chosen:
            make, share = CASES[name]
            case, archive = make(bench), bench.folder / "round.dateline"
            clear(archive)
            took, wanted = undisturbed(bench, case, archive)
            rounds, kills = max(1, round(given.rounds * share / shares)), 0
            for number in range(rounds):
                try:
                    kills += once(bench, case, archive, took, wanted, dice)
                except Fault as fault:
                    faults += 1
                    kept = Path(tempfile.gettempdir()) / f"dateline_kill_{name.replace(' ', '_')}_{number}"
                    shutil.rmtree(kept, ignore_errors=True)
                    kept.mkdir()
                    for left in archive.parent.glob(archive.name + "*"):
                        shutil.copy(left, kept)
                    print(f"{name}, round {number}: {fault}; the archive is kept in {kept}", flush=True)
            print(f"{name}: {rounds} rounds, killed {kills} times, {took:.2f} s undisturbed", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
