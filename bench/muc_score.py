#!/usr/bin/env python3
"""Incidents of readings beside the templates of MUC-3/4 (terrorist incidents in wires from Latin America, all in capitals).

usage: muc_score.py GOLD.jsonl READINGS.jsonl [--part looked-at|held-out] [--all-events] [--misses] [--police]
GOLD has a line a report: id, text, events (templates: muc_type, stage, date, location, source, target, instrument, human_number,
human_effect, phys_effect, optional). READINGS is what `dateline read --from jsonl --json` printed of the lines {id, text}.
The held-out part are the reports whose sha1(id) begins with a digit 0 to 4: nobody looks at them.

What is counted
  incident     a template and an event of the reading are paired where the kind is right and something is shared: a victim or target, a
               perpetrator, a weapon, or date and place. Best pairs first, one to one. Events are those of assault, abduction, robbery and
               casualties that happened, failed or were threatened, and that tell whom or what they touched, how many, or a weapon: mere
               "fighting" is no incident (--all-events counts it too). Optional templates are neither missed nor false.
               The templates hold terrorism only, not fighting between armies and rebels nor what a report mentions in passing, so that
               the precision is a floor.
  date         of paired templates, and of all: the event's days lie within the template's ("- 11 JAN 90": on or before that day)
  place        the country is right (or unknown, of a village that no gazetteer has) and, where the template names something finer, one of
               those names is a place of the event; a template with the country alone asks for the country
  all three    kind, date and place, over all templates
  victims, perpetrators, things struck, weapons
               entities a report, over all reports, one to one: a mention of the template's entity (name, description, their variants) and
               the words of a participant share half of their words, or one contains the other. Perpetrators are individuals and
               organisations together; targets that the template calls neither hurt nor damaged may be found and need not be.
--police reads instead sentences marked with what police did (kill, arrest, use force), and counts those with an event that tells it; of
killing and force only where the sentence names the police, for the marks leave out what others did.
"""
import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter

MONTHS = {m: i + 1 for i, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())}
FACTUAL, ATTEMPT, THREAT = {"occurred", "ongoing"}, {"failed"}, {"threatened", "planned", "intended", "promised"}
PEOPLE = {"person", "group", "organization", "unit", "country", "nationality"}
ARSON = {"burn", "torch", "arson", "ignite", "set", "burning"}
HELD_OUT = "01234"


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_held_out(key):
    return hashlib.sha1(key.encode()).hexdigest()[0] in HELD_OUT


def fold(text):
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def words(text):
    return [w for w in re.findall(r"\w+", fold(text)) if w not in ("the", "a", "an", "of", "in", "and")]


def alike(gold, system):
    """Whether two sets of mentions mean one entity."""
    for one in gold:
        a = Counter(words(one))
        for other in system:
            b = Counter(words(other))
            shared = sum((a & b).values())
            if shared and (2 * shared >= 0.5 * (a.total() + b.total()) or shared in (a.total(), b.total())):
                return True
    return False


# --- templates

