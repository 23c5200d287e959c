#!/usr/bin/env python3
"""Reads the reports of this folder with a build and counts what an analyst marked in them by hand.

    check_reports.py BINARY [--misses] [--at-least SHARE]     (default share: at_least.txt)

A report is a folder with report.txt and expect.json. Each entry of entities, distinct, times, places, sources, events, relations,
exhibits and the corridor is one expectation. Exit status 1 when fewer than the share are met, or when a report could not be read.
"""
import argparse
import json
import math
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAYERS = ("entities", "times", "places", "sources", "events", "relations")
ROLE_NAMES = {"agent": {"agent"}, "target": {"target", "recipient"}, "recipient": {"recipient", "target"}, "theme": {"theme", "instrument"}}


def distance_km(a, b):
    (lat1, lon1), (lat2, lon2) = ([math.radians(x) for x in point] for point in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


class Reading:
    def __init__(self, data):
        self.data = data
        self.text = data["report"]["text"]
        self.items = {item["id"]: item for layer in LAYERS for item in data[layer]}

    def words(self, span):
        return self.text[span[0]:span[1]]

    def all_names(self, item_id):
        """Whatever an item is called: its name, its aliases, the words that mention it, and its entity's."""
        item = self.items.get(item_id)
        if not item:
            return []
        spans = [mention["span"] for mention in item.get("mentions", [])] + ([item["span"]] if item.get("span") else [])
        names = [item.get("name"), *item.get("aliases", []), *map(self.words, spans)]
        return [name for name in names if name] + (self.all_names(item["entity"]) if item.get("entity") else [])

    def called(self, item_id, pattern):
        return any(re.search(pattern, name) for name in self.all_names(item_id))


def entity_met(reading, want):
    for entity in reading.data["entities"]:
        mentions = {reading.words(m["span"]) for m in entity["mentions"]}
        if entity["type"] in want["type"] and reading.called(entity["id"], want["name"]) and mentions >= set(want.get("mentions", [])):
            return True
    return False


def distinct_met(reading, want):
    one, other = ({e["id"] for e in reading.data["entities"] if re.search(pattern, e["name"] or "")} for pattern in want)
    return bool(one) and bool(other) and not one & other


def time_met(reading, want):
    return any(reading.words(t["span"]) == want["text"] and re.search(want["value"], t["value"] or "") for t in reading.data["times"])


def place_met(reading, want):
    return any(want["text"] in reading.words(p["span"]) and p["lat"] is not None and want.get("country", p["country"]) == p["country"]
               and distance_km((p["lat"], p["lon"]), (want["lat"], want["lon"])) <= want["km"] for p in reading.data["places"])


def source_met(reading, want):
    return any(reading.called(s["id"], want["name"]) and s["anonymous"] == want["anonymous"] and want.get("count", s["count"]) == s["count"]
               for s in reading.data["sources"])


def event_met(reading, want):
    return any(event_is(reading, event, want) for event in reading.data["events"])


def event_is(reading, event, want):
    if want.get("kind") and event["kind"] not in want["kind"]:
        return False
    if "status" in want and event["status"] not in want["status"]:
        return False
    for role, names in ROLE_NAMES.items():
        if role in want and not any(p["role"] in names and reading.called(p["entity"], want[role]) for p in event["participants"]):
            return False
    if "place" in want and not any(reading.called(p["place"], want["place"]) for p in event["places"]):
        return False
    if "time" in want and not re.search(want["time"], event["time"]["value"] or ""):
        return False
    claims = [claim for claim in reading.data["claims"] if claim["event"] == event["id"]]
    if "denied_by" in want and not carried(reading, [c for c in claims if c["polarity"] == "denied"], want["denied_by"]):
        return False
    return all(carried(reading, claims, pattern) for pattern in want.get("sources", []))


def carried(reading, claims, pattern):
    return any(reading.called(step["source"], pattern) for claim in claims for step in claim["attribution"])


def relation_met(reading, want):
    for relation in reading.data["relations"]:
        ends = [(relation["from"], relation["to"])] + ([(relation["to"], relation["from"])] if want.get("either_way") else [])
        if (relation["type"] in want["type"] and any(reading.called(a, want["from"]) and reading.called(b, want["to"]) for a, b in ends)
                and all(re.search(want[key], relation[key] or "") for key in ("start", "end") if key in want)):
            return True
    return False


def exhibit_met(reading, want):
    for exhibit in reading.data["exhibits"]:
        published = reading.items.get((exhibit["published"] or {}).get("ref"), {}).get("value") or ""
        if (exhibit["kind"] in want["kind"] and reading.called(exhibit["maker"] or exhibit["publisher"], want["maker"])
                and re.search(want.get("published", ""), published)):
            return True
    return False


def corridor_met(reading, want):
    """The wanted stops, in their order, on one route or among one event's places."""
    ways = [[p["place"] for p in sorted(event["places"], key=lambda p: p["order"])] for event in reading.data["events"]]
    for route in reading.data["routes"]:
        legs = sorted(route["legs"], key=lambda leg: leg["order"])
        ways.append([leg["from"] for leg in legs[:1]] + [leg["to"] for leg in legs])
    for way in ways:
        stops = iter(way)
        if all(any(reading.called(stop, pattern) for stop in stops) for pattern in want):
            return True
    return False


CHECKS = {"entities": entity_met, "distinct": distinct_met, "times": time_met, "places": place_met, "sources": source_met,
          "events": event_met, "relations": relation_met, "exhibits": exhibit_met}


def expectations(expect):
    """(layer, words for the list of misses, check, what is wanted)"""
    for layer, check in CHECKS.items():
        for want in expect.get(layer, []):
            yield layer, json.dumps(want, ensure_ascii=False), check, want
    if "corridor" in expect:
        yield "corridor", " > ".join(expect["corridor"]), corridor_met, expect["corridor"]


def read(binary, folder, published):
    done = subprocess.run([binary, "read", "--json", "--published", published, folder / "report.txt"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{folder.name}: {done.stderr.strip()}")
    return Reading(json.loads(done.stdout))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--at-least", type=float, default=float((HERE / "at_least.txt").read_text()))
    args = parser.parse_args()
    met = total = 0
    layers = {}
    for path in sorted(HERE.glob("*/expect.json")):
        expect = json.loads(path.read_text(encoding="utf-8"))
        reading = read(args.binary, path.parent, expect["published"])
        results = [(layer, words, check(reading, want)) for layer, words, check, want in expectations(expect)]
        found = sum(ok for _, _, ok in results)
        print(f"{path.parent.name:20} {found}/{len(results)}")
        for layer, words, ok in results:
            layers.setdefault(layer, []).append(ok)
            if args.misses and not ok:
                print(f"    {layer}: {words}")
        met, total = met + found, total + len(results)
    print("  ".join(f"{layer} {sum(oks)}/{len(oks)}" for layer, oks in layers.items()))
    print(f"total {met}/{total} = {met / total:.3f}; at least {args.at_least}")
    return 0 if met / total >= args.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
