// What people put down in a case: notes, questions and answers, hypotheses with evidence, findings. An entry is never changed; it can be taken back.
import {useSignal} from "@preact/signals";
import type {ComponentChildren} from "preact";
import {openCase, putIntoCase, type EntryOrder} from "../api/orders";
import type {Case, Member} from "../api/types";
import {label} from "../parts/words";
import {go, write} from "../state/address";
import {written} from "../state/written";
import {Ask, Choice, Field, type Given} from "./Ask";

type Needs = "text" | "members" | "evidence" | "finding";

interface Kind {
  title: string;
  action: string;
  said: string;
  why: "always" | "may" | "never";
  needs: Needs[];
  field?: string;
}

export const ENTRIES: Record<string, Kind> = {
  note: {title: "A note", action: "Put down", said: "Noted", why: "never", needs: ["text", "members"], field: "Note"},
  question: {title: "A question that the case is to answer", action: "Ask", said: "Asked", why: "never", needs: ["text", "members"], field: "Question"},
  answer: {title: "An answer", action: "Answer", said: "Answered", why: "never", needs: ["text", "members"], field: "Answer"},
  hypothesis: {title: "What may be so", action: "Put down", said: "Supposed", why: "may", needs: ["text"], field: "Hypothesis"},
  support: {title: "What speaks for it", action: "Add evidence", said: "Evidence for it added", why: "may", needs: ["evidence"]},
  against: {title: "What speaks against it", action: "Add evidence", said: "Evidence against it added", why: "may", needs: ["evidence"]},
  assess: {title: "A finding", action: "Put down", said: "Found", why: "always", needs: ["finding"], field: "Finding"},
  tag: {title: "A tag", action: "Tag", said: "Tagged", why: "never", needs: ["text"], field: "Tag"},
  remove: {title: "Take out of the case", action: "Take out", said: "Taken out", why: "always", needs: []},
  close: {title: "Close the case", action: "Close", said: "Closed", why: "always", needs: []},
  reopen: {title: "Open the case again", action: "Open", said: "Opened again", why: "always", needs: []},
  undo: {title: "Take an entry back", action: "Take back", said: "Taken back", why: "always", needs: []},
};
const STANDARDS = ["reasonable grounds", "balance of probabilities", "beyond reasonable doubt"];
const LIKELIHOODS = ["almost certain", "very likely", "likely", "roughly even chance", "unlikely", "very unlikely", "remote chance"];

interface Props {
  of: Case;
  kind: string;
  about?: ComponentChildren;
  given?: Partial<EntryOrder>;  // what is fixed already
  children?: ComponentChildren;  // on the button
}

/// A button that asks for an entry of one kind.
export function Put({of, kind, about, given, children}: Props) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class={children ? "link" : "button"} onClick={() => (open.value = true)}>{children ?? `${ENTRIES[kind].field ?? ENTRIES[kind].title}…`}</button>
      {open.value && <PutDialog of={of} kind={kind} about={about} given={given} close={() => (open.value = false)} />}
    </>
  );
}

function PutDialog({of, kind, about, given, close}: Omit<Props, "children"> & {close: () => void}) {
  const {title, action, said, why, needs, field} = ENTRIES[kind];
  const send = async ({by, why: reason, text, all}: Given) => {
    const keys = [...new Set([...(given?.keys ?? []), ...all("keys"), ...text("more").split(/\s+/)])].filter(Boolean);
    const on = text("on");
    const order: EntryOrder = {kind, by, ...given, why: reason || undefined, text: text("text") || undefined, standard: text("standard") || undefined, likelihood: text("likelihood") || undefined, alternatives: text("alternatives") || undefined};
    if (on) Object.assign(order, /^\d+$/.test(on) ? {of: Number(on)} : {keys: [on]});
    else if (keys.length > 0) order.keys = keys;
    if (needs.includes("evidence") && !order.keys) throw new Error("Choose what the evidence is.");
    const told = await putIntoCase(of.case, order);
    written.value = {said: `${said}${order.text ? `: ${order.text}` : ""}`, back: kind === "undo" ? null : (who, reason_) => putIntoCase(of.case, {kind: "undo", undoes: told.entry.entry, by: who, why: reason_})};
  };
  return (
    <Ask title={title} about={about ?? <>Case {of.case}</>} action={action} why={why} whyName={kind === "assess" ? "Reasoning" : undefined} close={close} send={send} wide={needs.includes("evidence")}>
      {needs.includes("finding") && <Finding of={of} given={given} />}
      {needs.includes("text") && <label class="field whole">{field}<textarea name="text" required maxLength={8000} rows={kind === "tag" ? 1 : 4} data-first dir="auto" /></label>}
      {needs.includes("members") && of.members.length > 0 && <details class="of-members"><summary>On what (may be left out)</summary><Members of={of} /></details>}
      {needs.includes("evidence") && <><Members of={of} /><Field name="more" label="Others, by key or id" hint="several with blanks between" /></>}
    </Ask>
  );
}

function Members({of}: {of: Case}) {
  const known = new Map(of.members.filter((one) => one.now).map((one) => [one.now as string, one]));
  return (
    <ul class="picks" aria-label="What is in the case">{[...known].map(([id, one]) => (
      <li key={id}><label class="pick"><input type="checkbox" name="keys" value={id} /><span><span class="over">{label(one.kind === "incident" ? "happening" : one.kind)}</span><span dir="auto">{one.name}</span></span></label></li>
    ))}</ul>
  );
}

/// On a hypothesis, a happening or a claim.
function Finding({of, given}: {of: Case; given?: Partial<EntryOrder>}) {
  const subjects: [string, string][] = [...of.hypotheses.map((one): [string, string] => [String(one.entry), one.text]),
    ...of.members.filter((one): one is Member & {now: string} => one.now !== null && (one.kind === "incident" || one.kind === "claim")).map((one): [string, string] => [one.now, one.name])];
  const fixed = given?.of !== undefined;
  return (
    <>
      {!fixed && (subjects.length > 0
        ? <Choice name="on" label="On what" among={subjects.map(([id]) => id)} say={(id) => subjects.find(([one]) => one === id)?.[1] ?? id} />
        : <p class="notice">A finding is on a hypothesis, a happening or a claim; put one into the case first.</p>)}
      <Field name="standard" label="Standard of proof" hint={STANDARDS[0]} list="standards" required /><datalist id="standards">{STANDARDS.map((one) => <option key={one} value={one} />)}</datalist>
      <Field name="likelihood" label="Likelihood (may be left out)" hint={LIKELIHOODS[2]} list="likelihoods" /><datalist id="likelihoods">{LIKELIHOODS.map((one) => <option key={one} value={one} />)}</datalist>
      <Field name="alternatives" label="Other explanations that were considered (may be left out)" />
      <label class="field whole">The finding in a sentence (without one, what it is on)<textarea name="text" rows={2} maxLength={8000} dir="auto" /></label>
    </>
  );
}

export function NewCase() {
  const open = useSignal(false);
  const send = async ({by, text}: Given) => {
    const name = text("name");
    await openCase({case: name, about: text("about") || undefined, by});
    written.value = {said: `Opened case ${name}`, back: null};
    go(write("cases", name));
  };
  return (
    <>
      <button type="button" class="button primary" onClick={() => (open.value = true)}>New case…</button>
      {open.value && (
        <Ask title="A new case" about="What belongs together: reports, happenings, claims and actors, with notes, questions and findings." action="Open it" why="never" close={() => (open.value = false)} send={send}>
          <Field name="name" label="Name" hint="depot" required first /><Field name="about" label="What it is about" />
        </Ask>
      )}
    </>
  );
}
