// Beside a paragraph: who says what it tells, and how surely.
import type {Marked} from "../api/questions";
import {chainOf, label} from "../parts/words";
import {set, write} from "../state/address";
import type {ReadClaim} from "./reading";

export function Margin({claims, marked, chosen}: {claims: ReadClaim[]; marked: Marked; chosen: string | undefined}) {
  const {reading, incidents, reviews} = marked;
  const sources = new Map(reading.sources.map((one) => [one.id, one]));
  const nameOf = (id: string) => {
    const source = sources.get(id);
    if (!source) return reading.report.publisher.name ?? "the publisher";
    return source.anonymous ? `${source.count ? `${source.count} × ` : ""}${source.name ?? source.affiliation ?? "unnamed"}` : source.name ?? "not named";
  };
  return (
    <ul class="margin">
      {claims.map((claim) => {
        const name = claim.key ?? claim.id;
        const event = reading.events.find((one) => one.id === claim.event);
        const relation = reading.relations.find((one) => one.id === claim.relation);
        const incident = claim.event ? incidents[claim.event] : undefined;
        const review = reviews[claim.id] ?? (claim.event ? reviews[claim.event] : undefined);
        const what = event ? label(event.kind ?? "event") : relation ? label(relation.type) : claim.route ? "Route" : "Claim";
        return (
          <li key={claim.id}>
            <button type="button" aria-pressed={chosen === name} class={`note ${claim.polarity}`} onClick={() => set({claim: chosen === name ? undefined : name}, true)}>
              <b>{claim.polarity === "denied" ? "Denied: " : ""}{what}{claim.about !== "all" ? `, ${claim.about}` : ""}</b>
              <span>{chainOf(claim.attribution.map((step) => ({depth: step.depth, name: nameOf(step.source)})))}</span>
              {claim.certainty !== "certain" && <i>{claim.certainty}</i>}
              {review && <em class={`tag review-${review.rejected ? "rejected" : review.state}`}>{review.rejected ? "rejected" : review.state.replace("_", " ")}</em>}
            </button>
            {incident && chosen === name && <a class="to-happening" href={write("incidents", incident)}>All that is said of it</a>}
          </li>
        );
      })}
    </ul>
  );
}
