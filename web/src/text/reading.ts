// A reading as the page reads it (docs/formats/reading.md).
import type {Span, Time} from "../api/types";

export interface Entity {
  id: string;
  name: string | null;
  type: string;
  country: string | null;
  person_class: "public_role" | "private" | "protected" | null;
  mentions: {span: Span; form: string}[];
}

export interface Step {
  source: string;
  depth: number;
  cue: string | null;
  cue_span: Span | null;
}

export interface ReadClaim {
  id: string;
  key: string | null;
  event?: string | null;
  relation?: string | null;
  route?: string | null;
  about: string;
  span: Span;
  attribution: Step[];
  polarity: "affirmed" | "denied";
  certainty: string;
  hedges: {span: Span}[];
}

export interface Reading {
  report: {
    id: string;
    url: string | null;
    title: string | null;
    publisher: {name: string | null; domain: string | null};
    authors: string[];
    published: string | null;
    published_basis: string;
    language: string | null;
    unread: string | null;
    genre: string;
    text: string;
    blocks: {span: Span; kind: string}[];
    flags?: string[];
  };
  sentences?: {span: Span}[];
  entities: Entity[];
  times: {id: string; span: Span; value: string | null; start: string | null; end: string | null}[];
  places: {id: string; span: Span; name: string | null; form: string; country: string | null; precision: string}[];
  sources: {id: string; name: string | null; kind: string; anonymous: boolean; count: number | null; span: Span | null; affiliation?: string | null; anonymity_reason?: string | null}[];
  events: {id: string; kind: string | null; status: string; time?: Time}[];
  relations: {id: string; type: string}[];
  claims: ReadClaim[];
  exhibits?: {id: string; kind: string; span: Span}[];
}
