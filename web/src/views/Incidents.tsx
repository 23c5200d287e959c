// Happenings: a timeline, a map and a list of the same rows. What is drawn on one is asked of all.
import {useSignal} from "@preact/signals";
import {useMemo} from "preact/hooks";
import {counts, incidents as askIncidents, map as askMap} from "../api/questions";
import type {Parameters} from "../api/client";
import type {Feature, Incident} from "../api/types";
import {holds} from "../map/projection";
import {MapView} from "../map/MapView";
import {dayText, firstDay, lastDay, touches} from "../parts/dates";
import {ExportMenu} from "../parts/ExportMenu";
import {Filters} from "../parts/Filters";
import {IncidentRow} from "../parts/IncidentRow";
import {GROUPS} from "../parts/kinds";
import {Notice} from "../parts/Notice";
import {happeningsTable} from "../parts/tables";
import {WindowedList} from "../parts/WindowedList";
import {count} from "../parts/words";
import {Paper} from "../paper/Paper";
import {here, set} from "../state/address";
import {useAnswer} from "../state/answer";
import {printing} from "../state/printing";
import {Timeline, type Brush} from "../timeline/Timeline";

const ONCE = 1000;  // rows of one answer
const SOON = 40;
const NAMES = ["q", "kind", "actor", "place", "from", "to", "min-independent"];
const ALSO = ["country", "publisher", "source", "case", "review", "as-known-at"];

type Bounds = [number, number, number, number];

