// Happenings in words, out of their parts only: nothing is told that no field says.
import type {Incident, Participant} from "../api/types";
import {ROLES} from "./kinds";

export const label = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");
export const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/// What a person's name is replaced by, where it is kept back.
const KEPT_BACK = "a person";

export const nameOf = (one: Participant): string => one.name ?? (one.type === "person" || !one.type ? KEPT_BACK : `a ${one.type}`);

export function inRole(participants: Participant[], role: string): string {
  return [...new Set(participants.filter((one) => one.role === role).map(nameOf))].join(", ");
}

/// "Assault: al-Shabaab → air base, soldiers"
export function headline(incident: Incident): string {
  const parts = whoToWhom(incident);
  return parts ? `${label(incident.kind)}: ${parts}` : label(incident.kind);
}

export function whoToWhom({participants}: Incident): string {
  const [agent, theme, target, recipient] = ROLES.map((role) => inRole(participants, role));
  const objects = [theme, target].filter(Boolean).join(", ");
  const to = [objects, recipient].filter(Boolean).join(" to ");
  if (agent && to) return `${agent} → ${to}`;
  return agent || to;
}

/// "2 independent sources", "1–2 independent sources"
export function sourcesOf({independent_sources: high, independent_sources_low: low}: {independent_sources: number; independent_sources_low: number}): string {
  if (high === 0) return "no source that counts";
  if (low === high) return high === 1 ? "1 source" : `${high} independent sources`;
  return `${low}–${high} independent sources`;
}

/// "Plateau Daily › Eastern Ledger › 2 officials + 1 diplomat": who says it, from the page in hand to the root; of one depth side by side.
export function chainOf(steps: {depth: number; name: string}[]): string {
  const depths = new Map<number, Set<string>>();
  for (const {depth, name} of steps) depths.set(depth, (depths.get(depth) ?? new Set()).add(name));
  return [...depths].sort((a, b) => a[0] - b[0]).map(([, names]) => [...names].join(" + ")).join(" › ");
}

export function siteOf({places}: Incident): string {
  const told = places.filter((one) => one.name);
  const site = told.find((one) => one.role === "site") ?? told.find((one) => one.role === "near");
  if (site) return site.name as string;
  const ends = [told.find((one) => one.role === "origin"), told.find((one) => one.role === "destination")].filter(Boolean);
  return ends.map((one) => one?.name).join(" → ");
}
