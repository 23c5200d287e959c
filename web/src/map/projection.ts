// How the globe lies on the screen: Equal Earth (areas are true), turned so that the middle of the view has no slant. Panning sideways
// turns the globe and never ends; nothing needs WebGL.
import {geoEqualEarth, type GeoProjection} from "d3-geo";

export interface View {
  lon: number;
  lat: number;
  scale: number;
}

export type Position = [number, number];

const MARGIN = 48;
const CLOSEST = 9000;    // the outlines are no finer
const CLOSEST_FIT = 2600;
const WORLD = 5.42;      // widths of Equal Earth at scale 1
const HIGHEST = 82;

export function projectionOf(view: View, width: number, height: number): GeoProjection {
  const projection = geoEqualEarth().rotate([-view.lon, 0]).scale(view.scale).translate([width / 2, height / 2]).precision(0.4);
  const middle = projection([view.lon, view.lat]) as Position;
  return projection.translate([width / 2, height - middle[1]]).clipExtent([[-8, -8], [width + 8, height + 8]]);
}

export const leastScale = (width: number): number => width / WORLD;

export function within(view: View, width: number): View {
  return {
    lon: ((((view.lon + 180) % 360) + 360) % 360) - 180,
    lat: Math.max(-HIGHEST, Math.min(HIGHEST, view.lat)),
    scale: Math.max(leastScale(width), Math.min(CLOSEST, view.scale)),
  };
}

/// The view in which all positions are seen; the whole world where there are none.
export function fit(positions: Position[], width: number, height: number): View {
  if (positions.length === 0) return within({lon: 15, lat: 12, scale: 0}, width);
  const lon = middleOf(positions.map((one) => one[0]));
  const lats = positions.map((one) => one[1]);
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const plain = geoEqualEarth().rotate([-lon, 0]).scale(1).translate([0, 0]);
  const seen = positions.map((one) => plain(one) as Position);
  const xs = seen.map((one) => Math.abs(one[0]));
  const ys = seen.map((one) => one[1]);
  const wide = 2 * Math.max(...xs), high = Math.max(...ys) - Math.min(...ys);
  const scale = Math.min((width - 2 * MARGIN) / (wide || 1e-9), (height - 2 * MARGIN) / (high || 1e-9), CLOSEST_FIT);
  return within({lon, lat, scale}, width);
}

/// The middle of the shortest stretch of longitudes that holds them all: the gap that is left out is the widest.
function middleOf(lons: number[]): number {
  const sorted = [...new Set(lons)].sort((a, b) => a - b);
  let gap = sorted[0] + 360 - sorted[sorted.length - 1], start = sorted[0], end = sorted[sorted.length - 1];
  for (let i = 1; i < sorted.length; ++i) {
    if (sorted[i] - sorted[i - 1] <= gap) continue;
    gap = sorted[i] - sorted[i - 1];
    start = sorted[i];
    end = sorted[i - 1] + 360;
  }
  return (start + end) / 2;
}

/// The same point stays under the pointer.
export function zoomed(view: View, factor: number, at: Position, width: number, height: number): View {
  const before = projectionOf(view, width, height).invert?.(at);
  const next = within({...view, scale: view.scale * factor}, width);
  const after = before && projectionOf(next, width, height)(before);
  return after ? panned(next, at[0] - after[0], at[1] - after[1], width, height) : next;
}

export function panned(view: View, dx: number, dy: number, width: number, height: number): View {
  const middle = projectionOf(view, width, height).invert?.([width / 2 - dx, height / 2 - dy]);
  return middle && middle.every(Number.isFinite) ? within({...view, lon: middle[0], lat: middle[1]}, width) : view;
}

/// west,south,east,north of what is seen, as the parameter bbox takes it.
export function boundsOf(view: View, width: number, height: number): [number, number, number, number] {
  const projection = projectionOf(view, width, height);
  const left = projection.invert?.([0, height / 2]), right = projection.invert?.([width, height / 2]);
  const top = projection.invert?.([width / 2, 0]), bottom = projection.invert?.([width / 2, height]);
  const whole = view.scale <= leastScale(width) * 1.02;
  const round = (value: number | undefined, otherwise: number) => (value !== undefined && Number.isFinite(value) ? Math.round(value * 100) / 100 : otherwise);
  return [whole ? -180 : round(left?.[0], -180), Math.max(-90, round(bottom?.[1], -90)), whole ? 180 : round(right?.[0], 180), Math.min(90, round(top?.[1], 90))];
}

export function holds(bounds: [number, number, number, number], [lon, lat]: Position): boolean {
  const [west, south, east, north] = bounds;
  if (lat < south || lat > north) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}
