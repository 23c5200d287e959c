// Dates as they are known: a day, a month, a year, a time between, or only "not after". None is made finer than it is.
import type {Time} from "../api/types";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

/// "2021-06-03" as "3 Jun 2021", "2021-06" as "Jun 2021"; what is no such date stays.
export function showDay(date: string | null | undefined): string {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? "");
  if (!found) return date ?? "";
  const [, year, month, day] = found;
  if (!month) return year;
  return `${day ? `${Number(day)} ` : ""}${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

export function showTime(time: Time): string {
  const {value, start, end, basis} = time;
  if (basis === "publication" && end) return `by ${showDay(end)}`;
  if (value) {
    const [from, to] = value.split("/");
    if (to === undefined) return /^\d{4}(-\d\d){0,2}$/.test(value) ? showDay(value) : between(start, end);
    if (to === "..") return `since ${showDay(from)}`;
    return between(from === ".." ? null : from, to);
  }
  return between(start, end) || "no date";
}

function between(start: string | null, end: string | null): string {
  if (start && end) return start === end ? showDay(start) : `${showDay(start)} – ${showDay(end)}`;
  if (end) return `by ${showDay(end)}`;
  return start ? `since ${showDay(start)}` : "";
}

/// Days since 1970, for scales.
export const dayNumber = (date: string): number => Math.floor(Date.parse(date.slice(0, 10)) / DAY);
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

export interface Extent {
  start: number | null;  // null: nobody says since when
  end: number;
}

/// What a time covers on a scale; null where nothing is known.
export function extentOf(time: Time): Extent | null {
  if (time.start) {
    const start = dayNumber(time.start);
    return {start, end: time.end ? Math.max(start, dayNumber(time.end)) : start};
  }
  return time.end ? {start: null, end: dayNumber(time.end)} : null;
}

/// Whether it may have been between two days, as --from and --to ask it: of what nobody dates more than "not after" nothing is known.
export function touches(time: Time, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  const extent = extentOf(time);
  if (!extent || extent.start === null) return false;
  return (from === null || extent.end >= from) && (to === null || extent.start <= to);
}

/// First and last day of "2021", "2021-06", "2021-06-03".
export function firstDay(text: string | undefined): number | null {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  return found ? dayNumber(`${found[1]}-${found[2] ?? "01"}-${found[3] ?? "01"}`) : null;
}

export function lastDay(text: string | undefined): number | null {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  if (!found) return null;
  if (found[3]) return dayNumber(text as string);
  return Math.floor(Date.UTC(Number(found[1]), found[2] ? Number(found[2]) : 12, 0) / DAY);
}
