// One mark: hollow while nobody has reviewed it, filled when somebody has, struck through where it is denied, a ring as wide as the
// place where the report names no spot.
import {geoCircle, geoPath, type GeoProjection} from "d3-geo";
import type {Incident} from "../api/types";
import {groupOf} from "../parts/kinds";
import {headline} from "../parts/words";
import {hovered} from "../state/hovered";
import {nameOf, radiusOf, type Mark} from "./marks";

const KM_OF_DEGREE = 111.2;

export const isReviewed = (incident: Incident): boolean => ["confirmed", "corrected", "second_reviewed"].includes(incident.review.state);

export function MarkShape({mark, projection, lit, nameAt, open}: {mark: Mark; projection: GeoProjection; lit: boolean; nameAt: "right" | "left" | undefined; open: () => void}) {
  const {x, y, spots} = mark;
  const first = spots[0];
  const many = spots.length > 1;
  const radius = radiusOf(mark);
  const place = first.place ?? "no name";
  const label = many ? `${spots.length} happenings, ${place}${mark.area ? ", no spot told" : ""}` : `${headline(first.incident)}, ${place}${mark.area ? ", no spot told" : ""}`;
  const classes = ["mark", `group-${dominant(mark)}`, many ? "many" : "", mark.area ? "area" : "", lit ? "lit" : "",
                   spots.every((one) => isReviewed(one.incident)) ? "reviewed" : "", spots.every((one) => one.incident.standing === "denied") ? "denied" : "",
                   spots.some((one) => one.incident.standing === "contested") ? "contested" : ""].filter(Boolean).join(" ");
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  const wide = mark.area && first.radius ? geoPath(projection)(geoCircle().center(first.at).radius(first.radius / KM_OF_DEGREE)()) : null;
  return (
    <g class={classes}>
      {wide && lit && <path d={wide} class="extent" />}
      <g class="button-of-mark" tabIndex={0} role="button" aria-label={label} onClick={open} onKeyDown={key}
         onPointerEnter={() => (hovered.value = first.incident.id)} onPointerLeave={() => (hovered.value = null)}>
        <title>{label}</title>
        <circle cx={x} cy={y} r={radius + 7} class="touch" />
        <circle cx={x} cy={y} r={radius} class="dot" />
        {!many && first.incident.standing === "denied" && <path d={`M${x - 8} ${y + 8} L${x + 8} ${y - 8}`} class="strike" />}
      </g>
      {many && <text x={x} y={y} class="count">{spots.length}</text>}
      {nameAt && <text x={nameAt === "right" ? x + radius + 5 : x - radius - 5} y={y} class={`place ${nameAt}`}>{nameOf(mark)}</text>}
    </g>
  );
}

function dominant(mark: Mark): string {
  const counts = new Map<string, number>();
  for (const {incident} of mark.spots) counts.set(groupOf(incident.kind), (counts.get(groupOf(incident.kind)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}
