#!/usr/bin/env python3
"""Made-up readings for measuring an archive of any size: JSON Lines that `dateline add --from reading` takes, so that no language core is needed.

usage: make_readings.py REPORTS [--seed N] [--first N] [--running N] > readings.jsonl

What it makes: 200 reports a day from 300 outlets; every day some happenings of a few kinds begin in made-up towns of made-up coordinates, each told by
a few reports on that day and the days after, one in ten of them as a denial or a plan; three in ten reports are copies, cut and a little changed, of
an earlier one of the same happening; every report tells of background, too, and names people in office, bodies and unnamed officials. Words are as
frequent as in a language. The same seed gives the same lines; --first goes on where an earlier run stopped. --running says how many happenings begin in
five days: 40 give many reports of each; with 2000 there are more happenings than reports.
"""
import argparse
import hashlib
import json
import random
from datetime import date, timedelta

PER_DAY, OUTLETS, TOWNS, WORDS, RUNNING = 200, 300, 4000, 40000, 40
KINDS = [("assault", ["heavy-weapons"], "ASSAULT", "shelled"), ("assault", ["explosives"], "ASSAULT", "bombed"), ("transfer", ["delivered"], "AID", "delivered"),
         ("consult", [], "CONSULT", "met"), ("protest", ["demo"], "PROTEST", "marched"), ("seize", [], "COERCE", "seized"), ("travel", [], "none", "arrived")]


