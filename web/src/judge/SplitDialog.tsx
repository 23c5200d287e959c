// Says that some of what was put together as one happening is another one.
import {decideIncidents} from "../api/orders";
import type {Incident, ReportRow} from "../api/types";
import {showDay} from "../parts/dates";
import {headline} from "../parts/words";
import {write} from "../state/address";
import {written} from "../state/written";
import type {Told} from "../views/Incident";
import {Ask, type Given} from "./Ask";

interface Sentence {
  words: string;
  keys: string[];
  denied: boolean;
  roots: Set<string>;
}
interface Telling {
  report: string;
  row: ReportRow | undefined;
  sentences: Map<string, Sentence>;
}

/// Claims of one sentence go together.
function tellingsOf(of: Incident, told: Told | undefined): Telling[] {
  const out = new Map<string, Telling>();
  for (const row of of.claims) {
    const claim = told?.claims.get(row.claim);
    const words = claim?.sentence?.trim() ?? claim?.words ?? row.claim;
    const telling = out.get(row.report) ?? {report: row.report, row: told?.reports.get(row.report), sentences: new Map()};
    const sentence = telling.sentences.get(words) ?? {words, keys: [], denied: row.polarity === "denied", roots: new Set<string>()};
    if (!sentence.keys.includes(row.claim)) sentence.keys.push(row.claim);
    sentence.roots.add(row.root_name ?? "somebody who is not named");
    telling.sentences.set(words, sentence);
    out.set(row.report, telling);
  }
  return [...out.values()].sort((a, b) => (a.row?.published ?? "").localeCompare(b.row?.published ?? ""));
}

export function SplitDialog({of, told, close}: {of: Incident; told: Told | undefined; close: () => void}) {
  const send = async ({by, why, all}: Given) => {
    const off = all("off").flatMap((keys) => keys.split(" "));
    if (off.length === 0) throw new Error("Choose what tells of another happening.");
    const made = await decideIncidents({kind: "split_off", ids: [of.id, ...off], by, why});
    const other = made.now.incidents.find((one) => one.claims.some((row) => off.includes(row.claim)));
    written.value = {said: `Split off: ${headline(other ?? of)}`, href: other && write("incidents", other.id), back: (who, reason) => decideIncidents({kind: "undo", undoes: made.decision.decision, by: who, why: reason})};
  };
  return (
    <Ask title="What tells of another happening" about="What you choose becomes a happening of its own, in every later reading too. A sentence takes along all that its report says of the same." action="Split off" close={close} send={send} wide>
      <ul class="picks" aria-label="Sentences">{tellingsOf(of, told).map(({report, row, sentences}) => (
        <li key={report} class="picks-of">
          <p><b dir="auto">{row?.title ?? report}</b> <small>{row?.publisher.name}{row?.published ? `, ${showDay(row.published)}` : ""}</small></p>
          <ul>{[...sentences.values()].map(({words, keys, denied, roots}) => (
            <li key={words}><label class={`pick ${denied ? "denied" : ""}`}><input type="checkbox" name="off" value={keys.join(" ")} /><span><span class="over">{denied ? "denied by" : "said by"} {[...roots].join(" and ")}</span><q dir="auto">{words}</q></span></label></li>
          ))}</ul>
        </li>
      ))}</ul>
    </Ask>
  );
}
