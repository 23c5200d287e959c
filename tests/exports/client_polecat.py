"""polecat: read by pandas and by Python's csv, as UTF-8 and, as some readers do, as Latin-1; values are those of the screen and of the readings."""
import csv

import pandas

import event_data


def check_side(record, row, prefix, incident, *roles):
    names = [event_data.in_cell(party["name"]) for party in incident["participants"] if party["role"] in roles and party["name"]]
    record.same(row[prefix + " Name Raw"], "; ".join(dict.fromkeys(names)) or "None", incident["id"] + " " + prefix)


def check(record):
    path, readings = record.export("polecat") / "polecat.txt", event_data.Readings(record)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    frame = pandas.read_csv(path, sep="\t", na_values="None", keep_default_na=False, encoding="iso-8859-1")
    record.same((len(frame), len(frame.columns)), (len(rows), 40), "rows and columns in Latin-1")
    wanted = event_data.told_as(record, readings, "plover")
    record.same([row["Event ID"] for row in rows], [incident["id"] for incident, _ in wanted], "happenings with a PLOVER class that somebody affirms")
    for row, (incident, event) in zip(rows, wanted):
        told = incident["time"]["start"] or incident["first_published"]
        if told:
            record.same(row["Event Date"], told[:10], incident["id"] + " day")
        record.same((row["Event Type"], row["Event Mode"], row["Contexts"]),
                    (event["plover"], "; ".join(event["modes"]) or "None", "; ".join(event["contexts"]) or "None"), incident["id"] + " class")
        record.holds(row["Quad Code"].split()[0] in ("VERBAL", "MATERIAL") and row["Quad Code"].split()[1] in ("COOPERATION", "CONFLICT"), incident["id"] + " field")
        check_side(record, row, "Actor", incident, "agent")
        check_side(record, row, "Recipient", incident, "target", "recipient")
        site = event_data.shown_site(incident)
        record.same((row["Placename"], row["Latitude"]), (event_data.in_cell(site["name"]), str(site["lat"]).removesuffix(".0")) if site else ("None", "None"), incident["id"] + " place")
        about = readings.of[event_data.telling_claim(incident)["report"]]["report"]
        record.same(row["Publication Date"], (about["published"] or "None")[:10], incident["id"] + " published")
    return f"{len(rows)} events: days, classes, modes, sides, places, publication"
