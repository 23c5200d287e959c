// Reports, newest first, by the day on which they were published.
import {reports} from "../api/questions";
import type {ReportRow} from "../api/types";
import {showDay} from "../parts/dates";
import {ExportMenu} from "../parts/ExportMenu";
import {Listing} from "../parts/Listing";
import {LookTwice} from "../parts/LookTwice";
import {ReportTabs} from "../parts/ReportTabs";
import {reportsTable} from "../parts/tables";
import {count} from "../parts/words";
import {here, write} from "../state/address";
import {usePages} from "../state/pages";

const NAMES = ["q", "publisher", "actor", "place", "from", "to"];
const ALSO = ["country", "kind", "source", "case", "as-known-at"];

export function Reports() {
  const {given} = here.value;
  const pages = usePages(JSON.stringify(given), (cursor, stop) => reports({...given, limit: 100, cursor}, stop));
  const days = new Map<string, ReportRow[]>();
  for (const row of pages.rows) {
    const day = row.published?.slice(0, 10) ?? "";
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return (
    <Listing title="Reports" about={<ReportTabs />} names={NAMES} also={ALSO} pages={pages}
             aside={<ExportMenu table={reportsTable(pages.rows)} filter={{...given, limit: 1000}} only={["jsonl"]} />} empty="No report fits these filters.">
      {[...days].map(([day, rows]) => (
        <section key={day} class="day">
          <h2>{day ? showDay(day) : "No day known"}</h2>
          <ul class="plain">{rows.map((row) => <Row key={row.id} row={row} />)}</ul>
        </section>
      ))}
    </Listing>
  );
}

function Row({row}: {row: ReportRow}) {
  return (
    <li class="report-row">
      <a class="title" href={write("reports", row.id)} dir="auto">{row.title ?? row.id}</a>
      <span class="meta">
        <b>{row.publisher.name ?? row.publisher.domain ?? "publisher not told"}</b>
        {row.incidents.length > 0 && <span>{count(row.incidents.length, "happening")}</span>}
        {row.copy_of && <a href={write("reports", row.copy_of)}>copies another report</a>}
        {row.version_of && <a href={write("reports", row.version_of)}>later version</a>}
        <LookTwice flags={row.flags} />
        {row.unread && <span class="tag warn">not read: {row.unread}</span>}
        {!["metadata", "given"].includes(row.published_basis) && <span>day {row.published_basis}</span>}
      </span>
    </li>
  );
}
