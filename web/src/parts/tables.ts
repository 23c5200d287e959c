// Lists as tables: the rows that are on the screen, with the ids by which everything else is found.
import type {ActorRow, Flag, Hit, Incident, ReportRow, SourceRow} from "../api/types";
import type {Story} from "../api/questions";
import type {Table} from "./ExportMenu";
import {inRole, siteOf} from "./words";

const doubts = (flags: Flag[] | undefined) => list([...new Set(flags?.map(({why}) => why))]);
const list = (texts: (string | null | undefined)[]) => texts.filter(Boolean).join("; ");

export const happeningsTable = (rows: Incident[]): Table => ({
  name: "happenings",
  columns: ["id", "kind", "start", "end", "time", "time_basis", "agent", "target", "recipient", "theme", "place", "status", "standing", "independent_sources", "independent_sources_low", "reports",
            "review", "sentence", "publisher", "published", "look_twice"],
  rows: () => rows.map((one) => [one.id, one.kind, one.time.start, one.time.end, one.time.value, one.time.basis, ...["agent", "target", "recipient", "theme"].map((role) => inRole(one.participants, role)),
    siteOf(one), one.status, one.standing, one.independent_sources, one.independent_sources_low, one.reports, one.review.state, one.evidence?.sentence?.trim(), one.evidence?.publisher,
    one.evidence?.published, doubts(one.flags)]),
});

export const reportsTable = (rows: ReportRow[]): Table => ({
  name: "reports",
  columns: ["id", "published", "published_basis", "publisher", "title", "url", "language", "unread", "copy_of", "version_of", "happenings", "look_twice"],
  rows: () => rows.map((one) => [one.id, one.published, one.published_basis, one.publisher.name ?? one.publisher.domain, one.title, one.url, one.language, one.unread, one.copy_of, one.version_of, list(one.incidents), doubts(one.flags)]),
});

export const storiesTable = (rows: Story[]): Table => ({
  name: "stories", columns: ["id", "title", "first", "last", "reports"], rows: () => rows.map((one) => [one.id, one.title, one.first, one.last, list(one.reports)]),
});

export const actorsTable = (rows: ActorRow[]): Table => ({
  name: "actors",
  columns: ["id", "name", "aliases", "type", "subtype", "country", "reports", "happenings", "first_published", "last_published"],
  rows: () => rows.map((one) => [one.id, one.name, list(one.aliases), one.type, one.subtype, one.country, one.reports, one.incidents, one.first_published, one.last_published]),
});

export const sourcesTable = (rows: SourceRow[]): Table => ({
  name: "sources", columns: ["name", "kind", "reports", "happenings", "alone", "reliability"], rows: () => rows.map((one) => [one.name, one.kind, one.reports, one.incidents, one.alone, one.reliability?.value]),
});

export const hitsTable = (rows: Hit[], within: string): Table => ({
  name: `found-${within}`,
  columns: ["report", "claim", "happening", "actor", "place", "title", "name", "publisher", "published", "words"],
  rows: () => rows.map((one) => [one.report, one.claim, one.incident, one.actor, one.place, one.title, one.name, one.publisher, one.published, one.snippet]),
});
