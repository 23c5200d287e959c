"""geopackage: read by GDAL (pyogrio) and by SQLite; ids, days, positions, counts and claims are those of the screen."""
import sqlite3

import geo
from pyogrio import list_layers


def check(record):
    path = record.export("geopackage") / "dateline.gpkg"
    screen = {one["id"]: one for one in record.json("map")["features"]}
    record.same([name for name, _ in list_layers(path)][:3], ["happenings", "facilities", "legs"], "layers")
    layers = {name: geo.layer(path, name) for name in ("happenings", "facilities", "legs")}
    rows = [row for layer in layers.values() for row in layer]
    record.same({row["feature"] for row in rows if row["geometry"] is not None}, set(screen), "placed features")
    for row in rows:
        if row["geometry"] is not None:
            record.same(geo.positions(row["geometry"]), geo.positions_of(screen[row["feature"]]["geometry"]), f"{row['feature']} lies")
    record.same({row["happening"] for row in layers["happenings"]}, {one["id"] for one in record.incidents}, "happenings")
    claims = geo.layer(path, "claims")
    for one in record.incidents:
        for row in (row for row in layers["happenings"] if row["happening"] == one["id"]):
            day = {name: None if str(row[name]) == "NaT" else str(row[name])[:10] for name in ("start_date", "end_date")}
            record.same((day["start_date"], day["end_date"], row["kind"], row["standing"], row["independent_sources"], row["review"]),
                        (one["time"]["start"], one["time"]["end"], one["kind"], one["standing"], one["independent_sources"], one["review"]["state"]), one["id"])
        keys = list(dict.fromkeys((claim["report"], claim["claim"]) for claim in one["claims"]))
        record.same([(row["report"], row["claim"]) for row in claims if row["subject"] == one["id"]], keys, one["id"] + " claims")
    record.same({row["report"] for row in claims} - {row["report"] for row in geo.layer(path, "reports")}, set(), "claims in reports that are not there")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        record.same(file.execute("PRAGMA foreign_key_check").fetchall() + file.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "SQLite's own checks")
    return ", ".join(f"{len(layer)} {name}" for name, layer in layers.items()) + f", {len(claims)} claims by GDAL"
