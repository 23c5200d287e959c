// Whom the reports rest on: how often, how often alone, and how people grade them.
import {useSignal} from "@preact/signals";
import {mayWrite, sources} from "../api/questions";
import type {Grade} from "../api/types";
import {GradeDialog, RELIABILITY} from "../judge/GradeDialog";
import {ExportMenu} from "../parts/ExportMenu";
import {Listing} from "../parts/Listing";
import {sourcesTable} from "../parts/tables";
import {label} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {usePages} from "../state/pages";

export function Sources() {
  const {given} = here.value;
  const allowed = useAnswer("may write", mayWrite);
  const grading = useSignal<{name: string; now: string | null} | null>(null);
  const pages = usePages(JSON.stringify(given), (cursor, stop) => sources({...given, limit: 100, cursor}, stop));
  return (
    <Listing title="Sources" aside={<ExportMenu table={sourcesTable(pages.rows)} />} about="Named sources and publishers. People who spoke without a name are counted, and never listed." names={["source", "kind", "place", "from", "to"]}
             also={["country", "actor", "publisher", "case", "as-known-at"]} pages={pages} empty="No source fits these filters.">
      {pages.rows.length > 0 && (
        <div class="table-box"><table class="table">
          <thead><tr><th scope="col">Source</th><th scope="col">What</th><th scope="col" class="number">Reports</th><th scope="col" class="number">Happenings</th><th scope="col" class="number">Of these alone</th><th scope="col">Grade</th></tr></thead>
          <tbody>{pages.rows.map((row) => (
            <tr key={`${row.name} ${row.kind}`}>
              <th scope="row"><a href={write("incidents", "", {source: row.name})} dir="auto">{row.name}</a></th>
              <td>{label(row.kind)}</td><td class="number">{row.reports}</td><td class="number">{row.incidents}</td><td class="number">{row.alone}</td>
              <td>{allowed.value
                ? <button type="button" class="grade" aria-label={`${row.reliability ? `Grade ${row.reliability.value}` : "Not graded"}: grade ${row.name}`} title={gradeWords(row.reliability)} onClick={() => (grading.value = {name: row.name, now: row.reliability?.value ?? null})}>{row.reliability?.value ?? "Grade…"}</button>
                : <span title={gradeWords(row.reliability)}>{row.reliability?.value ?? "not graded"}</span>}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {grading.value && <GradeDialog of={{source: grading.value.name}} now={grading.value.now} close={() => (grading.value = null)} />}
    </Listing>
  );
}

const gradeWords = (of: Grade | null) => (of ? `${RELIABILITY[of.value]}, says ${of.by}: ${of.why}` : undefined);
