// Grades a source (how reliable it is) or a claim (how credible it is), by the two axes of the Admiralty system, which are kept apart.
import {useSignal} from "@preact/signals";
import {sources} from "../api/questions";
import {grade} from "../api/orders";
import {useAnswer} from "../state/answer";
import {written} from "../state/written";
import {Ask, type Given} from "./Ask";

export const RELIABILITY: Record<string, string> = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged",
};
const CREDIBILITY: Record<string, string> = {
  1: "confirmed by others", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "cannot be judged",
};

interface Props {
  of: {source: string} | {claim: string; name: string};
  now?: string | null;
  close: () => void;
}

export function GradeDialog({of, now, close}: Props) {
  const ofSource = "source" in of;
  const values = ofSource ? RELIABILITY : CREDIBILITY;
  const name = ofSource ? of.source : of.name;
  const send = async ({by, why, text}: Given) => {
    const value = text("value");
    const told = await grade(ofSource ? {kind: "reliability", source: of.source, reliability: value, by, why} : {kind: "credibility", claim: of.claim, credibility: value, by, why});
    written.value = {said: `Graded ${value}, ${values[value]}: ${name}`, back: (who, reason) => grade({kind: "undo", undoes: told.grade.grade, by: who, why: reason})};
  };
  return (
    <Ask title={ofSource ? "How reliable is this source?" : "How credible is this claim?"} about={<span dir="auto">{name}</span>} action="Grade" close={close} send={send}>
      <fieldset class="grades"><legend class="unseen">Grade</legend>
        {Object.entries(values).map(([value, words]) => (
          <label key={value}><input type="radio" name="value" value={value} required defaultChecked={value === now} /><b>{value}</b> {words}</label>
        ))}
      </fieldset>
      <p class="about">People grade; nothing is guessed from it. A later grade takes the place of the one before.</p>
    </Ask>
  );
}

export function GradePublisher({name}: {name: string}) {
  const open = useSignal(false);
  const row = useAnswer(open.value ? `grade of ${name}` : null, async (stop) => (await sources({source: name, limit: 20}, stop)).rows.find((one) => one.name === name) ?? null);
  return (
    <>
      <button type="button" class="button" onClick={() => (open.value = true)}>Grade its publisher…</button>
      {open.value && row.value !== undefined && <GradeDialog of={{source: name}} now={row.value?.reliability?.value} close={() => (open.value = false)} />}
    </>
  );
}
