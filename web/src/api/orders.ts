// What the page writes beside judgements: decisions, grades, entries of cases (docs/http-api.md, "Writing"). Each takes who and why.
import {ask, tell} from "./client";
import type {Case, Claim, Decision, Incident} from "./types";

const part = encodeURIComponent;

export interface Signed {
  by: string;
  why?: string;
}

interface Decided {
  decision: {decision: number};
  now: {incidents: Incident[]};
}
export const decideIncidents = (order: Signed & {kind: "join" | "apart" | "split_off" | "undo"; ids?: string[]; undoes?: number}) => tell<Decided>("/decisions/incidents", {...order});
export const decideActors = (order: Signed & {kind: "merge" | "split" | "undo"; a?: string; b?: string; undoes?: number}) => tell<{decision: {decision: number}}>("/decisions/actors", {...order});

export const decisions = async (on: string, stop?: AbortSignal) => (await ask<{decisions: Decision[]}>("/decisions", {on}, stop)).decisions;

export type GradeOrder = Signed & ({kind: "reliability"; source: string; reliability: string} | {kind: "credibility"; claim: string; credibility: string} | {kind: "undo"; undoes: number});
export const grade = (order: GradeOrder) => tell<{grade: {grade: number}}>("/grades", {...order});

export interface Created {
  judgement: {judgement: number};
  now: {report?: string; items?: {item: string; is: string; claim: string | null}[]} & Partial<Claim>;
}
export interface CreateOrder extends Signed {
  on: string;
  item: string;
  span?: [number, number];
  words?: string;
  kind?: string;
  about?: string;
  fields: string[];
}
export const create = (order: CreateOrder) => tell<Created>("/review/judgements", {verdict: "create", ...order});

interface PutDown {
  entry: {entry: number};
  now: Case;
}
export const openCase = (order: Signed & {case: string; about?: string}) => tell<PutDown>("/cases", {...order});
export type EntryOrder = Signed & {kind: string; keys?: string[]; text?: string; of?: number; standard?: string; likelihood?: string; alternatives?: string; undoes?: number};
export const putIntoCase = (name: string, order: EntryOrder) => tell<PutDown>(`/cases/${part(name)}/entries`, {...order});

export interface MemoAnswer {
  html: string;
  markdown: string;
  cited: string[];
}
export const memoOf = (name: string, stop?: AbortSignal) => ask<MemoAnswer>(`/cases/${part(name)}/memo`, {}, stop);
export const caseFileOf = (item: string) => ask<{name: string; text: string}>(`/review/items/${part(item)}/case-file`);
