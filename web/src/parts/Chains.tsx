// The way from each report to its root: for every root the reports that rest on it, copies folded under what they copy, with the words.
import type {ClaimRow, Flag, Incident, ReportRow} from "../api/types";
import type {Told} from "../views/Incident";
import {write} from "../state/address";
import {showDay} from "./dates";
import {LookTwice} from "./LookTwice";
import {count} from "./words";

interface Root {
  key: string;
  name: string;
  denies: boolean;
  own: boolean;  // nobody but the publisher itself says it
  unknown: boolean;  // it names nobody: adds no source
  altered: boolean;  // in words that another report has from another source: adds none
  reports: Map<string, ClaimRow[]>;
}

function rootsOf({claims}: Incident): Root[] {
  const roots = new Map<string, Root>();
  for (const row of claims) {
    const name = row.root_name ?? "a source that is not named";
    const denies = row.polarity === "denied";
    const altered = row.lineage === "altered";
    const key = `${name} ${denies} ${altered}`;
    const root = roots.get(key) ?? {key, name, denies, own: row.lineage === "own_voice", unknown: row.lineage === "unknown", altered, reports: new Map()};
    root.reports.set(row.report, [...(root.reports.get(row.report) ?? []), row]);
    roots.set(key, root);
  }
  return [...roots.values()].sort((a, b) => Number(a.own) - Number(b.own) || Number(a.denies) - Number(b.denies) || b.reports.size - a.reports.size);
}

function saidBy({denies, own, unknown, altered}: Root): string {
  if (altered) return "is named in words that another report has from another source: adds no source";
  if (denies) return "denies it";
  if (own) return "says it in its own voice";
  return unknown ? "says it and names nobody: adds no source" : "says it";
}

export function Chains({incident, told}: {incident: Incident; told: Told | undefined}) {
  const flagsOf = (report: string) => incident.flags?.filter((flag) => flag.report === report) ?? [];
  return (
    <ol class="chains">
      {rootsOf(incident).map((root) => {
        const {first, copies} = folded(root, told);
        return (
          <li key={root.key} class={`chain${root.denies ? " denies" : ""}${root.own || root.unknown || root.altered ? " own" : ""}`}>
            <p class="root"><b>{root.name}</b> <span>{saidBy(root)}</span></p>
            <ul class="branches">
              {first.map((report) => (
                <Branch key={report} report={report} rows={root.reports.get(report) ?? []} told={told} copies={copies.get(report) ?? []} root={root} flagsOf={flagsOf} />
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

/// Reports that copy another of the same root, or are a later version of it, stand under it.
function folded(root: Root, told: Told | undefined): {first: string[]; copies: Map<string, string[]>} {
  const first: string[] = [], copies = new Map<string, string[]>();
  const originOf = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    for (let up = upOf(at); up && root.reports.has(up) && !seen.has(up); up = upOf(at)) {
      seen.add(at);
      at = up;
    }
    return at;
  };
  const upOf = (id: string) => told?.reports.get(id)?.version_of ?? told?.reports.get(id)?.copy_of;
  for (const id of root.reports.keys()) {
    const origin = originOf(id);
    if (origin === id) first.push(id);
    else copies.set(origin, [...(copies.get(origin) ?? []), id]);
  }
  return {first, copies};
}

interface BranchProps {
  report: string;
  rows: ClaimRow[];
  told: Told | undefined;
  copies: string[];
  root: Root;
  flagsOf: (report: string) => Flag[];
}

function Branch({report, rows, told, copies, root, flagsOf}: BranchProps) {
  const row = told?.reports.get(report);
  const via = (rows[0]?.via ?? []).filter((step) => step !== row?.publisher.name);  // the report itself says who publishes it
  const sentences = new Map(rows.map((row): [string, string] => [told?.claims.get(row.claim)?.sentence?.trim() ?? "", row.claim]).filter(([sentence]) => sentence).reverse());
  const hedged = rows.find((row) => row.certainty !== "certain");
  return (
    <li class="branch">
      <p class="steps">
        {[...via].reverse().map((step, i) => <span key={i} class="step">{step}</span>)}
        <ReportLink id={report} row={row} />
        <LookTwice flags={flagsOf(report)} />
        {hedged && <b class="tag">{hedged.certainty}</b>}
        {rows.every((row) => row.superseded) && <b class="tag">replaced by a later version</b>}
      </p>
      {[...sentences].reverse().slice(0, 3).map(([sentence, claim]) => <p key={sentence} class="telling"><q dir="auto">{sentence}</q> <a href={write("reports", report, {claim})}>in its report</a></p>)}
      {copies.length > 0 && (
        <details class="copies" open={copies.length < 4}>
          <summary>{count(copies.length, "copy or later version", "copies and later versions")}: no source of their own</summary>
          <ul>{copies.map((id) => <li key={id}><ReportLink id={id} row={told?.reports.get(id)} /> <LookTwice flags={flagsOf(id)} />{told?.reports.get(id)?.version_of ? <em> a later version</em> : <em> a copy</em>}{root.reports.get(id)?.every((row) => row.superseded) && <em>, replaced</em>}</li>)}</ul>
        </details>
      )}
    </li>
  );
}

export function ReportLink({id, row}: {id: string; row: ReportRow | undefined}) {
  return (
    <span class="report-link">
      <a href={write("reports", id)} dir="auto">{row?.title ?? id}</a>
      {row && <span> {row.publisher.name ?? row.publisher.domain}{row.published ? `, ${showDay(row.published)}` : ""}</span>}
    </span>
  );
}
