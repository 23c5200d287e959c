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

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/// The marks whose place has room for its name beside them, and on which side: names never lie over each other, over another mark, over what else stands on the map (`busy`), or
/// beyond its edge.
export function named(marks: Mark[], width: number, busy: Box[] = []): Map<Mark, "right" | "left"> {
  const taken = [...busy, ...marks.map(({x, y}) => ({left: x - 10, right: x + 10, top: y - 10, bottom: y + 10}))];
  const out = new Map<Mark, "right" | "left">();
  for (const mark of [...marks].sort((a, b) => Number(a.area) - Number(b.area) || b.spots.length - a.spots.length)) {
    const words = nameOf(mark);
    if (!words) continue;
    const wide = words.length * LETTER + radiusOf(mark) - 6;
    for (const side of ["right", "left"] as const) {
      const left = side === "right" ? mark.x + 12 : mark.x - 12 - wide;
      const box = {left, right: left + wide, top: mark.y - 8, bottom: mark.y + 8};
      if (box.left < 0 || box.right > width || taken.some((one) => meet(box, one))) continue;
      taken.push(box);
      out.set(mark, side);
      break;
    }
  }
  return out;
}

export const radiusOf = ({spots}: Mark): number => (spots.length > 1 ? Math.min(22, 9 + 2.2 * Math.sqrt(spots.length)) : 6);

export function nameOf(mark: Mark): string | null {
  const {place} = mark.spots[0];
  return place && mark.area ? `${place} (at large)` : place;
}

/// Whether coming closer parts them.
export function parts(mark: Mark): boolean {
  const [first] = mark.spots;
  return mark.spots.some((one) => Math.hypot(one.at[0] - first.at[0], one.at[1] - first.at[1]) > 0.02);
}
