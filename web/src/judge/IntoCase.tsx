// Puts a report, a claim, a happening or an actor into a case, also into one that is opened for it.
import {useSignal} from "@preact/signals";
import {cases} from "../api/questions";
import {openCase, putIntoCase} from "../api/orders";
import {write} from "../state/address";
import {useAnswer} from "../state/answer";
import {written} from "../state/written";
import {Ask, Choice, Field, type Given} from "./Ask";

const NEW = "\n";  // no case is called so

export function IntoCase({item, name}: {item: string; name: string}) {
  const asking = useSignal(false);
  return (
    <>
      <button type="button" class="button" onClick={() => (asking.value = true)}>Put into a case…</button>
      {asking.value && <IntoCaseDialog item={item} name={name} close={() => (asking.value = false)} />}
    </>
  );
}

function IntoCaseDialog({item, name, close}: {item: string; name: string; close: () => void}) {
  const all = useAnswer("cases", cases);
  const open = (all.value ?? []).filter((one) => !one.closed);
  const chosen = useSignal<string | null>(null);
  const fresh = all.value !== undefined && (chosen.value === NEW || open.length === 0);
  const send = async ({by, why, text}: Given) => {
    const into = fresh ? text("name") : text("case");
    if (fresh) await openCase({case: into, about: text("about") || undefined, by});
    const told = await putIntoCase(into, {kind: "add", keys: [item], by, why: why || undefined});
    written.value = {said: `In case ${into}: ${name}`, href: write("cases", into), back: (who, reason) => putIntoCase(into, {kind: "undo", undoes: told.entry.entry, by: who, why: reason})};
  };
  if (all.waiting && !all.value) return null;
  return (
    <Ask title="Put into a case" about={<span dir="auto">{name}</span>} action="Put in" why="may" close={close} send={send}>
      {open.length > 0 && <Choice name="case" label="Case" among={[...open.map((one) => one.case), NEW]} say={(one) => (one === NEW ? "a new case…" : one)} value={open[0].case} onChange={(one) => (chosen.value = one)} />}
      {fresh && <><Field name="name" label="Name of the new case" hint="depot" required first /><Field name="about" label="What it is about (may be left out)" /></>}
    </Ask>
  );
}
