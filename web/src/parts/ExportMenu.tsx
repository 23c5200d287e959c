// What is on the screen as a file: the rows of the list as a table, and where they are happenings the forms of `dateline export` under the same filters.
import {useSignal} from "@preact/signals";
import {useEffect, useRef} from "preact/hooks";
import {Refused, type Parameters} from "../api/client";
import {exported} from "../api/questions";
import {csv, fromBase64, save, utf8, zip} from "./files";

export type Cell = string | number | null | undefined;
export interface Table {
  name: string;  // of the file, without its ending
  columns: string[];
  rows: () => Cell[][];
}

const FORMS: [string, string, string][] = [
  ["csv", "Spreadsheet", "happenings, claims, relations, reports"],
  ["html", "A page to print or send", "with a map and every claim"],
  ["geojson", "GeoJSON", "QGIS, Leaflet"],
  ["geopackage", "GeoPackage", "QGIS, R, Python"],
  ["kml", "KML", "Google Earth"],
  ["ics", "Calendar", "Thunderbird, Outlook"],
  ["timelinejs", "TimelineJS", ""],
  ["timemap", "TimeMap", ""],
  ["gexf", "Network", "Gephi"],
  ["jsonl", "Readings", "dateline import, other programs"],
  ["stix", "STIX 2.1", "OpenCTI, MISP"],
  ["ftm", "FollowTheMoney", "OpenAleph"],
  ["gdelt", "GDELT 2", ""],
  ["polecat", "POLECAT", ""],
  ["annotations", "Web annotations", "W3C"],
  ["prov", "PROV-O", "how each claim came to be"],
];

interface Props {
  table: Table;
  filter?: Parameters;  // of happenings, as they are on the screen
  only?: string[];      // forms that make sense here
  note?: string;
}

export function ExportMenu({table, filter, only, note}: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  const busy = useSignal<string | null>(null);
  const fault = useSignal<string | null>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (box.current?.open && !box.current.contains(event.target as Node)) box.current.open = false;
    };
    addEventListener("pointerdown", close);
    addEventListener("focusin", close);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("focusin", close);
    };
  }, []);
  const end = () => {
    if (!box.current) return;
    box.current.open = false;
    box.current.querySelector("summary")?.focus();
  };
  const asTable = () => {
    save({name: `${table.name}.csv`, bytes: csv(table.columns, table.rows())});
    end();
  };
  const as = async (form: string) => {
    busy.value = form;
    fault.value = null;
    try {
      const files = (await exported(form, filter ?? {})).map(({name, text, base64}) => ({name, bytes: base64 === undefined ? utf8(text ?? "") : fromBase64(base64)}));
      save(files.length === 1 ? files[0] : {name: `dateline-${form}.zip`, bytes: zip(files)});
      end();
    } catch (told) {
      fault.value = told instanceof Refused ? told.message : String(told);
    }
    busy.value = null;
  };
  const forms = filter ? FORMS.filter(([form]) => !only || only.includes(form)) : [];
  return (
    <details class="export" ref={box} onKeyDown={(event) => event.key === "Escape" && end()}>
      <summary>Export</summary>
      <div class="menu">
        <button type="button" onClick={asTable}><b>This list</b> <span>a table, CSV</span></button>
        {forms.map(([form, name, about]) => (
          <button key={form} type="button" disabled={busy.value !== null} onClick={() => void as(form)}><b>{name}</b> <span>{busy.value === form ? "being written…" : about}</span></button>
        ))}
        {note && <p class="about">{note}</p>}
        {fault.value && <p class="notice fault" role="alert">{fault.value}</p>}
      </div>
    </details>
  );
}
