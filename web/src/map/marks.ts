// What lies so close on the screen that it would be one blot is one mark, which says how many it stands for.
import type {GeoProjection} from "d3-geo";
import type {Feature, Incident} from "../api/types";
import type {Position} from "./projection";

const CLOSE = 24;  // pixels
const LETTER = 6.6;

export interface Spot {
  incident: Incident;
  at: Position;
  place: string | null;
  area: boolean;      // the point only stands for a wide area
  radius: number | null;  // km
}

export interface Mark {
  x: number;
  y: number;
  spots: Spot[];
  area: boolean;
}

/// The spots of these incidents, in their order.
export function spotsOf(features: Feature[], incidents: Map<string, Incident>): Spot[] {
  const out: Spot[] = [];
  for (const {geometry, properties} of features) {
    const incident = properties.layer === "incident" && geometry.type === "Point" ? incidents.get(properties.incident ?? "") : undefined;
    if (!incident || geometry.type !== "Point") continue;
    const place = properties.place;
    out.push({incident, at: geometry.coordinates, place: place?.name ?? null, area: place?.area ?? false, radius: place?.radius_km ?? null});
  }
  return out;
}

/// All that a view of these should show.
export function positionsOf(spots: Spot[], lines: Feature[]): Position[] {
  const ends = lines.flatMap(({geometry}) => (geometry.type === "LineString" ? [geometry.coordinates[0], geometry.coordinates[geometry.coordinates.length - 1]] : []));
  return [...spots.map((one) => one.at), ...ends];
}

export function marksOf(spots: Spot[], projection: GeoProjection, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  const cells = new Map<string, Mark[]>();
  for (const spot of spots) {
    const seen = projection(spot.at);
    if (!seen || seen[0] < -CLOSE || seen[1] < -CLOSE || seen[0] > width + CLOSE || seen[1] > height + CLOSE) continue;
    const [x, y] = seen;
    const column = Math.floor(x / CLOSE), row = Math.floor(y / CLOSE);
    let near: Mark | undefined;
    for (let i = column - 1; i <= column + 1 && !near; ++i) {
      for (let j = row - 1; j <= row + 1 && !near; ++j) {
        near = cells.get(`${i},${j}`)?.find((one) => one.area === spot.area && Math.hypot(one.x - x, one.y - y) < CLOSE);
      }
    }
    if (near) {
      if (!near.spots.some((one) => one.incident === spot.incident)) near.spots.push(spot);
      continue;
    }
    const mark = {x, y, spots: [spot], area: spot.area};
    marks.push(mark);
    const cell = `${column},${row}`;
    cells.set(cell, [...(cells.get(cell) ?? []), mark]);
  }
  return marks;
}

/// The marks whose place has room for its name beside them: names never lie over each other or over another mark.
export function named(marks: Mark[]): Set<Mark> {
  const taken = marks.map(({x, y}) => ({left: x - 10, right: x + 10, top: y - 10, bottom: y + 10}));
  const out = new Set<Mark>();
  for (const mark of [...marks].sort((a, b) => Number(a.area) - Number(b.area) || b.spots.length - a.spots.length)) {
    const words = nameOf(mark);
    if (!words) continue;
    const left = mark.x + 12;
    const box = {left, right: left + words.length * LETTER, top: mark.y - 8, bottom: mark.y + 8};
    if (taken.some((one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom)) continue;
    taken.push(box);
    out.add(mark);
  }
  return out;
}

export function nameOf(mark: Mark): string | null {
  const {place} = mark.spots[0];
  return place && mark.area ? `${place} (at large)` : place;
}

/// Whether coming closer parts them.
export function parts(mark: Mark): boolean {
  const [first] = mark.spots;
  return mark.spots.some((one) => Math.hypot(one.at[0] - first.at[0], one.at[1] - first.at[1]) > 0.02);
}
