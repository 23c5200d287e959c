"""geojson: read by GDAL and by check-geojson; features are those of `dateline map` and, without geometry, what that only counts."""
import json
import subprocess
from pathlib import Path

import geo

CHECK = """
import { check } from "@placemarkio/check-geojson";
import { readFileSync } from "node:fs";
process.stdout.write(String(check(readFileSync(process.argv[1], "utf8")).features.length));
"""


def same_where_the_screen_has_it(record, got, wanted, what):
    """Claims say more than on the screen; all that it has stands there."""
    if isinstance(wanted, dict):
        for name, value in wanted.items():
            same_where_the_screen_has_it(record, got.get(name, "missing"), value, f"{what} {name}")
    elif isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        record.same(len(got), len(wanted), what)
        for one, other in zip(got, wanted):
            same_where_the_screen_has_it(record, one, other, what)
    else:
        record.same(got, wanted, what)


def check(record):
    path = record.export("geojson") / "dateline.geojson"
    features, screen = json.loads(path.read_text("utf-8"))["features"], record.json("map")
    placed = [one for one in features if one["geometry"]]
    same_where_the_screen_has_it(record, placed, screen["features"], "features")
    unplaced = [one for one in features if not one["geometry"]]
    record.same(len(unplaced), sum(screen["not_placed"].values()), "features without geometry")
    of_incidents = [one["properties"] for one in features if one["properties"]["layer"] == "incident"]
    record.same({one["incident"] for one in of_incidents}, {one["id"] for one in record.incidents}, "incidents")
    for one in of_incidents:
        record.holds(all(claim["published_basis"] and claim["review"] and claim["engine"] for claim in one["claims"]), one["incident"] + ": claims say how they are known")

    asked = json.loads((record.export("geojson", "--kind", "transfer") / "dateline.geojson").read_text("utf-8"))["features"]
    record.same({one["properties"]["incident"] for one in asked}, {one["id"] for one in record.json("timeline", "--kind", "transfer")["incidents"]}, "incidents under a filter")

    rows = geo.layer(path)
    record.same([row["id"] for row in rows], [one["id"] for one in features], "GDAL: ids")
    for row, one in zip(rows, features):
        record.same(None if row["geometry"] is None else geo.positions(row["geometry"]), one["geometry"] and geo.positions_of(one["geometry"]), f"GDAL: {one['id']} lies")
        record.same((row["layer"], row["standing"]), (one["properties"]["layer"], one["properties"].get("standing")), f"GDAL: {one['id']}")
    counted = subprocess.run(["node", "--input-type=module", "-e", CHECK, str(path)], cwd=Path(record.node), capture_output=True, text=True, check=False)
    record.same(counted.stdout, str(len(features)), f"check-geojson: {counted.stderr}")
    return f"{len(placed)} features of the map, {len(unplaced)} without a place, by GDAL and check-geojson"
