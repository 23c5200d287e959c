// What the reading of a report lacks, out of its words: a happening, a claim on one, a source, a relation or a time.
import {useSignal} from "@preact/signals";
import {judge, type Marked} from "../api/questions";
import {create, type Created} from "../api/orders";
import type {Span} from "../api/types";
import {KINDS, STATUSES} from "../parts/kinds";
import {RELATIONS} from "../parts/Roles";
import {label} from "../parts/words";
import {set} from "../state/address";
import {written} from "../state/written";
import {Ask, Choice, Field, type Given} from "./Ask";
import {PlaceField} from "./PlaceField";
import {SpeakerField, speakerOf} from "./SpeakerField";

export const ITEMS = {
  event: {name: "Happening"}, claim: {name: "Claim"}, source: {name: "Source"}, relation: {name: "Relation"}, time: {name: "Time"},
};
export type ItemName = keyof typeof ITEMS;

const FIELDS: Record<ItemName, string[]> = {
  event: ["status", "date", "place", "agent", "target"],
  claim: ["polarity", "certainty"],
  source: [],
  relation: ["from", "to", "start", "end"],
  time: ["date"],
};

const SAID: ItemName[] = ["event", "claim", "relation"];

interface Props {
  marked: Marked;
  words: string;
  span: Span | null;  // null: the words are typed
  what: ItemName;
  pointed?: Span | null;  // words that name who says it
  close: () => void;
}

export function CreateDialog({marked, words, span, what, pointed = null, close}: Props) {
  const item = useSignal<ItemName>(what);
  const send = async (given: Given) => {
    const {by, why, text} = given;
    const fields = FIELDS[item.value].filter((field) => text(field)).map((field) => `${field}=${text(field)}`);
    if (speakerOf(given)) fields.push(`speaker=${speakerOf(given)}`);
    const told = await create({on: marked.report.id, item: item.value, ...(span ? {span} : {words: text("words")}), kind: text("kind") || undefined, about: text("about") || undefined, fields, by, why});
    const claim = claimOf(told);
    written.value = {said: `New ${ITEMS[item.value].name.toLowerCase()}: “${words || text("words")}”`,
                     back: (who, reason) => judge({verdict: "undo", undoes: told.judgement.judgement, by: who, why: reason})};
    if (claim) set({claim}, true);
  };
  return (
    <Ask title="New out of these words" about={span ? <q dir="auto">{words}</q> : "Words that the report has, as they stand there."} action={`Add ${ITEMS[item.value].name.toLowerCase()}`} close={close} send={send}>
      {!span && <Field name="words" label="Words of the report" required first dir="auto" />}
      <fieldset class="kinds"><legend class="unseen">What it is</legend>
        {Object.entries(ITEMS).map(([one, {name}]) => <label key={one}><input type="radio" name="what" value={one} checked={item.value === one} onChange={() => (item.value = one as ItemName)} />{name}</label>)}
      </fieldset>
      <datalist id="named">{named(marked).map((name) => <option key={name} value={name} />)}</datalist>
      <div class="fields" key={item.value}>
        {item.value === "event" && <>
          <Choice name="kind" label="Kind" among={KINDS} say={label} />
          <Choice name="status" label="Status" among={STATUSES} say={label} none="occurred" />
          <Field name="agent" label="Who did it" list="named" /><Field name="target" label="To whom" list="named" />
          <Field name="date" label="When" hint="2019-08-03" /><PlaceField />
        </>}
        {item.value === "claim" && <>
          <Choice name="about" label="On what" among={subjectsOf(marked).map(([id]) => id)} say={(id) => subjectsOf(marked).find(([one]) => one === id)?.[1] ?? id} />
          <Choice name="polarity" label="It" among={["affirmed", "denied"]} say={(one) => (one === "denied" ? "denies it" : "says so")} none="says so" />
          <Choice name="certainty" label="How surely" among={["certain", "probable", "possible", "unknown"]} say={label} none="certain" />
        </>}
        {item.value === "source" && <Field name="kind" label="Its name (without one, what the words name or describe)" list="named" />}
        {item.value === "relation" && <>
          <Field name="from" label="Who" list="named" required /><Choice name="kind" label="What" among={Object.keys(RELATIONS)} say={(one) => RELATIONS[one][0]} /><Field name="to" label="To whom or what" list="named" required />
          <Field name="start" label="Since" hint="2019" /><Field name="end" label="Until" hint="2021-03" />
        </>}
        {item.value === "time" && <Field name="date" label="When that is" hint="2019-08 or 2019-08-03/2019-08-05" required />}
      </div>
      {SAID.includes(item.value) && <SpeakerField marked={marked} near={span} pointed={pointed} />}
    </Ask>
  );
}

const claimOf = ({now}: Created): string | undefined => now?.items?.find((one) => one.claim)?.claim ?? now?.claim ?? undefined;

/// Names of the report that may be told: people only with a public role.
function named({reading}: Marked): string[] {
  const told = reading.entities.filter((one) => one.name && (one.type !== "person" || one.person_class === "public_role")).map((one) => one.name as string);
  return [...new Set(told)].sort();
}

function subjectsOf({report, reading}: Marked): [string, string][] {
  const wordsOf = (of: "event" | "relation", id: string) => {
    const claim = reading.claims.find((one) => one[of] === id);
    return claim ? `: “${Array.from(reading.report.text).slice(claim.span[0], Math.min(claim.span[1], claim.span[0] + 90)).join("")}”` : "";
  };
  return [...reading.events.map((one): [string, string] => [`${report.id}#${one.id}`, label(one.kind ?? "event") + wordsOf("event", one.id)]),
          ...reading.relations.map((one): [string, string] => [`${report.id}#${one.id}`, label(one.type) + wordsOf("relation", one.id)])];
}
