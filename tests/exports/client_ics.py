"""ics: read by icalendar; days, places, summaries and claims are those of the screen, and what has no first day is counted."""
from datetime import date, timedelta

from icalendar import Calendar


def check(record):
    raw = (record.export("ics") / "dateline.ics").read_bytes()
    calendar = Calendar.from_ical(raw)
    entries = {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}
    record.holds(not any(entry.errors for entry in entries.values()), "icalendar: errors")
    dated = [one for one in record.incidents if one["time"]["start"]]
    record.same(list(entries), [one["id"] + "@dateline" for one in dated], "entries")
    record.same(str(calendar["X-DATELINE-LEFT-OUT"]), str(len(record.incidents) - len(dated)), "left out")
    points = {}
    for feature in record.json("map")["features"]:
        if feature["properties"]["layer"] == "incident" and not feature["properties"]["place"]["area"]:
            points.setdefault(feature["properties"]["incident"], feature["geometry"]["coordinates"])
    for one in dated:
        entry, first = entries[one["id"] + "@dateline"], date.fromisoformat(one["time"]["start"])
        last = date.fromisoformat(one["time"]["end"] or one["time"]["start"])
        record.same((entry["DTSTART"].dt, entry["DTEND"].dt), (first, last + timedelta(days=1)), one["id"] + " days")
        record.same(entry["DTSTAMP"].dt.tzname(), "UTC", one["id"] + " stamp")
        record.same([str(word) for word in entry["CATEGORIES"].cats], [one["kind"], one["standing"]], one["id"])
        keys = list(dict.fromkeys(claim["claim"] for claim in one["claims"]))
        record.same(str(entry["X-DATELINE-CLAIMS"]), ",".join(keys), one["id"] + " claims")
        record.holds(f"Claims: {', '.join(keys)}" in str(entry["DESCRIPTION"]), one["id"] + ": its claims are told")
        point = points.get(one["id"])
        record.same((entry["GEO"].latitude, entry["GEO"].longitude) if "GEO" in entry else None, point and (point[1], point[0]), one["id"] + " lies")
    record.same(Calendar.from_ical(calendar.to_ical()).to_ical(), calendar.to_ical(), "icalendar: written and read again")
    record.holds(all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b""), "lines")
    return f"{len(entries)} entries by icalendar, {len(record.incidents) - len(dated)} without a day counted"
