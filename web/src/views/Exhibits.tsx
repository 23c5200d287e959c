// All images and films that came in as files, the latest first, with the report that each came with.
import {useState} from "preact/hooks";
import {allExhibits, report} from "../api/questions";
import {ExhibitList, hasPictures, ShowPictures} from "../parts/Exhibits";
import {Notice} from "../parts/Notice";
import {ReportTabs} from "../parts/ReportTabs";
import {count} from "../parts/words";
import {write} from "../state/address";
import {useAnswer} from "../state/answer";

const ONCE = 40;

export function Exhibits() {
  const answer = useAnswer("exhibits", allExhibits);
  const [shown, setShown] = useState(ONCE);
  const kept = answer.value ?? [];
  return (
    <article class="sheet">
      <header class="sheet-head"><h1 tabIndex={-1}>Exhibits</h1><ReportTabs /></header>
      <Notice answer={answer} empty={answer.value && kept.length === 0 && "No image or film came in as a file. Drop some here, or take a page in with dateline add URL --with-media."} />
      {kept.length > 0 && (
        <section>
          <div class="exhibits-head"><p class="about">{count(kept.length, "file")}, the latest first. What they say of themselves is no fact.</p>{hasPictures(kept) && <ShowPictures />}</div>
          <ExhibitList kept={kept.slice(0, shown)} from={(id) => <Title id={id} />} />
          {shown < kept.length && <button type="button" class="button more" onClick={() => setShown(shown + ONCE)}>Show more</button>}
        </section>
      )}
    </article>
  );
}

function Title({id}: {id: string}) {
  const row = useAnswer(id, (stop) => report(id, stop));
  return <a href={write("reports", id)} dir="auto">{row.value?.title ?? id}</a>;
}
