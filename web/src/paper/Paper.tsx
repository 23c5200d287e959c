// What stands above the list on paper: which happenings these are, in words, with the day; their map and their timeline as shapes, which a printer draws as fine as it can.
import type {Counts} from "../api/questions";
import type {Feature, Incident} from "../api/types";
import {showDay} from "../parts/dates";
import {FIELDS} from "../parts/Filters";
import {GROUPS} from "../parts/kinds";
import {count} from "../parts/words";
import {PaperMap} from "./PaperMap";
import {PaperTimeline} from "./PaperTimeline";

interface Props {
  rows: Incident[];
  features: Feature[];
  counts: Counts | undefined;  // where there are more happenings than came
  given: Record<string, string>;
}

export function Paper({rows, features, counts, given}: Props) {
  const said = inWords(given);
  const placed = new Set(features.map(({properties}) => properties.incident));
  const unplaced = rows.filter((one) => !placed.has(one.id)).length;
  const of = counts && counts.incidents > rows.length ? `the latest ${rows.length.toLocaleString("en")} of ${count(counts.incidents, "happening")}` : count(rows.length, "happening");
  return (
    <section class="paper">
      <h1>Happenings</h1>
      <p class="paper-filters">{said.length > 0 ? said.map(([name, value]) => <span key={name}><b>{name}:</b> {value}</span>) : <span>No filter: everything that the archive tells.</span>}</p>
      <p class="about">{of.charAt(0).toUpperCase() + of.slice(1)}{unplaced > 0 ? `, ${unplaced.toLocaleString("en")} without a place on the map` : ""}. Printed on {today()}.</p>
      <PaperMap incidents={rows} features={features} />
      <div class="paper-side">
        <ul class="paper-legend">
          {Object.entries(GROUPS).map(([group, {name}]) => <li key={group}><svg width="12" height="12" class={`group-${group}`}><circle cx="6" cy="6" r="4.5" /></svg>{name}</li>)}
          <li>hollow: not reviewed</li><li>a number: so many</li><li>dashed ring: a wide area</li><li>struck: denied</li>
        </ul>
        <PaperTimeline incidents={rows} counts={counts} />
      </div>
    </section>
  );
}

const today = (): string => new Date().toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric"});

/// The filters as one would say them: ["From", "3 Jun 2021"].
function inWords(given: Record<string, string>): [string, string][] {
  const out: [string, string][] = [];
  for (const [name, field] of Object.entries(FIELDS)) {
    const value = given[name];
    if (!value) continue;
    out.push([field.label, field.kind === "date" ? showDay(value) : field.choices?.find(([key]) => key === value)?.[1] ?? value]);
  }
  const [west, south, east, north] = given.bbox?.split(",").map(Number) ?? [];
  const whole = west <= -180 && east >= 180 && south <= -90 && north >= 90;
  if (given.bbox && !whole) out.push(["Between", `${degrees(south, "S", "N")} and ${degrees(north, "S", "N")}, ${degrees(west, "W", "E")} and ${degrees(east, "W", "E")}`]);
  return out;
}

const degrees = (value: number, below: string, above: string): string => `${Math.abs(Math.round(value * 10) / 10)}° ${value < 0 ? below : above}`;
