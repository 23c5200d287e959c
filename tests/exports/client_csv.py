"""csv: read by Python's csv with the dialect of spreadsheets; rows are those of the screen, ids join, no cell is a formula."""
import csv


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check(record):
    folder = record.export("csv")
    happenings, claims, reports, relations = (read(folder / f"{name}.csv") for name in ("happenings", "claims", "reports", "relations"))
    record.same([row["id"] for row in happenings], [one["id"] for one in record.incidents], "happenings in the order of the screen")
    for row, one in zip(happenings, record.incidents):
        record.same((row["kind"], row["start"], row["end"], row["standing"], row["review"]),
                    (one["kind"], one["time"]["start"] or "", one["time"]["end"] or "", one["standing"], one["review"]["state"]), row["id"])
        record.same(row["claims"].split("; "), list(dict.fromkeys(claim["claim"] for claim in one["claims"])), row["id"] + " claims")
    record.same({row["report"] for row in claims} | {r for row in relations for r in row["reports"].split("; ")}, {row["report"] for row in reports}, "reports of claims")
    for row in happenings + claims + reports + relations:
        for name, cell in row.items():
            numeric = name in ("latitude", "longitude")
            record.holds(numeric or not cell.startswith(("=", "+", "-", "@")), f"{name}: a spreadsheet would take {cell!r} for a formula")
    return f"{len(happenings)} happenings, {len(claims)} claims, {len(relations)} relations, {len(reports)} reports"
