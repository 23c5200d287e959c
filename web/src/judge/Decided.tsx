// What people decided on this happening or actor and others, which any of them may take back.
import {useSignal} from "@preact/signals";
import {decideActors, decideIncidents, decisions} from "../api/orders";
import type {Decision} from "../api/types";
import {showDay} from "../parts/dates";
import {label} from "../parts/words";
import {write} from "../state/address";
import {useAnswer} from "../state/answer";
import {written} from "../state/written";
import {Ask} from "./Ask";

const WORDS: Record<string, string> = {
  join: "One happening", apart: "Two happenings", split_off: "Another happening", merge: "One actor", split: "Not one actor", confirm: "Is this entry", reject: "Is not this entry",
};

/// Asked for only where it can be taken back: the list holds the evidence of every decision.
interface Props {
  of: "incidents" | "actors";
  ids: string[];  // all that it ever had
  allowed: boolean;
}

export function Decided({of, ids, allowed}: Props) {
  const all = useAnswer(allowed ? `decided ${of}` : null, (stop) => decisions(of, stop));
  const rows = (all.value ?? []).filter((one) => one.kind !== "undo" && one.state !== "undone" && (one[of] ?? []).some((each) => ids.includes(each.id)));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="decided"><h2 id="decided">What people decided</h2>
      <ul class="plain">{rows.map((one) => <Row key={one.decision} one={one} of={of} ids={ids} allowed={allowed} />)}</ul>
    </section>
  );
}

function Row({one, of, ids, allowed}: Omit<Props, "ids"> & {one: Decision; ids: string[]}) {
  const asking = useSignal(false);
  const parts = (one[of] ?? []).map((each) => ({id: each.id, name: "name" in each ? each.name : each.title ?? each.id}));
  const said = `${WORDS[one.kind] ?? label(one.kind)}: ${parts.map((part) => part.name).join(", ")}${one.entry ? `, ${one.entry.name ?? one.entry.id}` : ""}`;
  return (
    <li>
      <b>{WORDS[one.kind] ?? label(one.kind)}</b> {parts.map((part, i) => <span key={i}>{i > 0 && ", "}{ids.includes(part.id) ? <span dir="auto">{part.name}</span> : <a href={write(of, part.id)} dir="auto">{part.name}</a>}</span>)}{one.entry && <>, {one.entry.name ?? one.entry.id}</>}. {one.why} <small class="by">{one.by}, {showDay(one.at)}</small>
      {one.state !== "in_force" && <> <b class="tag warn">{one.state.replace("_", " ")}</b></>}
      {allowed && <> <button type="button" class="link" onClick={() => (asking.value = true)}>Take back…</button></>}
      {asking.value && (
        <Ask title="Take it back" about={said} action="Take back" close={() => (asking.value = false)}
             send={async ({by, why}) => {
               const order = {kind: "undo" as const, undoes: one.decision, by, why};
               await (of === "incidents" ? decideIncidents(order) : decideActors(order));
               written.value = {said: `Taken back: ${said}`, back: null};
             }} />
      )}
    </li>
  );
}
