// The questions that the page asks, by name.
import {ask, type Parameters} from "./client";
import type {Claim, Incident, MapAnswer, Page, ReportRow} from "./types";

const part = encodeURIComponent;

export async function incidents(filter: Parameters, stop?: AbortSignal): Promise<Page<Incident>> {
  const told = await ask<{incidents: Incident[]; cursor: string | null}>("/incidents", filter, stop);
  return {rows: told.incidents, cursor: told.cursor};
}

export const incident = (id: string, knownAt?: string, stop?: AbortSignal) =>
  ask<Incident>(`/incidents/${part(id)}`, {"as-known-at": knownAt}, stop);

export const map = (filter: Parameters, stop?: AbortSignal) => ask<MapAnswer>("/map", filter, stop);

export const claim = (key: string, stop?: AbortSignal) => ask<Claim>(`/claims/${part(key)}`, {}, stop);

export async function reports(filter: Parameters, stop?: AbortSignal): Promise<Page<ReportRow>> {
  const told = await ask<{reports: ReportRow[]; cursor: string | null}>("/reports", filter, stop);
  return {rows: told.reports, cursor: told.cursor};
}

export const report = async (id: string, stop?: AbortSignal) => (await ask<{report: ReportRow}>(`/reports/${part(id)}`, {}, stop)).report;
