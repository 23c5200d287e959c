// The ground of the map on a canvas: water, land, borders, names of countries.
import {geoGraticule10, geoPath, type GeoProjection} from "d3-geo";
import type {Outlines} from "./outlines";

export interface Colours {
  water: string;
  land: string;
  border: string;
  coast: string;
  text: string;
  font: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {water: of("--water"), land: of("--land"), border: of("--border-line"), coast: of("--coast"), text: of("--map-text"), font: of("--sans")};
}

export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

export function drawBase(context: CanvasRenderingContext2D, projection: GeoProjection, width: number, height: number,
                         outlines: Outlines | null, colours: Colours, settled: boolean) {
  const path = geoPath(projection, context);
  const stroke = (colour: string, weight: number) => {
    context.strokeStyle = colour;
    context.lineWidth = weight;
    context.stroke();
  };
  context.fillStyle = colours.water;
  context.fillRect(0, 0, width, height);
  context.beginPath();
  path(geoGraticule10());
  context.globalAlpha = 0.5;
  stroke(colours.border, 0.5);
  context.globalAlpha = 1;
  if (!outlines) return;
  context.beginPath();
  path(outlines.land);
  context.fillStyle = colours.land;
  context.fill();
  stroke(colours.coast, 0.8);
  context.beginPath();
  path(outlines.borders);
  stroke(colours.border, 0.8);
  if (settled) drawNames(context, projection, width, height, outlines, colours);
}

function drawNames(context: CanvasRenderingContext2D, projection: GeoProjection, width: number, height: number, outlines: Outlines,
                   colours: Colours) {
  context.font = `500 10.5px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colours.text;
  for (const {name, at, size} of outlines.names) {
    const place = projection(at);
    const words = name.toUpperCase();
    if (!place || place[0] < 0 || place[1] < 0 || place[0] > width || place[1] > height) continue;
    if (context.measureText(words).width > size * projection.scale() * 0.95) continue;
    context.fillText(words, place[0], place[1]);
  }
}
