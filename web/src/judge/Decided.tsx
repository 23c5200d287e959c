// What people decided of a happening, a claim, an actor or a report: who, when and why. What counts can be taken back by anybody; what counts no more stands below.
import {useSignal} from "@preact/signals";
import {decideActors, decideIncidents, decisions, grade} from "../api/orders";
import {judge} from "../api/questions";
import type {Decision, Span} from "../api/types";
import {showDay} from "../parts/dates";
import {count, label} from "../parts/words";
import {write} from "../state/address";
import {useAnswer} from "../state/answer";
import {written} from "../state/written";
import {Ask} from "./Ask";

const WORDS: Record<string, string> = {
  join: "One happening", apart: "Two happenings", split_off: "Another happening", merge: "One actor", split: "Not one actor", confirm: "Is this entry", reject: "Is not this entry",
};
const VERDICTS: Record<string, string> = {accept: "Accepted", reject: "Rejected", correct: "Corrected", create: "Added", second: "Agreed with", done: "Read in full"};

interface Props {
  of: string;
  allowed: boolean;
  among?: {claim: string | null; span: Span};  // of a report's only those on these words
}

const counts = ({state, undone, log}: Decision) => (log === "marks" ? !undone : state === "in_force");
const isUndo = (one: Decision) => one.kind === "undo" || one.verdict === "undo";

export function Decided({of, allowed, among}: Props) {
  const all = useAnswer(`decided ${of}`, (stop) => decisions(of, stop));
  const heading = among ? "decided-here" : "decided";
  const rows = (all.value ?? []).filter((one) => !isUndo(one) && (!among || isAmong(one, among)));
  const [now, before] = [rows.filter(counts), rows.filter((one) => !counts(one))];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={now.length > 0 ? heading : undefined}>
      {now.length > 0 && <><h2 id={heading}>{among ? "What people decided of this claim" : "What people decided"}</h2><ul class="plain">{now.map((one) => <Row key={keyOf(one)} one={one} of={of} allowed={allowed} />)}</ul></>}
      {before.length > 0 && (
        <details class="before"><summary>{count(before.length, "decision")} that {before.length === 1 ? "counts" : "count"} no more</summary>
          <ul class="plain">{before.map((one) => <Row key={keyOf(one)} one={one} of={of} allowed={false} />)}</ul>
        </details>
      )}
    </section>
  );
}

const isAmong = (one: Decision, {claim, span}: {claim: string | null; span: Span}) =>
  (claim !== null && one.claim === claim) || Boolean(one.span && one.span[0] < span[1] && one.span[1] > span[0]);
const numberOf = (one: Decision) => one.judgement ?? one.decision ?? one.grade ?? one.number ?? 0;
const keyOf = (one: Decision) => `${one.log} ${numberOf(one)}`;

/// "Corrected claim “...”: date 2023-08", "One happening: A, B", "Credibility 2"
function saidOf(one: Decision): {what: string; words: string | null; set: string} {
  if (one.log === "grades") return {what: `${label(one.kind ?? "grade")} ${one.value ?? ""}`, words: null, set: ""};
  if (one.log === "marks") return {what: "Marked", words: null, set: [one.tlp && `tlp ${one.tlp}`, one.no_export && "not for export", one.embargo && `until ${showDay(one.embargo)}`].filter(Boolean).join(", ")};
  if (one.log === "judgements") {
    const set = (one.corrections ?? []).map(({field, of, value}) => [field, field === "speaker" ? null : of, value ?? "none"].filter(Boolean).join(" ")).join(", ");
    return {what: `${VERDICTS[one.verdict ?? ""] ?? label(one.verdict ?? "")}${one.item && one.item !== "report" ? `: ${one.item === "incident" ? "the happening" : one.item}` : ""}`, words: one.item === "incident" ? null : one.words ?? null, set};
  }
  return {what: WORDS[one.kind ?? ""] ?? label(one.kind ?? ""), words: null, set: ""};
}

async function takeBack(one: Decision, by: string, why: string) {
  const order = {kind: "undo" as const, undoes: numberOf(one), by, why};
  if (one.log === "judgements") await judge({verdict: "undo", undoes: numberOf(one), by, why});
  else if (one.log === "incidents") await decideIncidents(order);
  else if (one.log === "actors") await decideActors(order);
  else await grade(order);
}

function Row({one, of, allowed}: Pick<Props, "of" | "allowed"> & {one: Decision}) {
  const asking = useSignal(false);
  const {what, words, set} = saidOf(one);
  const kind = one.log === "actors" ? "actors" : "incidents";
  const parts = one.log === "judgements" ? [] : (one[kind] ?? []).map((each) => ({id: each.id, name: "name" in each ? each.name : each.title ?? each.id}));
  const said = [what, words && `“${words}”`, set, parts.map((part) => part.name).join(", "), one.entry && (one.entry.name ?? one.entry.id)].filter(Boolean).join(" ");
  return (
    <li>
      <b>{what}</b>{words && <> <q dir="auto">{words}</q></>}{set && <> <span>{set}</span></>}
      {parts.map((part, i) => <span key={i}>{i > 0 ? ", " : " "}{part.id === of ? <span dir="auto">{part.name}</span> : <a href={write(kind, part.id)} dir="auto">{part.name}</a>}</span>)}{one.entry && <>, {one.entry.name ?? one.entry.id}</>}
      {!counts(one) && <> <b class="tag warn">{(one.state ?? "undone").replace("_", " ")}</b></>}
      <p class="about">{one.by}, {showDay(one.at)}: <span dir="auto">{one.why}</span>{allowed && one.log !== "marks" && <> <button type="button" class="link" onClick={() => (asking.value = true)}>Take back…</button></>}</p>
      {asking.value && (
        <Ask title="Take it back" about={said} action="Take back" close={() => (asking.value = false)}
             send={async ({by, why}) => {
               await takeBack(one, by, why);
               written.value = {said: `Taken back: ${said}`, back: null};
             }} />
      )}
    </li>
  );
}
