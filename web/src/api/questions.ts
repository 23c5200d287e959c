// The questions that the page asks, by name.
import {ask, tell, type Parameters} from "./client";
import type {Reading} from "../text/reading";
import type {ActorRow, Case, CaseRow, Claim, Dossier, Flag, Incident, MapAnswer, Page, Relation, ReportRow, SearchAnswer, SourceRow, Span, Watch} from "./types";

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

export interface Copy {
  report: string;
  of: string;
  kind: string;
  share: number;
  spans: [Span, Span][];
}
/// A report to be shown; actors, incidents and reviews by the ids of the reading's items.
export interface Marked {
  report: ReportRow;
  reading: Reading;
  copies: Copy[];
  actors: Record<string, string>;
  incidents: Record<string, string>;
  reviews: Record<string, {state: string; by: string; why: string; rejected?: boolean}>;
  flags: Flag[];
}
export const marked = (id: string, stop?: AbortSignal) => ask<Marked>(`/reports/${part(id)}/marked`, {}, stop);

export interface Told {
  claims: Claim[];
  reports: ReportRow[];
  more: number;
}
export const told = (id: string, stop?: AbortSignal) => ask<Told>(`/incidents/${part(id)}/claims`, {}, stop);

export interface Counts {
  counts: {period: string; kinds: Record<string, number>; incidents: number}[];
  undated: number;
  incidents: number;
}
export const counts = (filter: Parameters, stop?: AbortSignal) => ask<Counts>("/timeline/counts", filter, stop);

/// An image or film that came in as a file, or one that a page only shows.
export interface Exhibit {
  kind?: string;
  type?: string;
  sha256?: string;
  shown?: boolean;  // whether there is a picture to be had
  report?: string | null;
  claimed?: {places: string[]; times: string[]};  // by its caption
  says?: {name: string; value: string}[];  // by the file itself
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
  bytes?: number;
  caption?: string | null;
  alt?: string | null;
  input?: string;
  url?: string;
  captured_at?: string;
}
export const exhibits = (id: string, stop?: AbortSignal) => ask<{exhibits: Exhibit[]; linked?: Exhibit[]}>("/exhibits", {report: id}, stop);
export const allExhibits = async (stop?: AbortSignal) => (await ask<{exhibits: Exhibit[]}>("/exhibits", {}, stop)).exhibits.reverse();

/// What the reports of a happening show, and what they say that they rest it on.
export interface IncidentExhibits {
  exhibits: Exhibit[];
  linked: Exhibit[];
  told: {report: string; exhibit: string; kind: string; words: string; maker: string | null; taken: string | null}[];
}
export const incidentExhibits = (id: string, stop?: AbortSignal) => ask<IncidentExhibits>(`/incidents/${part(id)}/exhibits`, {}, stop);

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

/// What was handed over to be read.
export interface Job {
  job: number;
  state: "waiting" | "running" | "done" | "failed";
  name: string | null;
  address: string | null;
  bytes: number;
  by: string;
  at: string;
  added: number;
  versions: number;
  known: number;
  failed: number;
  exhibits: number;
  reports: string[];
  remarks: string[];
  error: string | null;
}
export const handed = () => ask<{jobs: Job[]}>("/intake");
export const handOver = (order: Record<string, string | boolean>) => tell<Job>("/intake", order);

export interface Story {
  id: string;
  title: string | null;
  first: string | null;
  last: string | null;
  reports: string[];
}
export const stories = (filter: Parameters, stop?: AbortSignal) => page<Story>("/stories", "stories", filter, stop);

/// A form of `dateline export`, under the filters of a list.
export interface ExportedFile {
  name: string;
  text?: string;
  base64?: string;
}
export const exported = async (form: string, filter: Parameters) => (await ask<{files: ExportedFile[]}>(`/export/${part(form)}`, filter)).files;
