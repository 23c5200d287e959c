"""timelinejs: what TimelineJS asks of its JSON; days, their words and ids are those of the screen, and what it would skip is counted."""
import json
from datetime import date


def day(value):
    return date(value["year"], value["month"], value["day"]).isoformat()


def check(record):
    timeline = json.loads((record.export("timelinejs") / "timeline.json").read_text("utf-8"))
    dated = {one["id"]: one for one in record.incidents if one["time"]["start"]}
    record.same([event["unique_id"] for event in timeline["events"]], list(dated), "events")
    record.same(set(timeline["dateline"]["left_out"]), {one["id"] for one in record.incidents} - set(dated), "left out")
    for event in timeline["events"]:
        one = dated[event["unique_id"]]
        start, end = day(event["start_date"]), day(event.get("end_date", event["start_date"]))
        record.same((start, end), (one["time"]["start"], one["time"]["end"] or start), one["id"] + " days")
        record.holds(event["display_date"] == event["start_date"]["display_date"] != "undated", one["id"] + ": its day in words")
        if len(one["time"]["value"] or "") == 4:
            record.same(event["display_date"], one["time"]["value"], one["id"] + ": a year is no more than a year")
        record.same((event["group"], event["dateline"]["standing"]), (one["kind"], one["standing"]), one["id"])
        record.same(event["dateline"]["claims"], list(dict.fromkeys(claim["claim"] for claim in one["claims"])), one["id"] + " claims")
        for html in event["text"].values():
            record.holds("<b>" not in html and "<script" not in html, one["id"] + ": a title brought a tag along")
    return f"{len(dated)} events, {len(record.incidents) - len(dated)} without a day named"
