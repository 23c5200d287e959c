// Draws the timeline on a canvas: hollow while nobody has reviewed it, struck where it is denied, fading where nobody says since when.
import {isReviewed} from "../map/MarkShape";
import {groupOf, GROUPS, type Group} from "../parts/kinds";
import type {Bar, Layout} from "./layout";

export const LANE = 13;
export const BAR = 9;

export interface Ink {
  ground: string;
  groups: Record<Group, string>;
}

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const groups = Object.fromEntries(Object.keys(GROUPS).map((group) => [group, of(`--${group}`)])) as Record<Group, string>;
  return {ground: of("--ground"), groups};
}

export function drawBars(context: CanvasRenderingContext2D, layout: Layout, height: number, ink: Ink, isOut: (bar: Bar) => boolean, lit: string | null) {
  for (const bar of layout.bars) {
    context.globalAlpha = isOut(bar) ? 0.22 : 1;
    drawBar(context, bar, height - (bar.lane + 1) * LANE, ink, bar.incident.id === lit);
  }
  context.globalAlpha = 1;
  drawColumns(context, layout, height, ink);
}

function drawBar(context: CanvasRenderingContext2D, bar: Bar, top: number, ink: Ink, lit: boolean) {
  const colour = ink.groups[groupOf(bar.incident.kind)];
  const {left, right} = bar;
  const standing = bar.incident.standing;
  context.lineWidth = lit ? 2.5 : 1.5;
  context.strokeStyle = bar.open ? fading(context, colour, ink.ground, left, right) : colour;
  context.beginPath();
  context.roundRect(left + 0.75, top + 0.75, right - left - 1.5, BAR - 1.5, 3);
  context.fillStyle = isReviewed(bar.incident) || lit ? context.strokeStyle : ink.ground;
  context.fill();
  context.stroke();
  if (standing === "multiple-source" && !isReviewed(bar.incident)) {  // a second line for a second source
    context.beginPath();
    context.arc(right - BAR / 2, top + BAR / 2, 1.6, 0, 7);
    context.fillStyle = colour;
    context.fill();
  }
  if (standing === "denied" || standing === "contested") {
    context.beginPath();
    context.strokeStyle = colour;
    context.moveTo(standing === "denied" ? left : right - 9, top + BAR + 1.5);
    context.lineTo(right + 1, top - 1.5);
    context.stroke();
  }
}

function fading(context: CanvasRenderingContext2D, colour: string, ground: string, left: number, right: number): CanvasGradient {
  const gradient = context.createLinearGradient(left, 0, right, 0);
  gradient.addColorStop(0, ground);
  gradient.addColorStop(0.7, colour);
  return gradient;
}

function drawColumns(context: CanvasRenderingContext2D, layout: Layout, height: number, ink: Ink) {
  const most = Math.max(1, ...layout.columns.map((one) => one.total));
  for (const column of layout.columns) {
    let bottom = height;
    for (const group of Object.keys(GROUPS) as Group[]) {
      const tall = ((column.counts[group] ?? 0) / most) * (height - 6);
      if (tall === 0) continue;
      context.fillStyle = ink.groups[group];
      context.fillRect(column.left, bottom - tall, column.width, tall);
      bottom -= tall;
    }
  }
}
