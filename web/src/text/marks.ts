// Cuts a text where marks begin and end, so that each piece knows all marks that lie over it. Spans count code points, strings of the browser do not.
import type {Marked} from "../api/questions";
import type {Span} from "../api/types";
import {write} from "../state/address";

export type MarkKind = "actor" | "person" | "place" | "time" | "weapon" | "source" | "cue" | "hedge" | "thing";

export interface TextMark {
  span: Span;
  kind: MarkKind;
  title: string;
  href: string | null;
}

export interface Piece {
  text: string;
  mark: TextMark | null;  // the shortest
  copied: boolean;
  claimed: boolean;       // of the claim that is chosen
}

const ACTORS = ["organization", "unit", "group", "country", "nationality"];
const ARMS = ["weapon", "platform", "vehicle"];

export function marksOf({reading, actors}: Marked): TextMark[] {
  const out: TextMark[] = [];
  for (const place of reading.places) {
    if (place.form !== "name" && place.form !== "relative" && place.form !== "area") continue;
    out.push({span: place.span, kind: "place", title: `Place: ${place.name ?? "not resolved"}${place.country ? `, ${place.country}` : ""} (${place.precision})`,
              href: place.name ? write("incidents", "", {place: place.name}) : null});
  }
  for (const time of reading.times) {
    const [from, to] = [time.start ?? undefined, time.end ?? undefined];
    out.push({span: time.span, kind: "time", title: `Time: ${time.value ?? "not resolved"}`, href: from || to ? write("incidents", "", {from, to}) : null});
  }
  for (const entity of reading.entities) {
    const kind: MarkKind | null = entity.type === "person" ? "person" : ACTORS.includes(entity.type) ? "actor" : ARMS.includes(entity.type) ? "weapon" :
      ["facility", "route", "document"].includes(entity.type) ? "thing" : null;
    if (!kind) continue;
    const open = kind === "actor" || (kind === "person" && entity.person_class === "public_role");
    const href = entity.name === null ? null : open ? write("actors", actors[entity.id] ?? entity.name) : kind === "weapon" ? write("search", "", {query: `"${entity.name}"`, in: "sentences"}) : null;
    const kept = kind === "person" && entity.person_class !== "public_role";
    for (const {span, form} of entity.mentions) {
      if (form === "pronoun") continue;
      out.push({span, kind, title: `${entity.type}: ${kept ? `a ${entity.person_class} person; no dossier is kept` : entity.name ?? ""}`, href});
    }
  }
  for (const source of reading.sources) {
    if (source.span) out.push({span: source.span, kind: "source", title: `Source: ${source.anonymous ? `${source.count ?? "some"} without a name` : source.name ?? ""}${source.anonymity_reason ? `, ${source.anonymity_reason}` : ""}`,
                               href: source.anonymous || !source.name ? null : write("incidents", "", {source: source.name})});
  }
  for (const claim of reading.claims) {
    for (const {cue, cue_span} of claim.attribution) if (cue_span) out.push({span: cue_span, kind: "cue", title: `Says so: ${cue ?? ""}`, href: null});
    for (const {span} of claim.hedges) out.push({span, kind: "hedge", title: "A hedge", href: null});
  }
  return out;
}

/// The pieces of a stretch of the text.
export function cut(points: string[], [start, end]: Span, marks: TextMark[], copied: Span[], chosen: Span | null): Piece[] {
  const here = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start);
  const shaded = copied.filter((span) => span[0] < end && span[1] > start);
  const bounds = new Set([start, end]);
  for (const span of [...here.map((mark) => mark.span), ...shaded, ...(chosen ? [chosen] : [])]) for (const at of span) if (at > start && at < end) bounds.add(at);
  const sorted = [...bounds].sort((a, b) => a - b);
  const covers = (span: Span, from: number, to: number) => span[0] <= from && span[1] >= to;
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1];
    let mark: TextMark | null = null;
    for (const one of here) {
      if (covers(one.span, from, to) && (!mark || one.span[1] - one.span[0] < mark.span[1] - mark.span[0])) mark = one;
    }
    return {text: points.slice(from, to).join(""), mark, copied: shaded.some((span) => covers(span, from, to)), claimed: chosen !== null && covers(chosen, from, to)};
  });
}
