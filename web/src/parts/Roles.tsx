// Roles and relations over time: a bar for each, from when to when it is told to hold; an edge that nobody dates fades.
import type {Relation} from "../api/types";
import {write} from "../state/address";
import {firstDay, lastDay, showDay} from "./dates";
import {count} from "./words";

export const RELATIONS: Record<string, [string, string]> = {
  leads: ["leads", "led by"], deputy_of: ["deputy of", "has as deputy"], member_of: ["member of", "has as member"], part_of: ["part of", "includes"],
  founded: ["founded", "founded by"], backed_by: ["backed by", "backs"], supplied_by: ["supplied by", "supplies"], funded_by: ["funded by", "funds"],
  trained_by: ["trained by", "trains"], associated_with: ["associated with", "associated with"], allied_with: ["allied with", "allied with"],
  opposes: ["opposes", "opposed by"], spokesperson_of: ["speaks for", "spoken for by"], located_in: ["located in", "seat of"], based_at: ["based at", "base of"],
  holds_office: ["holds the office", "held by"], resigned_from: ["resigned from", "was left by"], regards_as_terrorist: ["regards as terrorist", "regarded as terrorist by"],
  listed_by: ["listed by", "lists"], owns: ["owns", "owned by"], operates: ["operates", "operated by"], same_as: ["the same as", "the same as"],
};

/// In lists a role has no `from`: it is the actor's own.
export function roleWords(one: Pick<Relation, "type" | "to" | "body" | "modes"> & {from?: Relation["from"]}, self: string): string {
  const out = !one.from || one.from.id === self;
  const other = out || !one.from ? one.to : one.from;
  const words = (RELATIONS[one.type] ?? [one.type, one.type])[out ? 0 : 1];
  const body = one.body?.name && one.body.id !== self ? `, ${one.body.name}` : "";
  return `${one.modes.includes("acting") ? "acting, " : ""}${words} ${other.name ?? "a person"}${body}`;
}

export function Roles({of, self}: {of: Relation[]; self: string}) {
  const days = of.flatMap((one) => [firstDay(one.start ?? undefined), lastDay(one.end ?? undefined), ...one.claims.map((row) => firstDay(row.published?.slice(0, 10)))])
    .filter((day): day is number => day !== null);
  const start = Math.min(...days), span = Math.max(...days) - start || 1;
  const at = (day: number) => `${((day - start) / span) * 100}%`;
  return (
    <ul class="roles">
      {of.map((one) => {
        const from = firstDay(one.start ?? undefined), to = lastDay(one.end ?? undefined);
        const told = one.claims.map((row) => firstDay(row.published?.slice(0, 10))).filter((day): day is number => day !== null);
        const left = from ?? Math.min(...told, to ?? Infinity), right = to ?? Math.max(...told, left);
        const other = one.from.id === self ? one.to : one.from;
        const denied = one.claims.every((row) => row.polarity === "denied");
        return (
          <li key={one.id} class={denied ? "denied" : ""}>
            <span class="role-words">{other.id?.startsWith("a-") ? <a href={write("actors", other.id)}>{roleWords(one, self)}</a> : roleWords(one, self)}</span>
            <span class="role-bar" aria-hidden="true">
              {Number.isFinite(left) && <i class={`${from === null ? "open-left " : ""}${to === null ? "open-right" : ""}`} style={{left: at(left), width: `max(9px, ${((right - left) / span) * 100}%)`}} />}
            </span>
            <span class="role-time">{period(one)} <small>{count(new Set(one.claims.map((row) => row.report)).size, "report")}</small></span>
          </li>
        );
      })}
    </ul>
  );
}

function period({start, end}: Relation): string {
  if (start && end) return start === end ? showDay(start) : `${showDay(start)} – ${showDay(end)}`;
  if (start) return `since ${showDay(start)}`;
  return end ? `until ${showDay(end)}` : "no time told";
}
