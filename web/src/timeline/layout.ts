// Where each happening lies on the timeline: a mark for a day, a bar for a time that is only known roughly, each on the first lane that is
// free. Too many for the lanes become columns of counts.
import type {Incident} from "../api/types";
import {extentOf, firstDay} from "../parts/dates";
import {groupOf, type Group} from "../parts/kinds";

export interface Window {
  start: number;  // days
  end: number;
}

export interface Bar {
  incident: Incident;
  left: number;
  right: number;
  lane: number;
  open: boolean;  // nobody says since when
}

export interface Column {
  left: number;
  width: number;
  counts: Partial<Record<Group, number>>;
  total: number;
}

export interface Layout {
  bars: Bar[];
  columns: Column[];
}

export const LEAST = 9;   // pixels of a mark
const TAIL = 26;          // pixels of a bar that has no beginning
const GAP = 3;
const COLUMN = 8;

export function lay(incidents: Incident[], window: Window, width: number, lanes: number): Layout {
  const perDay = width / (window.end - window.start);
  const x = (day: number) => (day - window.start) * perDay;
  const bars: Bar[] = [];
  for (const incident of incidents) {
    const extent = extentOf(incident.time);
    if (!extent || extent.end + 1 < window.start || (extent.start ?? extent.end) > window.end) continue;
    const right = x(extent.end + 1);
    const open = extent.start === null;
    let left = open ? right - TAIL : x(extent.start as number);
    if (right - left < LEAST) left = (left + right) / 2 - LEAST / 2;
    bars.push({incident, left, right: Math.max(right, left + LEAST), lane: 0, open});
  }
  bars.sort((a, b) => a.left - b.left || b.right - a.right);
  const ends: number[] = [];
  for (const bar of bars) {
    const free = ends.findIndex((end) => end + GAP <= bar.left);
    bar.lane = free < 0 ? ends.length : free;
    ends[bar.lane] = bar.right;
  }
  return ends.length > lanes ? {bars: [], columns: columnsOf(bars, width)} : {bars, columns: []};
}

function columnsOf(bars: Bar[], width: number): Column[] {
  const columns: Column[] = Array.from({length: Math.ceil(width / COLUMN)}, (_, i) => ({left: i * COLUMN, width: COLUMN - 1, counts: {}, total: 0}));
  for (const bar of bars) {
    const at = Math.floor((bar.open ? bar.right - LEAST : (bar.left + bar.right) / 2) / COLUMN);
    const column = columns[Math.max(0, Math.min(columns.length - 1, at))];
    const group = groupOf(bar.incident.kind);
    column.counts[group] = (column.counts[group] ?? 0) + 1;
    column.total += 1;
  }
  return columns;
}

/// Columns of what the server counted by month, where the happenings themselves are too many to be here.
export function columnsOfCounts(counts: {period: string; kinds: Record<string, number>}[], window: Window, width: number): Column[] {
  const perDay = width / (window.end - window.start);
  const columns = new Map<number, Column>();
  for (const {period, kinds} of counts) {
    const day = firstDay(period);
    if (day === null || day < window.start - 31 || day > window.end) continue;
    const wide = Math.max(COLUMN, 30 * perDay);
    const left = Math.floor(((day - window.start) * perDay) / wide) * wide;
    const column = columns.get(left) ?? {left, width: wide - 1, counts: {}, total: 0};
    for (const [kind, number] of Object.entries(kinds)) {
      column.counts[groupOf(kind)] = (column.counts[groupOf(kind)] ?? 0) + number;
      column.total += number;
    }
    columns.set(left, column);
  }
  return [...columns.values()];
}

export function windowOfCounts(counts: {period: string}[]): Window | null {
  const days = counts.map((one) => firstDay(one.period)).filter((day): day is number => day !== null);
  return days.length === 0 ? null : {start: Math.min(...days) - 20, end: Math.max(...days) + 50};
}

/// All that is dated, with some room on both sides.
export function windowOf(incidents: Incident[]): Window {
  let start = Infinity, end = -Infinity;
  for (const {time} of incidents) {
    const extent = extentOf(time);
    if (!extent) continue;
    start = Math.min(start, extent.start ?? extent.end);
    end = Math.max(end, extent.end);
  }
  if (end < start) return {start: 18262, end: 18628};
  const room = Math.max(10, (end - start) * 0.03);
  return {start: start - room, end: end + room};
}

export interface Tick {
  day: number;
  text: string;
  value: string;  // as a filter takes it: "2021", "2021-06", "2021-06-03"
  last: number;   // the last day that it stands for
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;
const dayOf = (year: number, month: number, day = 1) => Math.floor(Date.UTC(year, month, day) / DAY);
const two = (number: number) => String(number).padStart(2, "0");

/// Days, months or years, as many as have room.
export function ticksOf(window: Window, width: number): Tick[] {
  const perDay = width / (window.end - window.start);
  const out: Tick[] = [];
  const first = new Date(window.start * DAY), last = new Date(window.end * DAY);
  if (perDay * 365 < 44 * 6) {
    const step = Math.max(1, Math.ceil(44 / (perDay * 365)));
    for (let year = Math.ceil(first.getUTCFullYear() / step) * step; year <= last.getUTCFullYear(); year += step) {
      out.push({day: dayOf(year, 0), text: String(year), value: String(year), last: dayOf(year + 1, 0) - 1});
    }
    return out;
  }
  if (perDay < 26) {
    const step = perDay * 30 > 34 ? 1 : perDay * 91 > 34 ? 3 : 6;
    for (let month = first.getUTCFullYear() * 12; month <= last.getUTCFullYear() * 12 + 11; month += step) {
      const [year, m] = [Math.floor(month / 12), month % 12];
      out.push({day: dayOf(year, m), text: m === 0 ? String(year) : MONTHS[m], value: `${year}-${two(m + 1)}`, last: dayOf(year, m + 1) - 1});
    }
    return out.filter((tick) => tick.day >= window.start && tick.day <= window.end);
  }
  for (let day = Math.ceil(window.start); day <= window.end; ++day) {
    const date = new Date(day * DAY);
    const month = date.getUTCMonth();
    out.push({day, text: date.getUTCDate() === 1 ? MONTHS[month] : String(date.getUTCDate()), value: date.toISOString().slice(0, 10), last: day});
  }
  return out;
}
