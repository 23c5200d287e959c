"""jsonl: read by Python's json, and taken back by a new archive: with whole texts the same record, reduced to quotes the record that a share tells."""
import json

OF_THE_MACHINE = True


def taken_back(record, lines, name):
    """The archive that these readings make."""
    other = type(record).__new__(type(record))
    other.dateline, other.folder, other.archive = record.dateline, record.folder, record.folder / name
    other.run("add", "--from", "reading", lines)
    return other


def told(record):
    """Happenings without the ids that they had before."""
    return [{**incident, "aliases": []} for incident in record.json("timeline")["incidents"]]


def keys(reports):
    return {(reading["report"]["id"], claim["key"]) for reading in reports for claim in reading["claims"]}


def check(record):
    reduced = record.export("jsonl") / "readings.jsonl"
    full = record.folder / "full.jsonl"  # names stand in whole texts, so that it is not among what record.export looks through
    record.run("export", "jsonl", "--full-texts", "--out", full)
    of_reduced, of_full = ([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in (reduced, full))
    record.same(keys(of_reduced), keys(of_full), "claims")
    for less, whole in zip(of_reduced, of_full):
        record.same(len(less["report"]["text"]), len(whole["report"]["text"]), "code points of " + whole["report"]["id"])
        for claim in less["claims"]:
            start, end = claim["span"]
            shown, said = less["report"]["text"][start:end], whole["report"]["text"][start:end]
            record.holds(all(a in (b, "\u00b7") for a, b in zip(shown, said)), "words of " + claim["key"])
    same = taken_back(record, full, "full.dateline")
    for question in ("timeline", "network", "actors", "copies"):
        record.same(same.json(question), record.json(question), question + " of whole texts taken back")
    less = taken_back(record, reduced, "reduced.dateline")
    share = type(record).__new__(type(record))
    share.dateline, share.archive = record.dateline, record.folder / "share.dateline"
    record.run("share", "--out", share.archive)
    record.same(told(less), told(share), "quotes taken back tell what a share tells")
    return f"{len(of_full)} readings, {len(keys(of_full))} claims: whole texts give the same timeline, network, actors and copies"
