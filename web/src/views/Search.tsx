// What was found, in what one looks for: reports, sentences, claims, happenings, actors or places.
import {search} from "../api/questions";
import type {Hit} from "../api/types";
import {showDay, showTime} from "../parts/dates";
import {ExportMenu} from "../parts/ExportMenu";
import {Notice} from "../parts/Notice";
import {Snippet} from "../parts/Snippet";
import {hitsTable} from "../parts/tables";
import {count, label} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

const IN: [string, string][] = [["reports", "Reports"], ["sentences", "Sentences"], ["claims", "Claims"], ["incidents", "Happenings"], ["actors", "Actors"], ["places", "Places"]];

export function Search() {
  const {given} = here.value;
  const within = given.in ?? "reports";
  const asked = given.query ? JSON.stringify(given) : null;
  const answer = useAnswer(asked, (stop) => search({...given, in: within, limit: 100}, stop));
  const told = answer.value;
  return (
    <div class="sheet wide">
      <header>
        <div class="head-line"><h1 tabIndex={-1} dir="auto">{given.query || "Search"}</h1>{told && told.hits.length > 0 && <ExportMenu table={hitsTable(told.hits, within)} />}</div>
        <nav class="tabs" aria-label="What is searched">
          {IN.map(([key, name]) => <a key={key} href={write("search", "", {...given, in: key})} aria-current={key === within ? "true" : undefined}>{name}</a>)}
        </nav>
      </header>
      <Notice answer={answer} empty={told && told.hits.length === 0 && "Nothing was found. Words must all occur; try fewer, or begin* for a beginning."} />
      {told && told.hits.length > 0 && (
        <>
          <p class="about">
            {told.counted !== null && foundWords(told.counted, told.of_more, within)}
            {told.widened.map(({words, also}) => <span key={words}>“{words}” finds {also.join(", ")}, too. </span>)}
          </p>
          <ul class="plain hits">{told.hits.map((hit, i) => <li key={i}><HitRow hit={hit} within={within} /></li>)}</ul>
        </>
      )}
    </div>
  );
}

/// What is counted are reports, of sentences and claims too; of happenings they are those.
function foundWords(counted: number, ofMore: boolean, within: string): string {
  const more = ofMore ? " and more" : "";
  if (within === "sentences" || within === "claims") return `In ${count(counted, "report")}${more}. `;
  return `${count(counted, within === "incidents" ? "happening" : "report")}${more}. `;
}

function HitRow({hit, within}: {hit: Hit; within: string}) {
  if (within === "actors") {
    return <><a class="title" href={write("actors", hit.actor)} dir="auto">{hit.name}</a><span class="meta"><span>{label(hit.type ?? "")}</span>{hit.country && <span>{hit.country}</span>}<span>{count(hit.reports ?? 0, "report")}</span></span></>;
  }
  if (within === "places") {
    return <><a class="title" href={write("incidents", "", {place: hit.place})} dir="auto">{hit.place}</a><span class="meta">{hit.country && <span>{hit.country}</span>}<span>{count(hit.reports ?? 0, "report")}</span></span></>;
  }
  if (hit.incident) {
    return (
      <>
        <a class="title" href={write("incidents", hit.incident)} dir="auto">{label(hit.kind ?? "")}: {hit.title ?? hit.incident}</a>
        <Snippet text={hit.snippet ?? ""} />
        <span class="meta">{hit.time && <span>{showTime(hit.time)}</span>}</span>
      </>
    );
  }
  return (
    <>
      <a class="title" href={write("reports", hit.report, {claim: hit.claim ?? undefined})} dir="auto">{hit.title ?? hit.report}</a>
      {hit.snippet?.replace(/[[\]]/g, "").trim() !== hit.title && <Snippet text={hit.snippet ?? ""} />}
      <span class="meta"><b>{hit.publisher}</b><span>{showDay(hit.published)}</span></span>
    </>
  );
}
