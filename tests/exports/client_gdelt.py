"""gdelt: read by pandas as tools for GDELT read it (tabs, no header, columns by place), and by Python's csv; values are those of the screen and of the readings."""
import csv

import pandas

import event_data

TYPES = {"EventCode": str, "EventBaseCode": str, "EventRootCode": str}


def read(path, columns):
    frame = pandas.read_csv(path, sep="\t", header=None, names=columns, dtype=TYPES, index_col=False) if path.stat().st_size else pandas.DataFrame(columns=columns)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    assert len(frame) == len(rows) and all(len(row) == len(columns) for row in rows), f"{path.name}: pandas reads other rows than csv"
    return [dict(zip(columns, row)) for row in rows], frame


def check_event(record, row, incident, event):
    what = incident["id"]
    record.same(int(row["GLOBALEVENTID"]), int(what.removeprefix("i-"), 16), what + " number")
    told = incident["time"]["start"] or incident["first_published"]
    if told:
        record.same(row["Day"], told[:10].replace("-", ""), what + " day")
    record.same((row["EventCode"], row["EventBaseCode"], row["EventRootCode"]), (event["cameo"], event["cameo"][:3], event["cameo"][:2]), what + " codes")
    root = int(event["cameo"][:2])
    record.same(row["QuadClass"], "1" if root <= 5 else "2" if root <= 8 else "3" if root <= 13 else "4", what + " class")
    record.holds(-10 <= float(row["GoldsteinScale"]) <= 10, what + " weight")
    record.same((row["Actor1Name"], row["Actor2Name"]), (event_data.name_at(incident, "agent"), event_data.name_at(incident, "target", "recipient")), what + " actors")
    record.same((int(row["NumMentions"]), int(row["NumArticles"])), (len(event_data.claims_of(incident)), len({c["report"] for c in incident["claims"]})), what + " numbers")
    site = event_data.shown_site(incident)
    if not site:
        record.same((row["ActionGeo_Type"], row["ActionGeo_Lat"]), ("0", ""), what + " has no place")
    else:
        record.same((row["ActionGeo_FullName"], float(row["ActionGeo_Lat"]), float(row["ActionGeo_Long"])), (event_data.in_cell(site["name"]), site["lat"], site["lon"]), what + " place")
        record.same(row["ActionGeo_Type"], "1" if site["precision"] == "country" else "4" if site["precision"] in ("settlement", "near", "exact") else "5", what + " fineness")


def check_mentions(record, rows, incident, readings):
    claims = event_data.claims_of(incident)
    record.same(len(rows), len(claims), incident["id"] + " mentions")
    for row, ((report, key), claim) in zip(rows, claims.items()):
        more = dict(part.split("=", 1) for part in row["Extras"].split(";"))
        record.same((more["claim"], more["polarity"], more["certainty"], more["review"]), (key, claim["polarity"], claim["certainty"], claim["review"]), key)
        told = readings.claim(report, key)
        record.same(int(row["ActionCharOffset"]), told["span"][0], key + " offset")
        about = readings.of[report]["report"]
        record.same((row["MentionIdentifier"], more["published_basis"], int(row["MentionDocLen"])), (event_data.in_cell(about["url"] or report), about["published_basis"], len(about["text"])), key + " report")
        sentence = readings.of[report]["sentences"][int(row["SentenceID"]) - 1]["span"]
        record.holds(sentence[0] <= told["span"][0] < sentence[1], key + " stands in its sentence")


def check(record):
    folder, readings = record.export("gdelt"), event_data.Readings(record)
    events, frame = read(next(folder.glob("*.export.CSV")), event_data.gdelt_columns())
    mentions, _ = read(next(folder.glob("*.mentions.CSV")), event_data.MENTION_COLUMNS)
    wanted = event_data.told_as(record, readings, "cameo")
    record.same(len(events), len(wanted), "happenings with a CAMEO code that somebody affirms")
    record.holds(frame["GLOBALEVENTID"].is_unique and frame["GoldsteinScale"].between(-10, 10).all(), "pandas reads numbers")
    left = iter(mentions)
    for row, (incident, event) in zip(events, wanted):
        check_event(record, row, incident, event)
        check_mentions(record, [next(left) for _ in range(int(row["NumMentions"]))], incident, readings)
    record.holds(next(left, None) is None, "mentions of no event")
    again = record.export("gdelt", "--limit", "1000000")
    record.same({p.name: p.read_bytes() for p in again.iterdir()}, {p.name: p.read_bytes() for p in folder.iterdir()}, "the same archive gives the same bytes")
    return f"{len(events)} events, {len(mentions)} mentions: days, codes, actors, places, offsets, claims"
