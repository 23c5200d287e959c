// Answers of the API, as far as the page reads them (docs/openapi.yaml).
export type Span = [number, number];
export type Standing = "multiple-source" | "single-source" | "contested" | "denied";

export interface Time {
  value: string | null;
  start: string | null;
  end: string | null;
  basis: "stated" | "inferred" | "publication" | "unknown";
}

export interface Review {
  state: "unreviewed" | "confirmed" | "corrected" | "rejected" | "second_reviewed";
  by?: string | null;
  when?: string | null;
  why?: string | null;
}

export interface Participant {
  role: string;
  actor: string | null;
  name: string | null;
  type?: string | null;
}

export interface Site {
  role: string;
  place: string;
  name: string | null;
  country?: string | null;
  lat?: number | null;
  lon?: number | null;
  radius_km?: number | null;
  precision?: string;
}

export interface ClaimRow {
  report: string;
  claim: string;
  polarity: "affirmed" | "denied";
  certainty: "certain" | "probable" | "possible" | "unknown";
  about: string;
  root: string;
  root_name: string | null;
  via: string[];
  lineage?: string;
  superseded?: boolean;
  review?: string;
}

export interface Evidence {
  report: string;
  claim: string;
  sentence: string | null;
  published: string | null;
  publisher: string | null;
}

/// Why to look twice at a report.
export interface Flag {
  report?: string;
  flag: string;
  why: string;
}

export interface Incident {
  id: string;
  aliases: string[];
  kind: string;
  title: string | null;
  participants: Participant[];
  places: Site[];
  time: Time;
  status: string;
  first_published: string | null;
  reports: number;
  claims: ClaimRow[];
  independent_sources: number;
  independent_sources_low: number;
  named_sources: number;
  anonymous_sources: number;
  support: "none" | "unknown_lineage" | "single" | "multiple";
  dispute: "none" | "denied_by_accused" | "denied" | "conflicting" | "withdrawn";
  standing: Standing;
  exhibits: {report: string; exhibit: string}[];
  review: Review;
  contradictions: {field: string; values: {value: string; claims: string[]}[]}[];
  joined?: {report: string; claim: string; why: string[]}[];
  explanation?: string[];
  evidence?: Evidence | null;
  flags?: Flag[];
}

export interface AttributionStep {
  source: string | null;
  depth: number;
  kind: string;
  anonymous: boolean;
  count: number | null;
  cue: string | null;
  reliability: string | null;
}

export interface Claim {
  claim: string;
  report: string;
  incident: string | null;
  about: string;
  kind?: string | null;
  polarity: "affirmed" | "denied";
  certainty: string;
  span: Span;
  words: string | null;
  sentence: string | null;
  published: string | null;
  attribution: AttributionStep[];
  review?: Review;
}

export interface ReportRow {
  id: string;
  url: string | null;
  title: string | null;
  publisher: {name: string | null; domain: string | null};
  published: string | null;
  published_basis: string;
  language: string | null;
  unread: string | null;
  version_of: string | null;
  copy_of: string | null;
  incidents: string[];
  flags: Flag[];
}

export interface PlaceOnMap {
  name: string | null;
  country: string | null;
  precision: string;
  radius_km: number | null;
  area: boolean;
}

export interface Feature {
  type: "Feature";
  id: string;
  geometry: {type: "Point"; coordinates: [number, number]} | {type: "LineString"; coordinates: [number, number][]} |
    {type: "MultiLineString"; coordinates: [number, number][][]};
  properties: {
    layer: "incident" | "facility" | "corridor";
    incident?: string;
    name?: string | null;
    names?: string[];
    place?: PlaceOnMap;
    from?: PlaceOnMap;
    to?: PlaceOnMap;
    status?: string;
    denied?: boolean;
    established?: boolean;
    reports?: number;
    subtype?: string | null;
    told?: {report: string; sentence: string | null; claim: string; incident: string | null; published: string | null; mode: string | null}[];
  };
}

export interface MapAnswer {
  features: Feature[];
  not_placed: {incidents: number; facilities: number; corridors: number};
  cursor: string | null;
}

export interface Page<T> {
  rows: T[];
  cursor: string | null;
}

export interface Named {
  id: string | null;
  name: string | null;
  type: string;
  country?: string | null;
}

