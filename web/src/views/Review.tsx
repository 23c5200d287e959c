// Judge by keyboard: what nobody judged yet, what is disputed first, one happening at a time.
import {useSignal} from "@preact/signals";
import {useLayoutEffect} from "preact/hooks";
import {mayWrite, waiting, type Waiting} from "../api/questions";
import {showTime} from "../parts/dates";
import {Filters} from "../parts/Filters";
import {JudgeBar} from "../parts/JudgeBar";
import {groupOf} from "../parts/kinds";
import {Notice} from "../parts/Notice";
import {Standing} from "../parts/Standing";
import {chainOf, count, label, siteOf, whoToWhom} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {done} from "../state/judge";

const NAMES = ["kind", "actor", "place", "country", "case"];
const AHEAD = 20;

export function Review() {
  const {given} = here.value;
  const allowed = useAnswer("may write", mayWrite);
  const queue = useAnswer(`review ${JSON.stringify(given)}`, (stop) => waiting({...given, limit: AHEAD}, stop));
  const at = useSignal(0);
  const chosen = useSignal(0);  // 0 the happening, then its claims
  const rows = queue.value?.rows ?? [];
  const now = rows[Math.min(at.value, rows.length - 1)];
  const step = (by: number) => {
    at.value = Math.max(0, Math.min(rows.length - 1, at.value + by));
    chosen.value = 0;
  };
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent) => {
      if ((event.target as Element).closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
      const claims = rows[at.value]?.claims.length ?? 0;
      if (event.key === "n") step(1);
      else if (event.key === "p") step(-1);
      else if (event.key === "j") chosen.value = Math.min(claims, chosen.value + 1);
      else if (event.key === "k") chosen.value = Math.max(0, chosen.value - 1);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [rows]);
  return (
    <>
      <Filters names={NAMES} also={["from", "to", "publisher", "source"]} />
      <div class="sheet review">
        <header>
          <h1 tabIndex={-1}>Review</h1>
          <p class="about">What cases hold or cite first, then the disputed, then what rests on one source. <kbd>a</kbd> accept, <kbd>r</kbd> reject, <kbd>c</kbd> correct, <kbd>j</kbd> <kbd>k</kbd> choose a claim, <kbd>n</kbd> <kbd>p</kbd> next and previous, <kbd>u</kbd> take back.
            {done.value.length > 0 && ` ${count(done.value.length, "judgement")} made here.`}</p>
          {allowed.value === false && <p class="notice">This server only reads. Start it with <code>--allow-writes</code> to judge.</p>}
        </header>
        <Notice answer={queue} empty={queue.value && rows.length === 0 && "Nothing waits for a judgement under these filters."} />
        {now && <One of={now} chosen={chosen.value} choose={(index) => (chosen.value = index)} allowed={allowed.value === true} />}
        {rows.length > 1 && <nav class="verdicts" aria-label="Queue"><button type="button" onClick={() => step(-1)} disabled={at.value === 0}><kbd>p</kbd> Previous</button><button type="button" onClick={() => step(1)} disabled={at.value >= rows.length - 1}><kbd>n</kbd> Next</button><span class="about">{Math.min(at.value, rows.length - 1) + 1} of {rows.length}{queue.value?.cursor ? " and more" : ""}</span></nav>}
      </div>
    </>
  );
}

function One({of, chosen, choose, allowed}: {of: Waiting; chosen: number; choose: (index: number) => void; allowed: boolean}) {
  const {incident, claims} = of;
  const claim = chosen > 0 ? claims[chosen - 1] : undefined;
  const site = siteOf(incident);
  return (
    <article class={`one group-${groupOf(incident.kind)}`}>
      <button type="button" class="candidate whole" aria-pressed={chosen === 0} onClick={() => choose(0)}>
        <span class="over"><span class="kind">{label(incident.kind)}</span><span>{showTime(incident.time)}</span>{site && <span>{site}</span>}{incident.status !== "occurred" && <span>{incident.status}</span>}</span>
        <b>{whoToWhom(incident) || incident.title}</b>
        <Standing of={incident} />
      </button>
      <ul>{claims.map((one, i) => (
        <li key={one.claim}>
          <button type="button" class={`candidate ${one.polarity}`} aria-pressed={chosen === i + 1} onClick={() => choose(i + 1)}>
            <span class="over"><span>{one.polarity === "denied" ? "denied by" : "said by"} {chainOf(one.attribution.map((step) => ({depth: step.depth, name: `${step.count ? `${step.count} ` : ""}${step.source ?? "not named"}`})))}</span>{one.review && one.review.state !== "unreviewed" && <b class="tag">{one.review.state}</b>}</span>
            <q dir="auto">{one.sentence?.trim() ?? one.words}</q>
          </button>
        </li>
      ))}</ul>
      {allowed && <JudgeBar key={claim?.claim ?? incident.id} on={claim?.claim ?? incident.id} name={claim ? "this claim" : "this happening"} />}
      <p><a href={write("incidents", incident.id)}>All that is said of it</a>{claim && <>, <a href={write("reports", claim.report, {claim: claim.claim})}>the claim in its report</a></>}</p>
    </article>
  );
}
