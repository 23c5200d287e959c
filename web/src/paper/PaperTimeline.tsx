// The timeline as shapes: bars as timeline/draw.ts draws them, or columns where there are more than fit.
import {useMemo} from "preact/hooks";
import type {Counts} from "../api/questions";
import type {Incident} from "../api/types";
import {isReviewed} from "../map/MarkShape";
import {groupOf, GROUPS, type Group} from "../parts/kinds";
import {BAR, LANE} from "../timeline/draw";
import {columnsOfCounts, lay, ticksOf, windowOf, windowOfCounts, type Bar, type Column} from "../timeline/layout";
import {PAPER} from "./size";

const LANES = 22;
const COLUMNS = 110;  // as high as the tallest column
const AXIS = 20;

export function PaperTimeline({incidents, counts}: {incidents: Incident[]; counts: Counts | undefined}) {
  const window = useMemo(() => (counts && windowOfCounts(counts.counts)) ?? windowOf(incidents), [incidents, counts]);
  const {bars, columns} = useMemo(() => (counts ? {bars: [], columns: columnsOfCounts(counts.counts, window, PAPER)} : lay(incidents, window, PAPER, LANES)), [incidents, counts, window]);
  const room = bars.length > 0 ? (Math.max(...bars.map((bar) => bar.lane)) + 1) * LANE + 4 : COLUMNS;
  const undated = counts?.undated ?? incidents.filter((one) => !one.time.start && !one.time.end).length;
  const note = [columns.length > 0 && "Each column counts.", undated > 0 && `${undated.toLocaleString("en")} without any date.`].filter(Boolean).join(" ");
  if (bars.length + columns.length === 0) return note ? <p class="about">{note}</p> : null;
  return (
    <>
      <svg class="paper-time" viewBox={`0 0 ${PAPER} ${room + AXIS}`} role="img" aria-label={`Timeline of ${incidents.length} happenings`}>
        <defs>{Object.keys(GROUPS).map((group) => (
          <linearGradient key={group} id={`fading-${group}`} class={`group-${group}`}><stop offset="0" stop-opacity="0" /><stop offset="0.7" /></linearGradient>
        ))}</defs>
        {bars.map((bar) => <BarShape key={bar.incident.id} bar={bar} top={room - (bar.lane + 1) * LANE} />)}
        {columns.length > 0 && <Columns columns={columns} height={room} />}
        <path d={`M0 ${room + 0.5}H${PAPER}`} class="axis-line" />
        {ticksOf(window, PAPER).map((tick) => {
          const x = ((tick.day - window.start) / (window.end - window.start)) * PAPER;
          return x < 0 || x > PAPER - 36 ? null : <g key={tick.value}><path d={`M${x} ${room}v14`} class="axis-line" /><text x={x + 4} y={room + 13}>{tick.text}</text></g>;
        })}
      </svg>
      {note && <p class="about">{note}</p>}
    </>
  );
}

function BarShape({bar, top}: {bar: Bar; top: number}) {
  const {incident, left, right, open} = bar;
  const group = groupOf(incident.kind);
  const {standing} = incident;
  const struck = standing === "denied" || standing === "contested";
  return (
    <g class={`bar group-${group}${isReviewed(incident) ? " reviewed" : ""}`}>
      <rect x={left + 0.75} y={top + 0.75} width={right - left - 1.5} height={BAR - 1.5} rx="3" {...(open ? {stroke: `url(#fading-${group})`, class: "open"} : {})} />
      {standing === "multiple-source" && !isReviewed(incident) && <circle cx={right - BAR / 2} cy={top + BAR / 2} r="1.6" />}
      {struck && <path d={`M${standing === "denied" ? left : right - 9} ${top + BAR + 1.5} L${right + 1} ${top - 1.5}`} />}
    </g>
  );
}

function Columns({columns, height}: {columns: Column[]; height: number}) {
  const most = Math.max(1, ...columns.map((one) => one.total));
  return (
    <g class="columns">{columns.flatMap((column) => {
      let bottom = height;
      return (Object.keys(GROUPS) as Group[]).map((group) => {
        const tall = ((column.counts[group] ?? 0) / most) * (height - 6);
        bottom -= tall;
        return tall > 0 ? <rect key={`${column.left} ${group}`} class={`group-${group}`} x={column.left} y={bottom} width={column.width} height={tall} /> : null;
      });
    })}</g>
  );
}