def number_of(*parts):
    """A number that only the parts decide."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=6).digest(), "big")


def town(i):
    return {"name": f"Town{i:04d}a", "country": f"{chr(65 + i % 26)}{chr(65 + i // 26 % 26)}", "lat": -60 + i % 120 * 1.0, "lon": -180 + i * 0.09}


def happening(seed, day, slot):
    """The slot's happening of the week that the day lies in."""
    week = day // 5
    pick = number_of(seed, week, slot)
    began = week * 5 + pick % 5
    return {"id": f"{week}-{slot}", "began": began, "kind": KINDS[pick // 7 % len(KINDS)], "town": town(pick // 11 % TOWNS), "agent": f"Force {pick // 13 % 900}",
            "target": f"Council {pick // 17 % 900}", "count": 1 + pick // 19 % 40, "denied": pick // 23 % 10 == 0}


class Report:
    """A text that grows by sentences, and what they tell."""

    def __init__(self):
        self.text, self.sentences, self.entities, self.places, self.times, self.events, self.claims, self.sources = "", [], [], [], [], [], [], []

    def say(self, words):
        start = len(self.text)
        self.text += words + " "
        self.sentences.append({"span": [start, start + len(words)]})
        return start

    def entity(self, name, kind, span, **more):
        known = next((e for e in self.entities if e["name"] == name), None)
        if not known:
            known = {"id": f"e{len(self.entities) + 1}", "name": name, "type": kind, "mentions": [], **more}
            self.entities.append(known)
        known["mentions"].append({"span": span, "form": "name", "sense": "actor"})
        return known["id"]

    def tell(self, what, day, source):
        kind, modes, plover, verb = what["kind"]
        place = what["town"]
        words = f"{what['agent']} {verb} {what['target']} in {place['name']} on {day}, and {what['count']} people were there, it was said."
        start = self.say(words)
        at = lambda part: [start + words.index(part), start + words.index(part) + len(part)]
        parts = [{"role": "agent", "entity": self.entity(what["agent"], "organization", at(what["agent"])), "span": at(what["agent"])},
                 {"role": "target", "entity": self.entity(what["target"], "organization", at(what["target"])), "span": at(what["target"])}]
        self.places.append({"id": f"p{len(self.places) + 1}", "span": at(place["name"]), "form": "name", "kind": "settlement", "precision": "settlement",
                            "confidence": 0.9, "entity": None, "radius_km": 5.0, "admin1": None, "disputed": False, **place})
        self.times.append({"id": f"t{len(self.times) + 1}", "span": at(str(day)), "type": "DATE", "value": str(day), "start": str(day), "end": str(day),
                           "anchor": "none", "calendar": "gregorian"})
        time = {"ref": self.times[-1]["id"], "value": str(day), "start": str(day), "end": str(day), "basis": "stated"}
        span = [start, start + len(words)]
        self.events.append({"id": f"v{len(self.events) + 1}", "kind": kind, "modes": modes, "plover": plover, "predicate": verb, "span": span,
                            "mentions": [{"span": at(verb)}], "participants": parts,
                            "places": [{"role": "site", "place": self.places[-1]["id"], "order": 0, "span": at(place["name"]), "basis": "stated"}], "time": time,
                            "counts": [{"what": "people", "low": what["count"], "high": what["count"], "span": at(str(what["count"]))}],
                            "status": "denied" if what["denied"] and source else "occurred", "confidence": 0.8})
        steps = [{"source": "s0", "depth": 0}] + ([{"source": source, "depth": 1, "cue": "said", "cue_span": at("said")}] if source else [])
        self.claims.append({"id": f"c{len(self.claims) + 1}", "event": self.events[-1]["id"], "about": "all", "span": span, "attribution": steps,
                            "polarity": "denied" if what["denied"] and source else "affirmed", "certainty": "certain", "confidence": 0.8})

    def source(self, name, **more):
        self.sources.append({"id": f"s{len(self.sources)}", "name": name, "knowledge": "unstated", "anonymous": False, **more})
        return self.sources[-1]["id"]


def filler(pick, story):
    words = [f"Name{story}x{pick.randrange(10)}" if pick.random() < 0.1 else f"w{int(WORDS ** pick.random())}" for _ in range(18)]
    return " ".join(words).capitalize() + "."


def reading(seed, number, running=RUNNING):
    day = number // PER_DAY
    pick = random.Random(number_of(seed, "report", number))
    what = happening(seed, day, pick.randrange(running))
    report = Report()
    outlet = pick.randrange(OUTLETS)
    report.source(f"Paper {outlet}", kind="publisher")
    said = report.source(f"{what['agent']} spokesman", kind="person") if pick.random() < 0.5 else \
        report.source("officials", kind="group", anonymous=True, count=2, affiliation=what["target"])
    published = date(2000, 1, 1) + timedelta(days=day)
    # A copy has the sentences that the first report of the happening on this day has, and a few less.
    original = random.Random(number_of(seed, "text", what["id"], day if pick.random() < 0.3 else number))
    body = [filler(original, what["id"]) for _ in range(original.randrange(5, 14))]
    report.say(f"The story of {what['town']['name']}.")
    report.tell(what, date(2000, 1, 1) + timedelta(days=what["began"]), said)
    for sentence in body:
        if pick.random() < 0.95:
            report.say(sentence)
    if day > 10:
        old = happening(seed, day - pick.randrange(5, 10), pick.randrange(running))
        report.tell(old, date(2000, 1, 1) + timedelta(days=old["began"]), None)
    return {"format": "dateline.reading/1", "engine": "made up", "model": None,
            "report": {"id": f"r{number}", "url": f"https://paper{outlet}.example/{number}", "title": f"The story of {what['town']['name']}",
                       "publisher": {"name": f"Paper {outlet}", "domain": f"paper{outlet}.example"}, "published": str(published), "published_basis": "given",
                       "language": "en", "genre": "news", "text": report.text},
            "sentences": report.sentences, "entities": report.entities, "times": report.times, "places": report.places, "sources": report.sources,
            "events": report.events, "relations": [], "routes": [], "claims": report.claims, "exhibits": [], "quotations": [], "issues": []}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--first", type=int, default=0, help="number of the first report")
    parser.add_argument("--running", type=int, default=RUNNING, help="happenings that begin in five days")
    args = parser.parse_args()
    for number in range(args.first, args.first + args.reports):
        print(json.dumps(reading(args.seed, number, args.running), separators=(",", ":")))


if __name__ == "__main__":
    main()
