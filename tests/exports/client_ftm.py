"""ftm: every entity through the model of followthemoney with cleaning on, so that what it would drop or change is seen; then values against the screen."""
import hashlib
import json
import re
import subprocess

from followthemoney import model


def report_id(report):
    return "report-" + hashlib.sha256(report.encode()).hexdigest()[:16]


def read(record, path):
    """Proxies by id, as the program takes them; no value is dropped or changed on the way."""
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        record.holds(given["id"] not in out, f"{given['id']} stands twice")
        proxy = model.get_proxy(given, cleaned=False)
        for name, values in given["properties"].items():
            record.same(sorted(proxy.get(name, quiet=True)), sorted(values), f"{given['id']} {given['schema']} {name}")
        model.get(given["schema"]).validate(given)
        out[given["id"]] = proxy
    for proxy in out.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                record.holds(value in out, f"{proxy.id} {prop.name}: {value} is not there")
                record.holds(out[value].schema.is_a(prop.range), f"{proxy.id} {prop.name}: {value} is a {out[value].schema.name}")
    return out


def days_of(time):
    if not time["start"]:
        return [], []
    if re.fullmatch(r"\d{4}(-\d\d)?", time["value"]):
        return [time["value"]], [time["value"]]
    return [time["start"]], [time["end"]]


def check_happening(record, one, entities):
    event = entities[one["id"]]
    record.same((event.get("startDate"), event.get("endDate")), days_of(one["time"]), one["id"] + " days")
    claims = {claim["claim"]: claim for claim in one["claims"]}
    told = {e.first("recordId"): e for e in entities.values() if e.schema.name == "Documentation" and e.get("entity") == [one["id"]]}
    record.same(set(told), set(claims), one["id"] + " claims")
    for key, claim in claims.items():
        record.same((told[key].get("document"), told[key].get("status"), told[key].first("role").split(":")[0]), ([report_id(claim["report"])], [claim["review"]], claim["polarity"]), key)
    record.same(set(event.get("proof")), {report_id(claim["report"]) for claim in one["claims"]}, one["id"] + " proof")
    for word in (f"kind: {one['kind']}", f"status: {one['status']}", f"standing: {one['standing']}", f"review: {one['review']['state']}", f"time_basis: {one['time']['basis']}"):
        record.holds(word in event.get("keywords"), f"{one['id']}: lacks {word!r}")
    actors = {(p["actor"], p["role"]) for p in one["participants"] if p["actor"]}
    roles = {(e.first("subject"), e.first("role")) for e in entities.values() if e.schema.name == "UnknownLink" and e.get("object") == [one["id"]]}
    record.same(roles, actors, one["id"] + " roles")
    points = {(p["lat"], p["lon"]) for p in one["places"] if p["lat"] is not None}
    written = {(float(entities[a].first("latitude")), float(entities[a].first("longitude"))) for a in event.get("addressEntity")}
    record.same(written, points, one["id"] + " places")


def check_taken_back(record, path, entities):
    """Our own program takes its actors as a base: all of them, with their other names."""
    base = record.folder / "own.base"
    taken = json.loads(subprocess.run([record.dateline, "actors", "import", path, "--name", "own", "--out", base, "--json"], capture_output=True, check=True).stdout)
    actors = [e for e in entities.values() if e.schema.name in ("Person", "Organization", "PublicBody", "Company")]
    record.same((taken["entries"], taken["bad"]), (len(actors), 0), "actors taken back")
    for actor in [e for e in actors if e.schema.name == "Person" and " " in e.first("name")]:  # a family name alone finds nobody
        found = json.loads(subprocess.run([record.dateline, "actors", "find", actor.first("name"), "--base", base, "--json"], capture_output=True, check=True).stdout)
        names = [set(one["names"]) for one in found["candidates"] if one["kb"] == "own" and one["id"] == actor.id]
        record.same(names, [set(actor.get("name") + actor.get("alias"))], actor.id + " taken back")
    return len(actors)


def check(record):
    path = record.export("ftm") / "news.ftm.json"
    entities = read(record, path)
    actors = check_taken_back(record, path, entities)
    record.same([e for e in entities if e.startswith("i-")], [one["id"] for one in record.incidents], "events in the order of the screen")
    for one in record.incidents:
        check_happening(record, one, entities)
    relations = {one["id"]: one for one in record.network["relations"]}
    record.same({e for e in entities if e.startswith("r-")}, set(relations), "relations")
    for key, one in relations.items():
        record.same(set(entities[key].get("recordId")), {claim["claim"] for claim in one["claims"]}, key + " claims")
        for prop, day in (("startDate", one["start"]), ("endDate", one["end"])):
            record.same(entities[key].get(prop), [day] if day and re.fullmatch(r"\d{4}(-\d\d){0,2}", day) else [], key + " " + prop)
    for actor in record.network["actors"]:
        if actor["id"] in entities:
            record.same(set(entities[actor["id"]].get("alias")), set(actor["aliases"]), actor["id"] + " aliases")
    whole = read(record, record.export("ftm", "--full-texts") / "news.ftm.json")
    record.holds(all(e.get("bodyText") for e in whole.values() if e.schema.name == "Article"), "full texts")
    record.holds(not any(e.get("bodyText") for e in entities.values() if e.schema.name == "Article"), "texts without being asked for")
    return f"{len(entities)} entities cleaned without loss; days, claims, roles, places, proof of {len(record.incidents)} events; {len(relations)} relations; {actors} actors taken back"
