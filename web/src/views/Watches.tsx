// What is watched, and what each watch told last. Nothing is marked as told by looking here: `dateline watch run` does that.
import {watch, watches} from "../api/questions";
import {showDay} from "../parts/dates";
import {Notice} from "../parts/Notice";
import {count, label} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

const filterWords = (filter: Record<string, unknown> | undefined) => Object.entries(filter ?? {}).map(([name, value]) => `${name} ${String(value)}`).join(", ") || "everything";

export function Watches() {
  const answer = useAnswer("watches", watches);
  return (
    <div class="sheet wide">
      <header><h1 tabIndex={-1}>Watches</h1></header>
      <Notice answer={answer} empty={answer.value?.length === 0 && "Nothing is watched yet. `dateline watch add NAME` with any filters does it."} />
      <ul class="plain">{answer.value?.map((one) => (
        <li key={one.name} class="report-row">
          <a class="title" href={write("watches", one.name)} dir="auto">{one.name}</a>
          <span class="meta"><b>{label(one.question.over)}</b><span>{filterWords(one.question.filter)}</span><span>{count(one.told, "match", "matches")} told</span>
            <span>last looked {one.looked_at ? showDay(one.looked_at) : "never"}</span>{one.stopped && <span class="tag">stopped</span>}</span>
        </li>
      ))}</ul>
    </div>
  );
}

interface Match {
  incident?: string;
  claim?: string;
  report?: string;
  actor?: string;
  change?: string;
  since?: string;
  title?: string;
  at?: string;
  about?: string;
  words?: string;
  evidence?: {report: string; claim: string; sentence: string | null}[];
}

const QUOTED = 3;  // sentences of a match

function MatchRow({match}: {match: Match}) {
  const [view, id] = match.incident ? ["incidents", match.incident] : match.actor ? ["actors", match.actor] : ["reports", match.report ?? ""];
  const quoted = new Map((match.evidence ?? []).filter((one) => one.sentence).map((one) => [`${one.report} ${one.sentence}`, one]));
  return (
    <li class="report-row match">
      <a class="title" href={write(view, id)} dir="auto">{match.about ? label(match.about) : match.title ?? id}</a>
      <span class="meta"><b>{match.words && match.about ? match.words.replace(match.about, "").replace(/:\s*$|:\s+(?=\()/, " ").trim() : label(match.change ?? "new")}</b>{match.at && <span>told {showDay(match.at)}</span>}
        {match.since && <span>since {showDay(match.since)}</span>}</span>
      {[...quoted.values()].slice(0, QUOTED).map((one) => <a key={`${one.report} ${one.claim}`} class="told" href={write("reports", one.report, {claim: one.claim})}><q class="snippet" dir="auto">{one.sentence?.trim()}</q></a>)}
    </li>
  );
}

export function WatchView() {
  const {what} = here.value;
  const answer = useAnswer(what, (stop) => watch(what, stop));
  if (!answer.value) return <Notice answer={answer} />;
  const one = answer.value;
  const matches = (one.matches ?? []) as Match[];
  return (
    <article class="sheet">
      <header class="sheet-head"><p class="over"><span>Watch over {one.question.over}</span><span>{filterWords(one.question.filter)}</span></p><h1 tabIndex={-1} dir="auto">{one.name}</h1>
        <p class="about">Made {showDay(one.made_at)}{one.made_by && ` by ${one.made_by}`}; told {count(one.told, "match", "matches")}.</p></header>
      <section><h2>Told last</h2>
        {matches.length === 0 && <p class="about">Nothing new yet.</p>}
        <ul class="plain">{[...matches].reverse().map((match, i) => <MatchRow key={i} match={match} />)}</ul>
      </section>
    </article>
  );
}
