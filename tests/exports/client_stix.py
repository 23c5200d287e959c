"""stix: the bundle through stix2 (no custom properties) and stix2-validator, into a MemoryStore, and values asked of the store against the screen. In a copy of
the archive people grade a claim, review an incident and mark a report; the same objects then say so."""
import shutil
from datetime import datetime, timezone

import stix2
import stix2validator

WAYS = {"agent": "attributed-to", "target": "targets"}


def store_of(record, path):
    text = path.read_text(encoding="utf-8")
    bundle = stix2.parse(text, allow_custom=False)
    result = stix2validator.validate_string(text, stix2validator.ValidationOptions(version="2.1"))
    record.holds(result.is_valid, "; ".join(str(error) for error in getattr(result, "errors", [])[:3]))
    ids = [one.id for one in bundle.objects]
    record.same(len(ids), len(set(ids)), "ids")
    for one in bundle.objects:
        for name, value in one.items():
            for ref in [value] if name.endswith("_ref") else value if name.endswith("_refs") else []:
                record.holds(ref in ids, f"{one.id} {name}: {ref} is not there")
    return stix2.MemoryStore(stix_data=list(bundle.objects), allow_custom=False), bundle.objects


def ours(one):
    return [ref["external_id"] for ref in one.get("external_references", []) if "external_id" in ref]


def labelled(one, what):
    return next((label.split(":", 1)[1] for label in one.labels if label.startswith(what + ":")), None)


def query(store, kind, **wanted):
    return store.query([stix2.Filter("type", "=", kind)] + [stix2.Filter(name, "=", value) for name, value in wanted.items()])


def check_incident(record, store, incident, one):
    for what, wanted in (("kind", one["kind"]), ("status", one["status"]), ("standing", one["standing"]), ("review", one["review"]["state"]),
                         ("time", one["time"]["value"] if one["time"]["start"] else None), ("time-basis", one["time"]["basis"])):
        record.same(labelled(incident, what), wanted, f"{one['id']} {what}")
    links = store.query([stix2.Filter("type", "=", "relationship"), stix2.Filter("source_ref", "=", incident.id)])
    ends = {(link.relationship_type, link.description, ours(store.get(link.target_ref))[0]) for link in links if link.relationship_type != "located-at"}
    record.same(ends, {(WAYS.get(p["role"], "related-to"), p["role"], p["actor"]) for p in one["participants"] if p["actor"]}, one["id"] + " roles")
    points = {(p.latitude, p.longitude, p.precision) for p in (store.get(link.target_ref) for link in links if link.relationship_type == "located-at") if "latitude" in p}
    record.same(points, {(p["lat"], p["lon"], p["radius_km"] * 1000) for p in one["places"] if p["lat"] is not None}, one["id"] + " places")
    if one["time"]["start"]:
        wanted = datetime.fromisoformat(one["time"]["start"]).replace(tzinfo=timezone.utc)
        record.holds(all(link.start_time == wanted for link in links), one["id"] + " start")
    said = {key for sighting in query(store, "sighting", sighting_of_ref=incident.id) for key in ours(sighting)}
    record.same(said, {claim["claim"] for claim in one["claims"] if claim["polarity"] != "denied"}, one["id"] + " sightings")
    denials = [o for kind in ("opinion", "note") for o in query(store, kind) if incident.id in o.object_refs and ours(o)]
    for kind in ("opinion", "note"):
        record.same({ours(o)[0] for o in denials if o.type == kind}, {claim["claim"] for claim in one["claims"] if claim["polarity"] == "denied"}, f"{one['id']} {kind}s of denials")
    told = [note for note in query(store, "note") if incident.id in note.object_refs and not ours(note)]
    record.same(len(told), len(one["contradictions"]), one["id"] + " contradictions")


def check_judged(record, bundle):
    """Grades, a review and a mark, made in a copy."""
    one = next(one for one in record.incidents
               if one["review"]["state"] == "unreviewed" and one["claims"][0]["polarity"] == "affirmed" and one["claims"][0]["about"] == "all")
    claim = one["claims"][0]
    other = object.__new__(type(record))
    other.dateline, other.folder = record.dateline, record.folder / "judged"
    other.folder.mkdir()
    other.archive = other.folder / "news.dateline"
    shutil.copy(record.archive, other.archive)
    by = ("--by", "tester", "--why", "as seen")
    other.run("sources", "grade", claim["claim"], "--credibility", "2", *by)
    other.run("review", "accept", one["id"], *by)
    other.run("mark", "report", claim["report"], "--tlp", "amber+strict", *by)
    store, objects = store_of(other, other.export("stix", "--tlp", "red") / "stix.json")
    record.holds({o.id for o in bundle if o.type == "incident"} == {o.id for o in objects if o.type == "incident"}, "incidents have other ids after judgements")
    incident = next(o for o in query(store, "incident") if one["id"] in ours(o))
    record.same((incident.confidence, labelled(incident, "review")), (70, "confirmed"), "grade and review")
    opinions = [o for o in query(store, "opinion") if incident.id in o.object_refs and o.get("authors") == ["tester"]]
    record.same([o.opinion for o in opinions], ["agree"], "opinion of who reviewed")
    report = next(o for o in query(store, "report") if claim["report"] in ours(o))
    record.same([store.get(ref).name for ref in report.object_marking_refs], ["TLP:AMBER+STRICT"], "mark")
    record.same(incident.object_marking_refs, report.object_marking_refs, "mark of what the report tells")
    without, _ = store_of(other, other.export("stix") / "stix.json")
    record.holds(not any(claim["report"] in ours(o) for o in query(without, "report")), "a marked report is in what everybody may see")


def check(record):
    store, bundle = store_of(record, record.export("stix") / "stix.json")
    record.holds(not any("confidence" in one for one in bundle), "confidence without a grade")
    incidents = [o for o in bundle if o.type == "incident"]
    record.same([ours(o)[0] for o in incidents], [one["id"] for one in record.incidents], "incidents in the order of the screen")
    record.same(len({o.name for o in incidents}), len(incidents), "names of incidents, by which OpenCTI merges them")
    for incident, one in zip(incidents, record.incidents):
        check_incident(record, store, incident, one)
    for report in query(store, "report"):
        record.holds(report.external_references[0].hashes["SHA-256"], report.id + " hash")
    for url in (o for o in bundle if o.type == "url"):
        record.same(url.id, stix2.URL(value=url.value).id, "id of an address")
    relations = {ours(store.get(o.source_ref))[0] + " " + o.description.split("\n")[0].split(",")[0] + " " + ours(store.get(o.target_ref))[0] for o in query(store, "relationship")
                 if not o.source_ref.startswith("incident")}
    for one in record.network["relations"]:
        is_link = one["type"] != "holds_office" and not one.get("denied") and one["from"] != one["to"]
        record.holds(not is_link or f"{one['from']} {one['type']} {one['to']}" in relations or one["to"].startswith("o-"), one["id"] + " is not there")
    check_judged(record, bundle)
    return f"{len(bundle)} objects valid; labels, roles, places, times, sightings, denials of {len(incidents)} incidents; grade, review, mark"
