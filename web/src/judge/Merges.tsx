// Why all that stands under one actor is one: what the machine joined, and what people say of that.
import {useSignal} from "@preact/signals";
import {decideActors} from "../api/orders";
import type {Merge} from "../api/types";
import {count, label} from "../parts/words";
import {written} from "../state/written";
import {Ask, Choice, type Given} from "./Ask";

const REASONS: Record<string, string> = {
  same_state: "states of one code", same_body_of_state: "bodies of one state that every state has", same_name: "the same name", same_link: "one entry of a base", same_as: "a report says so",
  also_called: "a report gives both names", acronym: "a report gives the short form", transliteration: "spellings of one name", name_order: "the same name in another order", fuller_name: "a fuller form of the name",
  family_name: "family name and office", decision: "a person said so",
};

interface Actor {
  id: string;
  name: string;
  merges: Merge[];
}

export function Merges({of, titles, allowed}: {of: Actor; titles: Map<string, string>; allowed: boolean}) {
  if (of.merges.length === 0) return null;
  return (
    <section aria-labelledby="merges"><h2 id="merges">Why it is one actor</h2>
      <ul class="plain">{of.merges.map((merge, i) => <Row key={i} merge={merge} of={of} titles={titles} allowed={allowed} />)}</ul>
    </section>
  );
}

function Row({merge, of, titles, allowed}: {merge: Merge; of: Actor; titles: Map<string, string>; allowed: boolean}) {
  const open = useSignal<"merge" | "split" | null>(null);
  const {state, by, why} = merge.review;
  return (
    <li class="merge">
      <span><b dir="auto">{merge.names.join(" = ")}</b> <span class="about">{REASONS[merge.why] ?? label(merge.why)}{merge.agree.length > 0 && `, ${merge.agree.join(" and ")} agree`}; {count(new Set(merge.reports).size, "report")}</span>
        {state !== "unreviewed" && <> <b class={`tag review-${state}`}>{state.replace("_", " ")}</b> <small>{by}: {why}</small></>}</span>
      {allowed && <span class="tools"><button type="button" class="link" onClick={() => (open.value = "merge")}>Rightly one…</button><button type="button" class="link" onClick={() => (open.value = "split")}>Not one…</button></span>}
      {open.value && <Decide kind={open.value} merge={merge} of={of} titles={titles} close={() => (open.value = null)} />}
    </li>
  );
}

/// Of two names one is another's, of one name what a report tells.
function Decide({kind, merge, of, titles, close}: {kind: "merge" | "split"; merge: Merge; of: Actor; titles: Map<string, string>; close: () => void}) {
  const byName = merge.names.length > 1;
  const parts = byName ? merge.names.filter((name) => name !== of.name) : [...new Set(merge.reports)];
  const say = (part: string) => (byName ? part : titles.get(part) ?? part);
  const asks = kind === "split" || byName;
  const send = async ({by, why, text}: Given) => {
    const part = text("part") || parts[parts.length - 1];
    const told = await decideActors({kind, a: of.id, b: part, by, why});
    written.value = {said: `${kind === "merge" ? "Rightly one" : "Not one"}: ${of.name}, ${say(part)}`, back: (who, reason) => decideActors({kind: "undo", undoes: told.decision.decision, by: who, why: reason})};
  };
  return (
    <Ask title={kind === "merge" ? "This is rightly one actor" : "This is not one actor"} about={<span dir="auto">{merge.names.join(" = ")}: {REASONS[merge.why]}</span>} action={kind === "merge" ? "Confirm" : "Take apart"} close={close} send={send}>
      {asks && <Choice name="part" label={byName ? "Which name" : "Which report tells of somebody else"} among={parts} say={say} value={parts.length === 1 ? parts[0] : undefined} />}
      <p class="about">{kind === "merge" ? "It stays one, whatever a later reading makes of it." : "What is taken apart stays apart, whatever a later reading makes of it."}</p>
    </Ask>
  );
}
