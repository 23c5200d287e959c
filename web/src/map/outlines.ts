// Natural Earth's outlines: a coarse one at once, a finer one when it has come.
import {geoArea, geoCentroid} from "d3-geo";
import type {Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon} from "geojson";
import {signal} from "@preact/signals";
import {feature, mesh} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";

export interface Outlines {
  land: Feature | FeatureCollection;
  borders: MultiLineString;
  names: {name: string; at: [number, number]; size: number}[];  // size: the root of the area, in radians
}

export const outlines = signal<{coarse: Outlines | null; fine: Outlines | null}>({coarse: null, fine: null});
let begun = false;

async function load(name: string): Promise<Outlines> {
  const reply = await fetch(`/assets/${name}`);
  const world = (await reply.json()) as Topology;
  const countries = world.objects.countries as GeometryCollection<{name: string}>;
  const all = feature(world, countries) as FeatureCollection<Polygon | MultiPolygon, {name: string}>;
  return {
    land: feature(world, world.objects.land),
    borders: mesh(world, countries, (a, b) => a !== b),
    names: all.features.map((one) => ({name: one.properties.name, ...largestPart(one.geometry)})),
  };
}

/// Where a country's name stands: in the middle of its largest part.
function largestPart(geometry: Polygon | MultiPolygon): {at: [number, number]; size: number} {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let best: Polygon = {type: "Polygon", coordinates: parts[0]}, area = -1;
  for (const coordinates of parts) {
    const part: Polygon = {type: "Polygon", coordinates};
    const here = geoArea(part);
    if (here > area) [best, area] = [part, here];
  }
  return {at: geoCentroid(best), size: Math.sqrt(area)};
}

/// Called by the first map. A map without outlines still shows where things lie to each other.
export async function loadOutlines() {
  if (begun) return;
  begun = true;
  try {
    outlines.value = {coarse: await load("land.json"), fine: null};
    outlines.value = {...outlines.value, fine: await load("countries.json")};
  } catch {
    begun = false;
  }
}