def days(value):
    """[(start or None, end), ...] of a template's date, as days counted by number; [] where none is given."""
    out = []
    for part in re.sub(r"[()?]", "", value or "").split(" / "):
        found = re.findall(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", part)
        at = [int(f"19{y}{MONTHS[m]:02d}{int(d):02d}") for d, m, y in found if m in MONTHS]
        if len(at) == 1:
            out.append((None if part.strip().startswith("-") else at[0], at[0]))
        elif len(at) == 2:
            out.append((at[0], at[1]))
    return out


def place_names(location):
    """(countries, finer names) of a template's location."""
    countries, finer = set(), set()
    for part in re.split(r" / | - ", re.sub(r"\((?:[A-Z ]+)\)", " ", location or "").replace("?", " ").replace("(", " ").replace(")", " ")):
        first, *rest = [p.strip() for p in part.split(":")]
        countries.add(fold(first))
        finer |= {fold(p) for p in rest if p}
    return countries, finer


def entities(items):
    """Sets of mentions; items that name one another are one."""
    out = []
    for item in items:
        names = {item["text"], *item.get("alt", [])}
        same = [one for one in out if one & names]
        out = [one for one in out if one not in same] + [names.union(*same)]
    return out


def split_targets(template):
    """(victims, things struck, targets that may be either)"""
    quoted = lambda keys: set(re.findall(r'"([^"]*)"', " ".join(x for key in keys for x in template.get(key, []))))
    hurt, damaged = quoted(["human_number", "human_effect"]), quoted(["phys_effect"])
    victims, things, others = [], [], []
    for one in entities(template["target"]):
        (victims if one & hurt else things if one & damaged else others).append(one)
    return victims, things, others


# --- readings

def incident_kind(event):
    modes = set(event["modes"])
    if event["kind"] == "assault" and "abduct" in modes:
        return {"KIDNAPPING"}
    if event["kind"] == "seize" and event["predicate"] in ("rob", "robbery", "steal", "loot", "theft", "heist", "holdup"):
        return {"ROBBERY"}
    if event["kind"] not in ("assault", "casualty"):
        return set()
    if event["predicate"] in ARSON:
        return {"ARSON"}
    if modes & {"explosives", "suicide-attack"}:
        return {"BOMBING"}
    return {"ATTACK", "BOMBING"} if modes & {"heavy-weapons", "aerial", "drone"} else {"ATTACK"}


def number(day):
    return int(day.replace("-", "")[:8]) if day else None


def incidents(reading, all_events=False):
    text = reading["report"]["text"]
    by_id = {e["id"]: e for e in reading.get("entities", [])}
    places = {p["id"]: p for p in reading.get("places", [])}
    out = []
    for event in reading.get("events", []):
        kinds = incident_kind(event)
        status = event["status"]
        if not kinds or status not in FACTUAL | ATTEMPT | THREAT:
            continue
        one = {"kinds": kinds, "stage": status, "span": event["span"], "event": event, "agents": [], "victims": [], "things": [], "weapons": []}
        for part in event["participants"]:
            entity = by_id.get(part["entity"], {})
            spans = [m["span"] for m in entity.get("mentions", []) if m["form"] != "pronoun"]
            names = {text[s:e] for s, e in spans} | {entity.get("name", "")}
            if part.get("span"):
                names.add(text[part["span"][0]:part["span"][1]])
            names = {n for n in names if words(n)}
            if part["role"] == "agent":
                one["agents"].append(names)
            elif part["role"] == "instrument":
                one["weapons"].append(names)
            elif part["role"] in ("target", "recipient", "theme"):
                one["victims" if entity.get("type") in PEOPLE else "things"].append(names)
        one["start"], one["end"] = number(event["time"].get("start")), number(event["time"].get("end"))
        one["names"], one["countries"] = set(), set()
        for place in event["places"]:
            item = places.get(place["place"], {})
            span = item.get("span")
            one["names"] |= {fold(n) for n in (item.get("name"), text[span[0]:span[1]] if span else None) if n}
            one["countries"].add(item.get("country"))
        if all_events or one["victims"] or one["things"] or one["weapons"] or event["counts"]:
            out.append(one)
    return out


# --- scores

CODES = {"el salvador": "SV", "colombia": "CO", "peru": "PE", "chile": "CL", "guatemala": "GT", "honduras": "HN", "nicaragua": "NI",
         "bolivia": "BO", "ecuador": "EC", "argentina": "AR", "venezuela": "VE", "panama": "PA", "mexico": "MX", "costa rica": "CR",
         "brazil": "BR", "spain": "ES", "united states": "US", "cuba": "CU", "puerto rico": "PR", "paraguay": "PY", "uruguay": "UY",
         "france": "FR", "italy": "IT", "dominican republic": "DO", "belize": "BZ", "haiti": "HT", "jamaica": "JM", "philippines": "PH",
         "lebanon": "LB", "israel": "IL", "west germany": "DE", "sweden": "SE"}


def date_right(template, event):
    wanted = days(template.get("date"))
    if not wanted:
        return True
    for start, end in wanted:
        if start is None:
            if event["end"] is not None and event["end"] <= end:
                return True
        elif event["start"] is not None and event["end"] is not None and event["start"] >= start and event["end"] <= end:
            return True
    return False


def place_right(template, event):
    countries, finer = place_names(template.get("location"))
    named = any(f in event["names"] or any(f in n or n in f for n in event["names"] if len(n) > 3) for f in finer)
    country = any(c in event["names"] or CODES.get(c, c) in event["countries"] for c in countries)
    return (country and not finer) or (named and (country or None in event["countries"]))


def pair(templates, events):
    candidates = []
    for i, template in enumerate(templates):
        kinds = set(template["muc_type"])
        victims, things, others = split_targets(template)
        perpetrators, weapons = entities(template["source"]), entities(template["instrument"])
        for j, event in enumerate(events):
            if not kinds & event["kinds"]:
                continue
            shared = 0
            for gold, system in ((victims + things + others, event["victims"] + event["things"]), (perpetrators, event["agents"]), (weapons, event["weapons"])):
                shared += 2 * any(alike(g, s) for g in gold for s in system)
            date, place = date_right(template, event), place_right(template, event)
            if shared or (date and place):
                candidates.append((-(shared + date + place), i, j, date, place))
    used_templates, used_events, out = set(), set(), []
    for _, i, j, date, place in sorted(candidates):
        if i in used_templates or j in used_events:
            continue
        used_templates.add(i)
        used_events.add(j)
        out.append((i, j, date, place))
    return out


def match(gold, system):
    """Places in gold and in system that were matched one to one."""
    left, hits = list(range(len(system))), []
    for i, one in enumerate(gold):
        found = next((j for j in left if alike(one, system[j])), None)
        if found is not None:
            left.remove(found)
            hits.append((i, found))
    return hits


def merged(sets):
    return entities([{"text": n, "alt": list(one)} for one in sets for n in list(one)[:1]])


ROLES = (("victims", "victims"), ("perpetrators", "agents"), ("things struck", "things"), ("weapons", "weapons"))


def gold_roles(templates):
    """role -> (entities that must be found, entities that may be)"""
    out = {role: ([], []) for role, _ in ROLES}
    for template in templates:
        victims, things, others = split_targets(template)
        place = 1 if template["optional"] else 0
        out["victims"][place].extend(victims)
        out["things struck"][place].extend(things)
        out["perpetrators"][place].extend(entities(template["source"]))
        out["weapons"][place].extend(entities(template["instrument"]))
        for role in ("victims", "things struck"):
            out[role][1].extend(others)
    return {role: (merged(must), merged(may)) for role, (must, may) in out.items()}


def f1(hits, gold, system):
    p, r = hits / system if system else 0.0, hits / gold if gold else 0.0
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / (p + r) if p + r else 0:5.1f}  (hits {hits}, gold {gold}, ours {system})"


