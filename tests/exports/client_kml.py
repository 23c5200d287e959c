"""kml: valid under the schema of OGC, read by fastkml and by GDAL; names, days, positions and standings are those of the screen."""
import geo
from fastkml import kml
from fastkml.features import Placemark
from fastkml.utils import find_all
from fastkml.validator import validate
from pyogrio import list_layers


def values(placemark):
    return {data.name: data.value for data in placemark.extended_data.elements}


def check(record):
    path = record.export("kml") / "dateline.kml"
    record.holds(validate(file_to_validate=path), "the schema of KML 2.2")
    marks = {values(mark)["feature"]: mark for mark in find_all(kml.KML.parse(path), of_type=Placemark)}
    screen = record.json("map")
    placed = {one["id"]: one for one in screen["features"]}
    record.same(len(marks), len(placed) + sum(screen["not_placed"].values()), "placemarks")
    for feature, one in placed.items():
        drawn = marks[feature].geometry
        got = [list(position[:2]) for line in getattr(drawn, "geoms", [drawn]) for position in line.coords]
        record.same(got, geo.positions_of(one["geometry"]), feature + " lies")
    incidents = {one["id"]: one for one in record.incidents}
    told = [(mark, values(mark)) for mark in marks.values() if values(mark)["layer"] == "incident"]
    record.same({data["happening"] for _, data in told}, set(incidents), "happenings")
    for mark, data in told:
        one, time = incidents[data["happening"]], mark.times
        days = tuple(end and str(end.dt)[:10] for end in (getattr(time, "begin", None), getattr(time, "end", None)))
        record.same(days, (one["time"]["start"], one["time"]["end"]), f"{one['id']} days")
        record.same((data["kind"], data["standing"], data["review"]), (one["kind"], one["standing"], one["review"]["state"]), one["id"])
        record.same(data["claims"].split("; "), list(dict.fromkeys(claim["claim"] for claim in one["claims"])), one["id"] + " claims")
        record.holds("<b>" not in mark.description, one["id"] + ": a title brought a tag along")
    rows = sum(len(geo.layer(path, name)) for name, _ in list_layers(path))
    record.same(rows, len(marks), "GDAL: placemarks")
    return f"{len(marks)} placemarks, {len(placed)} of them placed, by fastkml and GDAL"