export function Incidents() {
  const {given} = here.value;
  const dragged = useSignal<Brush | null>(null);
  const brush = dragged.value ?? {from: firstDay(given.from), to: lastDay(given.to)};
  const follows = given.bbox !== undefined;

  // All that the other filters leave, so that what is brushed is seen among it. Where that is more than one answer holds, the server is
  // asked for what is brushed, too.
  const wide: Parameters = pick(given, [...NAMES, ...ALSO].filter((name) => name !== "from" && name !== "to"));
  const all = useAnswer(JSON.stringify(wide), (stop) => askIncidents({...wide, sort: "-time", limit: ONCE}, stop));
  const places = useAnswer(`map ${JSON.stringify(wide)}`, (stop) => askMap({...wide, limit: ONCE}, stop));
  // The first screenful comes before the rest of a large archive; while a filter changes, what stood there stays.
  const soon = useAnswer(all.value === undefined ? `soon ${JSON.stringify(wide)}` : null, (stop) => askIncidents({...wide, sort: "-time", limit: SOON}, stop));
  const isWhole = all.value !== undefined && all.value.cursor === null;
  const narrow = {...wide, ...pick(given, ["from", "to", "bbox"])};
  const asked = all.value !== undefined && !isWhole && (given.from || given.to || given.bbox);
  const some = useAnswer(asked ? JSON.stringify(narrow) : null, (stop) => askIncidents({...narrow, sort: "-time", limit: ONCE}, stop));
  const somePlaces = useAnswer(asked ? `map ${JSON.stringify(narrow)}` : null, (stop) => askMap({...narrow, limit: ONCE}, stop));

  const counted = useAnswer(all.value !== undefined && !isWhole ? `counts ${JSON.stringify(wide)}` : null, (stop) => counts({...wide, by: "month"}, stop));
  const loaded = useMemo(() => joined(all.value?.rows ?? soon.value?.rows ?? [], asked ? some.value?.rows ?? [] : []), [all.value, soon.value, some.value, asked]);
  const features = (asked ? somePlaces.value : places.value)?.features ?? [];
  const positions = useMemo(() => positionsOf(features), [features]);
  const bounds = given.bbox?.split(",").map(Number) as Bounds | undefined;
  const rows = useMemo(() => loaded.filter((one) => touches(one.time, brush.from, brush.to) &&
    (!bounds || positions.get(one.id)?.some((at) => holds(bounds, at)))), [loaded, brush.from, brush.to, given.bbox, positions]);
  const shown = useMemo(() => (brush.from === null && brush.to === null ? loaded : loaded.filter((one) => touches(one.time, brush.from, brush.to))),
    [loaded, brush.from, brush.to]);

  const drawn = useMemo(() => legsOf(features, shown, shown.length === loaded.length), [features, shown, loaded]);

  const onBrush = (next: Brush, done: boolean) => {
    dragged.value = done ? null : next;
    if (done) set({from: next.from === null ? undefined : dayText(next.from), to: next.to === null ? undefined : dayText(next.to)});
  };
  const onBounds = (next: Bounds) => {
    if (follows) set({bbox: next.join(",")}, true);
  };
  return (
    <div class="desk">
      <h1 class="unseen" tabIndex={-1}>Happenings</h1>
      {printing.value && <Paper rows={rows} features={drawn} counts={isWhole || asked ? undefined : counted.value} given={given} />}
      <Filters names={NAMES} also={ALSO} />
      <section class="desk-list" aria-label="List">
        <header class="list-head">
          <strong aria-live="polite">{all.value ? `${count(rows.length, "happening")}${isWhole || (asked && some.value?.cursor === null) ? "" : ` of ${counted.value && !asked ? counted.value.incidents.toLocaleString("en") : "more"}`}` : ""}</strong>
          <ExportMenu table={happeningsTable(rows)} filter={{...narrow, sort: "-time", limit: ONCE}} note={isWhole || (asked && some.value?.cursor === null) ? undefined : `The latest ${ONCE.toLocaleString("en")}; dateline export gives all.`} />
          <label class="follow"><input type="checkbox" checked={follows} onChange={(event) => set({bbox: event.currentTarget.checked ? "-180,-90,180,90" : undefined})} /> only what the map shows</label>
        </header>
        <div class="scroll" tabIndex={-1}>
          <Notice answer={all.value === undefined && soon.value ? soon : all} empty={all.value && rows.length === 0 && "Nothing fits these filters."} />
          <WindowedList rows={rows} label="Happenings" keyOf={(one) => one.id} show={(one) => <IncidentRow incident={one} />} />
          {all.value && !isWhole && !asked && <p class="notice">The latest {ONCE.toLocaleString("en")} of more. Narrow it with a filter or by dragging over the timeline.</p>}
        </div>
      </section>
      <section class="desk-map" aria-label="Map">
        <MapView incidents={shown} features={drawn} label={`Map of ${count(shown.length, "happening")}`} onBounds={onBounds} />
        <Legend />
        {places.value && places.value.not_placed.incidents > 0 && <p class="unplaced">{places.value.not_placed.incidents} told without a place</p>}
      </section>
      <section class="desk-time" aria-label="Timeline">
        <Timeline incidents={loaded} counts={isWhole ? undefined : counted.value} brush={brush} onBrush={onBrush} />
      </section>
    </div>
  );
}

function pick(given: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(names.filter((name) => given[name]).map((name) => [name, given[name]]));
}

function joined(first: Incident[], second: Incident[]): Incident[] {
  const known = new Set(first.map((one) => one.id));
  return [...first, ...second.filter((one) => !known.has(one.id))];
}

function positionsOf(features: {geometry: {type: string; coordinates: unknown}; properties: {incident?: string; layer: string}}[]) {
  const out = new Map<string, [number, number][]>();
  for (const {geometry, properties} of features) {
    if (properties.layer !== "incident" || !properties.incident || geometry.type !== "Point") continue;
    out.set(properties.incident, [...(out.get(properties.incident) ?? []), geometry.coordinates as [number, number]]);
  }
  return out;
}

/// While a time is brushed, only the legs that its happenings tell.
function legsOf(features: Feature[], shown: Incident[], all: boolean): Feature[] {
  if (all) return features;
  const ids = new Set(shown.map((one) => one.id));
  return features.filter(({properties}) => properties.layer !== "corridor" || properties.told?.some((one) => one.incident && ids.has(one.incident)));
}

function Legend() {
  return (
    <ul class="legend" aria-label="What the colours say">
      {Object.entries(GROUPS).map(([group, {name}]) => <li key={group} class={`group-${group}`}><i />{name}</li>)}
      <li class="note">hollow: not reviewed</li>
    </ul>
  );
}
