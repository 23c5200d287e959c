"""timemap: under the rules of TimeMap's schemas; days, positions and sources are those of the screen, and what it would drop is counted."""
import json
from datetime import datetime

EVENT = {"id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category", "category_full", "associations", "sources",
         "comments", "time_display"}
SOURCE = {"id", "title", "thumbnail", "paths", "type", "affil_s", "url", "description", "parent", "author", "date", "notes"}
LISTS = {"associations", "sources", "paths", "filter_paths"}


def only_what_it_knows(record, item, names):
    record.same(set(item) - names, set(), "members that it refuses")
    record.holds(all(isinstance(value, list if name in LISTS else str) for name, value in item.items()), f"{item['id']}: all but lists is text")


def check(record):
    folder = record.export("timemap")
    timemap = json.loads((folder / "timemap.json").read_text("utf-8"))
    for name in ("events", "sources", "associations"):
        record.same(json.loads((folder / f"{name}.json").read_text("utf-8")), timemap[name], name + " for an address of their own")
    dated = {one["id"]: one for one in record.incidents if one["time"]["start"]}
    record.same(set(timemap["about"]["left_out"]), {one["id"] for one in record.incidents} - set(dated), "left out")
    screen = {one["id"]: one for one in record.json("map")["features"]}
    record.same({event["id"].split("@")[0] for event in timemap["events"]}, set(dated), "happenings")
    record.holds({id for id, one in screen.items() if one["properties"].get("incident") in dated} <= {event["id"] for event in timemap["events"]}, "placed features")
    for event in timemap["events"]:
        only_what_it_knows(record, event, EVENT)
        one, feature = dated[event["id"].split("@")[0]], screen.get(event["id"])
        record.same(datetime.strptime(event["date"], "%m/%d/%Y").date().isoformat(), one["time"]["start"], one["id"] + " day")
        pin = feature and not feature["properties"]["place"]["area"]
        at = [float(event[name]) for name in ("longitude", "latitude")] if event["latitude"] else None
        record.same(at, feature["geometry"]["coordinates"] if pin else None, event["id"] + " lies")
        record.same((event["category"], event["type"]), (one["kind"], one["standing"]), one["id"])
        record.same(set(event["sources"]), {claim["report"] for claim in one["claims"]}, one["id"] + " sources")
        record.holds(all(claim["claim"] in event["comments"] for claim in one["claims"]), one["id"] + ": its claims are told")
    for id, source in timemap["sources"].items():
        only_what_it_knows(record, source, SOURCE)
        record.same(source["id"], id, "sources by their id")
    for association in timemap["associations"]:
        only_what_it_knows(record, association, {"id", "title", "desc", "mode", "filter_paths"})
    listed = {id for event in timemap["events"] for id in event["associations"]}
    record.same(listed, {association["id"] for association in timemap["associations"]}, "associations")
    return f"{len(timemap['events'])} events, {len(timemap['sources'])} sources, {len(timemap['associations'])} associations"
