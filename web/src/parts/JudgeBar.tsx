// Accept, reject or correct one thing: a key or a button, then why, then Enter.
import {useSignal} from "@preact/signals";
import type {ComponentChildren} from "preact";
import {useEffect, useLayoutEffect, useRef} from "preact/hooks";
import type {Refused} from "../api/client";
import type {JudgementOrder} from "../api/questions";
import {decide, done, judgeName, lastWhy, nameJudge} from "../state/judge";
import {written} from "../state/written";
import {PlaceField} from "../judge/PlaceField";
import {KINDS, STATUSES} from "./kinds";
import {label} from "./words";

type Verdict = JudgementOrder["verdict"];

const SAID: Record<string, string> = {accept: "Accepted", reject: "Rejected", correct: "Corrected"};
const KEYS: Record<string, Verdict> = {a: "accept", r: "reject", c: "correct", u: "undo"};

interface Props {
  on: string;    // the id of a happening or the key of a claim
  name: string;  // what it is called here
  about?: string;
  after?: () => void;
  children?: ComponentChildren;  // what else can be done about it
}

export function JudgeBar({on, name, about, after, children}: Props) {
  const open = useSignal<Verdict | null>(null);
  const fault = useSignal<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const begin = (verdict: Verdict) => {
    if (verdict === "undo" && done.value.length === 0) return;
    fault.value = null;
    open.value = verdict;
  };
  useLayoutEffect(() => {  // a key that is pressed at once counts
    const key = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest("input, textarea, select, dialog");
      if (event.key === "Escape") open.value = null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
      event.preventDefault();
      begin(KEYS[event.key]);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLInputElement>("input, select") ?? [];
    ([...fields].find((field) => field.value === "") ?? fields[0])?.focus();
  }, [open.value]);

  const send = (event: Event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const text = (field: string) => ((given.get(field) as string | null) ?? "").trim();
    const verdict = open.value as Verdict;
    const fields = ["date", "place", "kind", "status", "agent", "target", "speaker"].filter((field) => text(field)).map((field) => `${field}=${text(field)}`);
    nameJudge(text("by"));
    const last = done.value[done.value.length - 1];
    const order = verdict === "undo" ? {verdict, undoes: last?.number, why: text("why")} : verdict === "correct" ? {verdict, on, fields, why: text("why")} : {verdict, on, why: text("why")};
    decide(order).then((number) => {
      open.value = null;
      written.value = verdict === "undo" ? {said: `Taken back: ${last?.verdict}`, back: null} : {
        said: `${SAID[verdict]}: ${about ?? name}`,
        keep: on.startsWith("i-") ? undefined : on,
        back: (by, why) => {
          nameJudge(by);
          return decide({verdict: "undo", undoes: number, why});
        },
      };
      if (verdict !== "undo") after?.();
    }, (told: Refused) => (fault.value = told.message));
  };
  const last = done.value[done.value.length - 1];
  return (
    <div class="judge" aria-label={`Judge ${name}`} role="group">
      {about && <p class="judged" dir="auto">{about}</p>}
      <div class="verdicts">
        <button type="button" onClick={() => begin("accept")} aria-pressed={open.value === "accept"}><kbd>a</kbd> Accept</button>
        <button type="button" onClick={() => begin("reject")} aria-pressed={open.value === "reject"}><kbd>r</kbd> Reject</button>
        <button type="button" onClick={() => begin("correct")} aria-pressed={open.value === "correct"}><kbd>c</kbd> Correct</button>
        {last && <button type="button" onClick={() => begin("undo")} aria-pressed={open.value === "undo"}><kbd>u</kbd> Take back “{last.verdict}”</button>}
        {children}
      </div>
      {open.value && (
        <form ref={form} onSubmit={send} key={open.value}>
          {open.value === "correct" && <Corrections ofClaim={!on.startsWith("i-")} />}
          <label class="field wide">Why<input name="why" required maxLength={2000} defaultValue={open.value === "undo" ? "" : lastWhy.value} autocomplete="off" /></label>
          <label class="field">Who judges<input name="by" required maxLength={200} defaultValue={judgeName.value} autocomplete="off" /></label>
          <button type="submit" class="button primary">{label(open.value)} {open.value === "undo" ? "" : name}</button>
          {fault.value && <p class="notice fault" role="alert">{fault.value}</p>}
        </form>
      )}
    </div>
  );
}

function Corrections({ofClaim}: {ofClaim: boolean}) {
  const choice = (name: string, text: string, among: string[]) => (
    <label class="field">{text}<select name={name}><option value="">as it is</option>{among.map((one) => <option key={one} value={one}>{label(one)}</option>)}</select></label>
  );
  const words = (name: string, text: string, hint: string) => <label class="field">{text}<input name={name} placeholder={hint} autocomplete="off" /></label>;
  return (
    <>
      {words("date", "When", "2019-08")}<PlaceField />
      {choice("kind", "Kind", KINDS)}{choice("status", "Status", STATUSES)}
      {ofClaim && <>{words("agent", "Who did it", "a name")}{words("target", "To whom", "a name")}{words("speaker", "Who says it", "a name, or words of the report")}</>}
    </>
  );
}
