// Asks the API: the only place that calls fetch. Answers are kept while the page is open, and asked for again by their mark.
import {signal} from "@preact/signals";

const ROOT = "/api/v1";
const KEPT = 200;
const TURNS = 4;
const GONE = "The server does not answer. Is `dateline serve` still running?";

/// Whether the server asks for a token that we do not have.
export const needsToken = signal(false);
/// Counts what people wrote through the page: whoever shows the archive asks again when it grows.
export const writings = signal(0);

export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

const kept = new Map<string, {mark: string | null; answer: unknown}>();

/// The token lives as long as the tab: it is never written to the disk by us.
export function giveToken(token: string) {
  sessionStorage.setItem("token", token.trim());
  needsToken.value = false;
}

function fields(more: Record<string, string> = {}): Record<string, string> {
  const token = sessionStorage.getItem("token");
  return token ? {...more, Authorization: `Bearer ${token}`} : more;
}

async function refusal(reply: Response): Promise<Refused> {
  if (reply.status === 401) needsToken.value = true;
  let code = "error", message = `The server answered ${reply.status}.`;
  try {
    const told = await reply.json();
    code = told.error.code;
    message = told.error.message;
  } catch { /* not ours: the status says it */ }
  return new Refused(reply.status, code, message);
}

export type Parameters = Record<string, string | number | undefined | null>;

export function addressOf(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return ROOT + path + (text ? `?${text}` : "");
}

/// A server that is busy for a moment, as while somebody writes, is asked again.
async function patient(address: string, how: RequestInit): Promise<Response> {
  for (let turn = 1; ; ++turn) {
    const reply = await fetch(address, how);
    if (reply.status !== 503 || turn === TURNS) return reply;
    await new Promise((resolve) => setTimeout(resolve, turn * 500));
  }
}

/// `path` as encodeURIComponent makes its parts.
export async function ask<T>(path: string, parameters: Parameters = {}, stop?: AbortSignal): Promise<T> {
  const address = addressOf(path, parameters);
  const held = kept.get(address);
  let reply: Response;
  try {
    reply = await patient(address, {headers: fields({Accept: "application/json"}), signal: stop});
  } catch (fault) {
    if (stop?.aborted) throw fault;
    throw new Refused(0, "gone", GONE);
  }
  if (!reply.ok) throw await refusal(reply);
  const mark = reply.headers.get("ETag");
  if (held && mark && held.mark === mark) return held.answer as T;  // the same object: nothing is drawn again
  const answer = (await reply.json()) as T;
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(address, {mark, answer});
  return answer;
}

/// A picture of an exhibit. The browser holds it by its mark; we do not.
export async function picture(sha256: string, stop: AbortSignal): Promise<Blob> {
  let reply: Response;
  try {
    reply = await patient(addressOf(`/exhibits/${sha256}/image`), {headers: fields({Accept: "image/*"}), signal: stop});
  } catch (fault) {
    if (stop.aborted) throw fault;
    throw new Refused(0, "gone", GONE);
  }
  if (!reply.ok) throw await refusal(reply);
  return reply.blob();
}

/// Writes: whoever shows the archive asks again afterwards. The field X-Dateline keeps other sites' pages from writing through this browser.
export async function tell<T>(path: string, order: Record<string, unknown>): Promise<T> {
  let reply: Response;
  try {
    reply = await fetch(ROOT + path, {method: "POST", headers: fields({"Content-Type": "application/json", "X-Dateline": "write"}), body: JSON.stringify(order)});
  } catch {
    throw new Refused(0, "gone", GONE);
  }
  if (!reply.ok) throw await refusal(reply);
  const answer = (await reply.json()) as T;
  writings.value += 1;
  return answer;
}
