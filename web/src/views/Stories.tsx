// Running stories, the latest first: what several reports tell of over some days.
import {useState} from "preact/hooks";
import {report, stories, type Story} from "../api/questions";
import {showDay} from "../parts/dates";
import {ExportMenu} from "../parts/ExportMenu";
import {Listing} from "../parts/Listing";
import {ReportTabs} from "../parts/ReportTabs";
import {storiesTable} from "../parts/tables";
import {count} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {usePages} from "../state/pages";

const OPENED = 20;  // reports that are named at once

export function Stories() {
  const {given} = here.value;
  const pages = usePages(JSON.stringify(given), (cursor, stop) => stories({...given, limit: 50, cursor}, stop));
  return (
    <Listing title="Stories" aside={<ExportMenu table={storiesTable(pages.rows)} />} about={<ReportTabs />} names={["q", "publisher", "actor", "place", "from", "to"]} also={["country", "kind", "source", "case", "as-known-at"]}
             pages={pages} empty="No story fits these filters: a story takes two reports of the same events.">
      <ul class="plain stories">{pages.rows.map((story) => <StoryRow key={story.id} story={story} />)}</ul>
    </Listing>
  );
}

function StoryRow({story}: {story: Story}) {
  const [shown, setShown] = useState(OPENED);
  const [open, setOpen] = useState(false);
  const days = story.first === story.last ? showDay(story.first) : `${showDay(story.first)} – ${showDay(story.last)}`;
  return (
    <li class="report-row">
      <a class="title" href={write("reports", story.reports[0])} dir="auto">{story.title ?? story.reports[0]}</a>
      <span class="meta"><span>{days}</span></span>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{count(story.reports.length, "report")}, oldest first</summary>
        {open && <ol class="plain">{story.reports.slice(0, shown).map((id) => <Told key={id} id={id} />)}</ol>}
        {open && shown < story.reports.length && <button type="button" class="button" onClick={() => setShown(shown + OPENED)}>Show more</button>}
      </details>
    </li>
  );
}

function Told({id}: {id: string}) {
  const {value: row} = useAnswer(id, (stop) => report(id, stop));
  return (
    <li class="report-link"><a href={write("reports", id)} dir="auto">{row?.title ?? id}</a>{" "}
      {row && <span>{row.publisher.name ?? row.publisher.domain}{row.published ? `, ${showDay(row.published)}` : ""}{row.copy_of ? ", copies another" : ""}</span>}</li>
  );
}
