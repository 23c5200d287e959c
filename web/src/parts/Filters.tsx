// The filters above a list, as the address has them. What is typed is taken when the field is left or Enter is pressed.
import {useEffect, useRef} from "preact/hooks";
import {here, set} from "../state/address";
import {GROUPS} from "./kinds";
import {label} from "./words";

export interface Field {
  name: string;
  label: string;
  kind: "text" | "date" | "choice";
  choices?: [string, string][];
  hint?: string;
}

const KINDS: [string, string][] = Object.values(GROUPS).flatMap(({kinds}) => kinds.map((kind): [string, string] => [kind, label(kind)]));

export const FIELDS: Record<string, Field> = {
  q: {name: "q", label: "Words", kind: "text", hint: "rifles OR shells"},
  kind: {name: "kind", label: "Kind", kind: "choice", choices: [["", "All kinds"], ...KINDS.sort((a, b) => a[1].localeCompare(b[1]))]},
  actor: {name: "actor", label: "Actor", kind: "text", hint: "a name"},
  place: {name: "place", label: "Place", kind: "text", hint: "a name"},
  country: {name: "country", label: "Country", kind: "text", hint: "SD"},
  from: {name: "from", label: "From", kind: "date", hint: "2021-06"},
  to: {name: "to", label: "To", kind: "date", hint: "2021-12"},
  publisher: {name: "publisher", label: "Publisher", kind: "text"},
  source: {name: "source", label: "Source", kind: "text", hint: "whom it rests on"},
  type: {
    name: "type", label: "What", kind: "choice",
    choices: [["", "All"], ["person", "Person"], ["organization", "Organisation"], ["unit", "Unit"], ["group", "Group"], ["country", "State"]],
  },
  case: {name: "case", label: "Case", kind: "text"},
  "min-independent": {name: "min-independent", label: "Sources", kind: "choice", choices: [["", "Any number"], ["2", "2 or more"], ["3", "3 or more"], ["4", "4 or more"]]},
  review: {
    name: "review", label: "Review", kind: "choice",
    choices: [["", "Any state"], ["unreviewed", "Unreviewed"], ["confirmed", "Confirmed"], ["corrected", "Corrected"], ["rejected", "Rejected"], ["second_reviewed", "Reviewed twice"]],
  },
  "as-known-at": {name: "as-known-at", label: "As known on", kind: "date", hint: "2023-09-22"},
};

export function Filters({names, also}: {names: string[]; also: string[]}) {
  const {given} = here.value;
  const active = also.filter((name) => given[name]).length;
  const any = [...names, ...also].some((name) => given[name]) || given.bbox;
  return (
    <form class="filters" role="search" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {names.map((name) => <FieldOf key={name} field={FIELDS[name]} />)}
      <details open={active > 0}>
        <summary>More{active > 0 ? ` (${active})` : ""}</summary>
        <div class="more">{also.map((name) => <FieldOf key={name} field={FIELDS[name]} />)}</div>
      </details>
      {any && <button type="button" class="clear" onClick={() => set(Object.fromEntries(Object.keys(given).map((name) => [name, undefined])))}>Clear all</button>}
    </form>
  );
}

function FieldOf({field}: {field: Field}) {
  const value = here.value.given[field.name] ?? "";
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  const take = (text: string) => {
    if (text.trim() !== value) set({[field.name]: text.trim() || undefined});
  };
  const id = `filter-${field.name}`;
  return (
    <label class={`field ${field.kind}${value ? " set" : ""}`} for={id}>
      <span>{field.label}</span>
      {field.kind === "choice"
        ? <select id={id} value={value} onChange={(event) => take(event.currentTarget.value)}>{field.choices?.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</select>
        : <input id={id} ref={input} type="text" defaultValue={value} placeholder={field.hint ?? ""} autocomplete="off" spellcheck={false}
                 onBlur={(event) => take(event.currentTarget.value)} onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)} />}
    </label>
  );
}
