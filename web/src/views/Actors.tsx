// Who acts. Private and protected people are in no list.
import {actors} from "../api/questions";
import {showDay} from "../parts/dates";
import {ExportMenu} from "../parts/ExportMenu";
import {Listing} from "../parts/Listing";
import {roleWords} from "../parts/Roles";
import {actorsTable} from "../parts/tables";
import {count, label} from "../parts/words";
import {here, write} from "../state/address";
import {usePages} from "../state/pages";

export function Actors() {
  const {given} = here.value;
  const pages = usePages(JSON.stringify(given), (cursor, stop) => actors({...given, limit: 100, cursor}, stop));
  return (
    <Listing title="Actors" aside={<ExportMenu table={actorsTable(pages.rows)} />} about="People with a public role, organisations, units, groups and states." names={["actor", "type", "country", "kind"]}
             also={["publisher", "case", "from", "to"]} pages={pages} empty="No actor fits these filters.">
      {pages.rows.length > 0 && (
        <div class="table-box"><table class="table">
          <thead><tr><th scope="col">Name</th><th scope="col">What</th><th scope="col">Latest role</th><th scope="col" class="number">Reports</th><th scope="col" class="number">Happenings</th><th scope="col">Last told of</th></tr></thead>
          <tbody>{pages.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><a href={write("actors", row.id)} dir="auto">{row.name}</a>{row.aliases.length > 0 && <small> {row.aliases.slice(0, 3).join(", ")}</small>}</th>
              <td>{label(row.subtype ?? row.type)}{row.country ? `, ${row.country}` : ""}</td>
              <td>{row.roles[0] ? roleWords(row.roles[0], row.id) : ""}</td>
              <td class="number">{row.reports}</td><td class="number">{row.incidents}</td>
              <td>{showDay(row.last_published)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {pages.rows.length > 0 && <p class="about">{count(pages.rows.length, "actor")} shown.</p>}
    </Listing>
  );
}
