// Exhibits: files that came in, with their picture, and pictures that a page shows and nobody kept; where and when they claim to be, by whom.
import type {ComponentChildren} from "preact";
import type {Exhibit} from "../api/questions";
import {allClear, showAll} from "../state/pictures";
import {showDay} from "./dates";
import {Picture} from "./Picture";
import {label} from "./words";

const MADE = ["DateTimeOriginal", "CreationTime", "com.apple.quicktime.creationdate", "DateUTC", "DateTime"];  // what files call the time at which they were made

interface Props {
  kept: Exhibit[];
  linked?: Exhibit[];
  from?: (report: string) => ComponentChildren;  // the way to the report, where there are several
}

export function ExhibitList({kept, linked = [], from}: Props) {
  const only = linked.filter((one) => !kept.some((other) => other.input === one.url));
  return <ul class="plain exhibits">{[...kept, ...only].map((one, i) => <ExhibitRow key={one.sha256 ? one.sha256 + one.report : i} exhibit={one} from={from} />)}</ul>;
}

/// Whether there is any picture that the switch would show.
export const hasPictures = (kept: Exhibit[]): boolean => kept.some((one) => one.shown);

export function ShowPictures() {
  return (
    <label class="show-pictures" title="Pictures of events can be hard to look at. The choice holds until this tab is closed.">
      <input type="checkbox" checked={allClear.value} onChange={(event) => showAll(event.currentTarget.checked)} /> show all pictures
    </label>
  );
}

function ExhibitRow({exhibit: one, from}: {exhibit: Exhibit; from?: Props["from"]}) {
  const size = [one.type?.toUpperCase(), one.width && one.height ? `${one.width} × ${one.height}` : null, one.seconds ? `${Math.round(one.seconds)} s` : null,
    one.bytes ? `${Math.ceil(one.bytes / 1024).toLocaleString("en")} KiB` : null].filter(Boolean).join(", ");
  const words = one.caption || one.alt;
  const claimed = [...(one.claimed?.places ?? []), ...(one.claimed?.times ?? []).map(showDay)].join(", ");
  const made = MADE.map((name) => one.says?.find((saying) => saying.name === name)?.value).find(Boolean);
  return (
    <li class={one.sha256 ? "exhibit kept" : "exhibit"}>
      {one.sha256 && one.shown && <Picture sha256={one.sha256} words={words || `${label(one.kind ?? "image")} without words`} />}
      <div class="exhibit-words">
        {words && <p dir="auto">{words}</p>}
        <dl>
          {from && one.report && <div><dt>With</dt><dd>{from(one.report)}</dd></div>}
          {claimed && <div><dt>Its caption claims</dt><dd>{claimed}</dd></div>}
          {made && <div><dt>The file says</dt><dd>{made.replace(/^(\d{4}):(\d\d):(\d\d)/, (_, year, month, day) => showDay(`${year}-${month}-${day}`))}</dd></div>}
          {one.sha256 && !one.report && one.input && <div><dt>File</dt><dd dir="auto">{one.input.split("/").pop()}</dd></div>}
          <div><dt>{label(one.kind ?? "exhibit")}</dt><dd>{size || "shown by the page, not kept"}</dd></div>
          {one.sha256 && <div><dt>Kept</dt><dd>{showDay(one.captured_at)} <code title={one.sha256}>SHA-256 {one.sha256.slice(0, 16)}…</code></dd></div>}
        </dl>
      </div>
    </li>
  );
}
