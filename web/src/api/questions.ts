// The questions that the page asks, by name.
import {ask, tell, type Parameters} from "./client";
import type {Reading} from "../text/reading";
import type {ActorRow, Case, CaseRow, Claim, Dossier, Incident, MapAnswer, Page, Relation, ReportRow, SearchAnswer, SourceRow, Span, Watch} from "./types";

const part = encodeURIComponent;

/// A page of a list whose rows stand in `member`.
async function page<T>(path: string, member: string, filter: Parameters, stop?: AbortSignal): Promise<Page<T>> {
  const told = await ask<Record<string, unknown>>(path, filter, stop);
  return {rows: told[member] as T[], cursor: (told.cursor as string | null | undefined) ?? null};
}

export const incidents = (filter: Parameters, stop?: AbortSignal) => page<Incident>("/incidents", "incidents", filter, stop);
export const reports = (filter: Parameters, stop?: AbortSignal) => page<ReportRow>("/reports", "reports", filter, stop);
export const actors = (filter: Parameters, stop?: AbortSignal) => page<ActorRow>("/actors", "actors", filter, stop);
export const sources = (filter: Parameters, stop?: AbortSignal) => page<SourceRow>("/sources", "sources", filter, stop);

export const map = (filter: Parameters, stop?: AbortSignal) => ask<MapAnswer>("/map", filter, stop);
export const search = (filter: Parameters, stop?: AbortSignal) => ask<SearchAnswer>("/search", filter, stop);
export const incident = (id: string, knownAt?: string, stop?: AbortSignal) => ask<Incident>(`/incidents/${part(id)}`, {"as-known-at": knownAt}, stop);
export const claim = (key: string, stop?: AbortSignal) => ask<Claim>(`/claims/${part(key)}`, {}, stop);
export const report = async (id: string, stop?: AbortSignal) => (await ask<{report: ReportRow}>(`/reports/${part(id)}`, {}, stop)).report;
export const actor = (name: string, stop?: AbortSignal) => ask<Dossier>(`/actors/${part(name)}`, {}, stop);

export interface Network {
  actors: {id: string; name: string; type: string; country: string | null}[];
  relations: (Omit<Relation, "from" | "to"> & {from: string; to: string})[];
}
export const network = (filter: Parameters, stop?: AbortSignal) => ask<Network>("/network", filter, stop);

export const cases = async (stop?: AbortSignal) => (await ask<{cases: CaseRow[]}>("/cases", {}, stop)).cases;
export const oneCase = (name: string, stop?: AbortSignal) => ask<Case>(`/cases/${part(name)}`, {}, stop);
export const watches = async (stop?: AbortSignal) => (await ask<{watches: Watch[]}>("/watches", {}, stop)).watches;
export const watch = (name: string, stop?: AbortSignal) => ask<Watch>(`/watches/${part(name)}`, {}, stop);

export interface Related {
  report: string;
  why: string;
  score: number;
}
export const related = async (id: string, stop?: AbortSignal) => (await ask<{related: Related[]}>(`/reports/${part(id)}/related`, {limit: 12}, stop)).related;

export interface Version {
  id: string;
  captured_at: string;
  title: string | null;
  new_claims: {claim: string; polarity: string; words: string | null}[];
  gone_claims: {claim: string; polarity: string; words: string | null}[];
}
export const versions = async (id: string, stop?: AbortSignal) => (await ask<{versions: Version[]}>(`/reports/${part(id)}/versions`, {}, stop)).versions;

export const reading = (id: string, stop?: AbortSignal) => ask<Reading>(`/reports/${part(id)}/reading`, {}, stop);

export interface Copy {
  report: string;
  of: string;
  kind: string;
  share: number;
  spans: [Span, Span][];
}
/// Whose words a report reuses: asked by its publisher and day, which few others share.
export async function copiesOf(row: ReportRow, stop?: AbortSignal): Promise<Copy[]> {
  const day = row.published?.slice(0, 10);
  const told = await ask<{copies: Copy[]}>("/copies", {publisher: row.publisher.domain ?? row.publisher.name, from: day, to: day, limit: 1000}, stop);
  return told.copies.filter((copy) => copy.report === row.id || copy.of === row.id);
}

export interface Exhibit {
  kind?: string;
  sha256?: string;
  caption?: string | null;
}
export const exhibits = (id: string, stop?: AbortSignal) => ask<{exhibits: Exhibit[]; linked?: Exhibit[]}>("/exhibits", {report: id}, stop);

/// Whether the server lets judgements be written.
export const mayWrite = async (stop?: AbortSignal) => (await ask<{writes?: unknown[] | null}>("", {}, stop)).writes != null;

export interface Waiting {
  incident: Incident;
  claims: Claim[];
}
export const waiting = (filter: Parameters, stop?: AbortSignal) => page<Waiting>("/review/next", "next", filter, stop);

export interface Judged {
  judgement: {judgement: number; verdict: string; incident: string | null; claim: string | null; words: string | null};
}
export interface JudgementOrder {
  verdict: "accept" | "reject" | "correct" | "undo";
  on?: string;
  fields?: string[];
  undoes?: number;
  by: string;
  why: string;
}
export const judge = (order: JudgementOrder) => tell<Judged>("/review/judgements", {...order});
