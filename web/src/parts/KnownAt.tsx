// A slider over the days on which something was published: the happening as it was known on each.
import type {ReportRow} from "../api/types";
import {set} from "../state/address";
import {showDay} from "./dates";

export function KnownAt({reports, known}: {reports: Map<string, ReportRow> | undefined; known: string | undefined}) {
  const days = [...new Set([...(reports?.values() ?? [])].map((row) => row.published?.slice(0, 10)).filter((day): day is string => Boolean(day)))].sort();
  if (days.length < 2 && !known) return null;
  const at = known ? Math.max(0, days.filter((day) => day <= known).length - 1) : days.length - 1;
  const choose = (index: number) => set({known: index >= days.length - 1 ? undefined : days[index]}, true);
  return (
    <div class="known">
      <label for="known">As known on <strong>{showDay(known ?? days[days.length - 1])}</strong>{!known && " (now)"}</label>
      <input id="known" type="range" min={0} max={days.length - 1} step={1} value={at} aria-valuetext={showDay(days[at])}
             onInput={(event) => choose(Number(event.currentTarget.value))} />
      <span class="days" aria-hidden="true">{days.length < 6 ? days.map((day) => <i key={day}>{showDay(day)}</i>) : <><i>{showDay(days[0])}</i><i>{showDay(days[days.length - 1])}</i></>}</span>
    </div>
  );
}