def score(gold, readings, misses, all_events):
    count, kinds, roles = Counter(), Counter(), Counter()
    for row in gold:
        templates, reading = row["events"], readings.get(row["id"])
        events = incidents(reading, all_events) if reading and "error" not in reading else []
        pairs = pair(templates, events)
        by_template = {i: (j, date, place) for i, j, date, place in pairs}
        optional = sum(templates[i]["optional"] for i in by_template)
        count["reports"] += 1
        count["quiet"] += not templates
        count["quiet alarms"] += not templates and bool(events)
        count["events"] += len(events) - optional
        for i, template in enumerate(templates):
            if template["optional"]:
                continue
            count["templates"] += 1
            kinds[template["muc_type"][0], "gold"] += 1
            if i in by_template:
                _, date, place = by_template[i]
                kinds[template["muc_type"][0], "found"] += 1
                count["found"] += 1
                count["date"] += date
                count["place"] += place
                count["all three"] += date and place
            elif misses:
                print("MISSED", row["id"], template["muc_type"], template["stage"], template.get("date"), template.get("location"), [t["text"] for t in template["target"]][:4])
        if misses:
            paired = {j for j, _, _ in by_template.values()}
            for j, event in enumerate(events):
                if j not in paired:
                    start, end = event["span"]
                    print("FALSE", row["id"], sorted(event["kinds"]), event["stage"], " ".join(reading["report"]["text"][start:end].split())[:160])
            for i, (j, date, place) in by_template.items():
                if not (date and place):
                    event = events[j]
                    print("PAIRED", row["id"], "" if date else f"date {templates[i].get('date')} / {event['start']}..{event['end']}",
                          "" if place else f"place {templates[i].get('location')} / {sorted(event['names'])}",
                          " ".join(reading["report"]["text"][event["span"][0]:event["span"][1]].split())[:120])
        wanted = gold_roles(templates)
        for role, key in ROLES:
            system = merged([names for event in events for names in event[key] if names])
            must, may = wanted[role]
            hits = match(must, system)
            rest = [s for j, s in enumerate(system) if j not in {j for _, j in hits}]
            free = len(match(may, rest))
            roles[role, "hits"] += len(hits)
            roles[role, "gold"] += len(must)
            roles[role, "ours"] += len(system) - free
            if templates:
                roles[role, "ours told"] += len(system) - free
            if misses and templates:
                got = {i for i, _ in hits}
                for i, one in enumerate(must):
                    if i not in got:
                        print(role.upper(), "missed", row["id"], sorted(one)[:3])
                for one in rest:
                    if not any(alike(g, one) for g in may):
                        print(role.upper(), "false", row["id"], sorted(one)[:3])
    print(f"{count['reports']} reports, {count['quiet']} of them without a template ({count['quiet alarms']} of these with an incident of ours)")
    print("incident, kind right      ", f1(count["found"], count["templates"], count["events"]))
    for name in ("date", "place", "all three"):
        share = lambda n: 100 * count[name] / n if n else 0.0
        print(f"  {name:<10} right        of found {share(count['found']):5.1f}   of all {share(count['templates']):5.1f}")
    print("incident, all three right ", f1(count["all three"], count["templates"], count["events"]))
    for role, _ in ROLES:
        hits, wanted = roles[role, "hits"], roles[role, "gold"]
        print(f"{role:<14} all reports", f1(hits, wanted, roles[role, "ours"]))
        print(f"{'':<14} with templates", f1(hits, wanted, roles[role, "ours told"]))
    for kind in sorted({k for k, _ in kinds}):
        print(f"  {kind:<22} found {kinds[kind, 'found']} of {kinds[kind, 'gold']}")


