#!/usr/bin/env python3
"""How long clients of `dateline serve` wait: so many, one request a second each over mixed routes, while another process adds reports.

    serve_bench.py DATELINE [--archive FILE] [--clients 50] [--quiet 0] [--seconds 60] [--readings FILE.jsonl] [--at-once 100] [--pause 0]

Without --archive: the examples' archive, made anew. --readings: what is added meanwhile (bench/make_readings.py writes any number), so many with each
`dateline add`, and so many seconds between two of them; --quiet: so many seconds before, in which nothing is added.
Prints p50, p95 and p99 in milliseconds by route and in all, what failed, and the server's memory at the start, at each tenth of the time, and at the end.
"""
import argparse
import asyncio
import json
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent


def routes_of(dateline, archive):
    """Addresses as an analyst's page would ask them: lists, dossiers, words."""
    ask = lambda *arguments: json.loads(subprocess.run([dateline, *arguments, "--archive", archive, "--json", "--limit", "20"], check=True, capture_output=True).stdout)
    incidents = [row["id"] for row in ask("incidents")["incidents"]]
    claims = [claim["claim"] for row in ask("incidents")["incidents"] for claim in row["claims"]][:40]
    actors = [row["id"] for row in ask("actors")["actors"]]
    reports = [row["id"] for row in ask("latest")["reports"]]
    words = ["rifles", "depot drone", "minister", "ceasefire", '"border police"', "attack*"]
    one = random.choice
    return {
        "reports": lambda: "reports?" + urlencode({"limit": 20}), "incidents": lambda: "incidents?limit=20", "timeline": lambda: "timeline?limit=50",
        "filtered": lambda: "incidents?" + urlencode({"kind": one(["transfer", "assault", "consult"]), "min-independent": one([0, 1])}),
        "incident": lambda: "incidents/" + one(incidents), "claim": lambda: "claims/" + one(claims), "search": lambda: "search?" + urlencode({"query": one(words)}),
        "sentences": lambda: "search?" + urlencode({"query": one(words), "in": "sentences"}), "map": lambda: "map?limit=200", "actors": lambda: "actors?limit=20",
        "actor": lambda: "actors/" + one(actors), "network": lambda: "network?" + urlencode({"actor": one(actors), "limit": 50}), "sources": lambda: "sources?limit=20",
        "stories": lambda: "stories?limit=20", "related": lambda: f"reports/{one(reports)}/related?limit=20", "stats": lambda: "stats", "status": lambda: "status",
    }


class Client:
    """One connection that stays open, with the marks of the answers that it has."""

    def __init__(self, port):
        self.port, self.reader, self.writer, self.marks = port, None, None, {}

    async def ask(self, path):
        """(status, body)"""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        mark = f"If-None-Match: {self.marks[path]}\r\n" if path in self.marks else ""
        self.writer.write(f"GET /api/v1/{path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{mark}\r\n".encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        status = int(head[0].split()[1])
        size = 0 if status == 304 else int(fields.get("content-length", 0))
        body = await self.reader.readexactly(size)
        if "etag" in fields:
            self.marks[path] = fields["etag"]
        if fields.get("connection") == "close":
            self.writer.close()
            self.writer = None
        return status, body


async def run_client(client, routes, end, times, faults):
    await asyncio.sleep(random.random())
    while (begun := time.monotonic()) < end:
        name = random.choice(list(routes))
        try:
            status, body = await client.ask(routes[name]())
            if status not in (200, 304):
                faults.append((name, status, body[:200]))
        except (OSError, asyncio.IncompleteReadError) as fault:
            faults.append((name, repr(fault)))
            client.writer = None
        times.append((name, time.monotonic() - begun, status))
        await asyncio.sleep(max(0.0, begun + 1 - time.monotonic()))


async def add_reports(given, archive, end, added):
    lines = Path(given.readings).read_bytes().splitlines(keepends=True) if given.readings else []
    while lines and time.monotonic() < end:
        some, lines = lines[:given.at_once], lines[given.at_once:]
        adding = await asyncio.create_subprocess_exec(given.dateline, "add", "-", "--from", "reading", "--archive", archive, stdin=asyncio.subprocess.PIPE,
                                                      stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
        await adding.communicate(b"".join(some))
        added[0] += len(some) if adding.returncode == 0 else 0
        await asyncio.sleep(given.pause)


def mebibytes(process):
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{process.pid}/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


def quantile(sorted_times, share):
    return sorted_times[min(len(sorted_times) - 1, int(share * len(sorted_times)))] * 1000 if sorted_times else 0.0


def table(times):
    names = sorted({name for name, _, _ in times})
    for name in [*names, None]:
        some = sorted(took for given, took, _ in times if name in (None, given))
        print(f"{name or 'all':12} {len(some):6} {quantile(some, 0.5):8.1f} {quantile(some, 0.95):8.1f} {quantile(some, 0.99):8.1f}")


async def watch_memory(server, end, seen):
    step = (end - time.monotonic()) / 10
    while time.monotonic() < end - step / 2:
        await asyncio.sleep(step)
        seen.append(mebibytes(server))


async def ask(given, server, port, routes, seconds, archive):
    """`archive`: where reports are added meanwhile; None: nothing is."""
    times, faults, added, memory, end = [], [], [0], [mebibytes(server)], time.monotonic() + seconds
    adding = [add_reports(given, archive, end, added)] if archive else []
    await asyncio.gather(*adding, watch_memory(server, end, memory), *(run_client(Client(port), routes, end, times, faults) for _ in range(given.clients)))
    print(f"{'':12} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}")
    table(times)
    unchanged = sum(status == 304 for _, _, status in times)
    print(f"{given.clients} clients, {seconds} s; {added[0]} reports added meanwhile; {unchanged} answers unchanged; {len(faults)} faults {faults[:3]}; "
          f"memory {', '.join(f'{one:.0f}' for one in memory)} MiB\n", flush=True)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dateline")
    parser.add_argument("--archive")
    parser.add_argument("--readings")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--quiet", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=100)
    parser.add_argument("--pause", type=float, default=0)
    given = parser.parse_args()
    random.seed(11)
    with tempfile.TemporaryDirectory() as folder:
        archive = str(Path(folder) / "news.dateline")
        if given.archive:
            shutil.copy(given.archive, archive)
        else:
            subprocess.run([given.dateline, "add", ROOT / "examples", "--archive", archive], check=True, capture_output=True)
        routes = routes_of(given.dateline, archive)
        server = subprocess.Popen([given.dateline, "serve", "--archive", archive, "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
        port = int(server.stdout.readline().strip().split(":")[-1].split("/")[0])
        if given.quiet:
            await ask(given, server, port, routes, given.quiet, None)
        await ask(given, server, port, routes, given.seconds, archive)
        server.terminate()
        server.wait()


asyncio.run(main())