export interface Relation {
  id: string;
  type: string;
  from: Named;
  to: Named;
  body: Named | null;
  modes: string[];
  start: string | null;
  end: string | null;
  claims: {report: string; claim: string; polarity: string; roots?: string[]; published?: string | null; publisher?: string | null}[];
  conflicts: unknown[];
  review: Review;
}

export interface ActorRow {
  id: string;
  name: string;
  aliases: string[];
  type: string;
  subtype?: string | null;
  country: string | null;
  reports: number;
  incidents: number;
  first_published?: string | null;
  last_published?: string | null;
  roles: Pick<Relation, "type" | "to" | "body" | "modes" | "start" | "end">[];
}

export interface Dossier {
  actor: Omit<ActorRow, "roles"> & {names: {name: string; reports: number; publishers: string[]}[]; sectors?: string[]; code?: string | null; ids: string[]; merges: Merge[]};
  roles: Relation[];
  relations: Relation[];
  incidents: {id: string; kind: string; status: string; standing: Standing; value: string | null; start: string | null; end: string | null; roles: string[]; participants: Participant[]}[];
  sources: {name: string | null; relations: number; incidents: number}[];
  reports: {id: string; title: string | null; publisher: string | null; published: string | null}[];
}

export interface SourceRow {
  name: string;
  kind: string;
  reports: number;
  incidents: number;
  alone: number;
  published: number;
  reliability: Grade | null;
}

/// What a person gave a source or a claim.
export interface Grade {
  value: string;
  by: string;
  at: string;
  why: string;
}

export interface Hit {
  report?: string;
  incident?: string;
  actor?: string;
  place?: string;
  snippet?: string;
  title?: string | null;
  publisher?: string | null;
  published?: string | null;
  claim?: string | null;
  kind?: string;
  time?: Time;
  name?: string;
  found?: string;
  type?: string;
  country?: string | null;
  reports?: number;
  incidents?: number;
  spellings?: string[];
}

export interface SearchAnswer {
  hits: Hit[];
  facets: Record<string, Record<string, number>>;
  counted: number | null;
  of_more: boolean;
  widened: {words: string; also: string[]}[];
  cursor: string | null;
}

/// What people decided of something: a judgement, which happenings or actors are one, a grade, a mark.
export interface Decision {
  log: "judgements" | "incidents" | "actors" | "grades" | "marks";
  judgement?: number;
  decision?: number;
  grade?: number;
  number?: number;
  at: string;
  by: string;
  kind: string | null;
  why: string;
  verdict?: string;
  item?: string;
  claim?: string | null;
  span?: Span | null;
  words?: string | null;
  corrections?: {field: string; of: string | null; value: string | null}[];
  seconds?: number | null;
  value?: string | null;
  tlp?: string | null;
  no_export?: boolean;
  embargo?: string | null;
  undone?: boolean;
  undoes?: number | null;
  incidents?: {id: string; title: string | null}[];
  actors?: {id: string; name: string}[];
  entry?: {kb: string; id: string; name: string | null} | null;
  state?: "in_force" | "undone" | "overruled" | "not_attached" | "replaced";
}

export interface Merge {
  why: string;
  names: string[];
  agree: string[];
  reports: string[];
  decision: number | null;
  review: Review;
}

interface Entry {
  entry: number;
  at: string;
  by: string;
  why: string | null;
}

export interface CaseRow {
  case: string;
  about: string | null;
  opened_at: string;
  opened_by: string;
  closed: {at?: string} | null;
  tags: string[];
  open_questions: number;
}

export interface Member extends Entry {
  kind: "report" | "claim" | "incident" | "actor";
  id: string;
  name: string;
  now: string | null;
  note: string | null;
  tags?: string[];
}

export interface Case extends CaseRow {
  members: Member[];
  notes: (Entry & {text: string; on: Member[]})[];
  questions: (Entry & {text: string; on: Member[]; answers: (Entry & {text: string})[]})[];
  hypotheses: (Entry & {text: string; for: Member[]; against: Member[]})[];
  assessments: (Entry & {finding: string; standard_of_proof: string; likelihood: string | null; alternatives: string | null; replaced: boolean})[];
}

export interface Watch {
  name: string;
  question: {over: string; filter?: Record<string, unknown>};
  made_at: string;
  made_by: string | null;
  looked_at: string | null;
  told: number;
  stopped: string | null;
  matches?: Record<string, unknown>[];
}