# --- sentences with what police did

# event, the words of its predication -> whether it tells it
DEADLY = {"kill", "die", "death", "shoot", "killing", "lynch", "murder"}
POLICE = {
    "KILL": lambda e, words: "police" in words and (any(c["what"] == "killed" for c in e["counts"]) or e["predicate"] in DEADLY),
    "ARREST": lambda e, words: "arrest" in e["modes"],
    "FORCE": lambda e, words: "police" in words and e["kind"] in ("assault", "casualty"),
}


def score_police(gold, readings):
    count = Counter()
    for row in gold:
        reading = readings.get(row["id"])
        events = reading["events"] if reading else []
        for sentence in row["sentences"]:
            within = [e for e in events if any(sentence["start"] <= m["span"][0] < sentence["end"] for m in e["mentions"])]
            words = row["text"][sentence["start"]:sentence["end"]].lower()
            for label, tells in POLICE.items():
                told = any(tells(e, words) and e["status"] in FACTUAL for e in within)
                count[label, "gold"] += label in sentence["labels"]
                count[label, "ours"] += told
                count[label, "hits"] += told and label in sentence["labels"]
    for label in POLICE:
        print(f"{label:<8}", f1(count[label, "hits"], count[label, "gold"], count[label, "ours"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("readings")
    parser.add_argument("--part", choices=("looked-at", "held-out"))
    parser.add_argument("--all-events", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--police", action="store_true")
    args = parser.parse_args()
    gold = load(args.gold)
    if args.part:
        gold = [row for row in gold if is_held_out(row["id"]) == (args.part == "held-out")]
    readings = {r["report"]["id"]: r for r in load(args.readings) if "report" in r}
    if args.police:
        score_police(gold, readings)
    else:
        score(gold, readings, args.misses, args.all_events)


if __name__ == "__main__":
    main()
