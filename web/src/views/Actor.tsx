// One actor: names, roles over time, whom it stands to, what it took part in, and who says all that.
import {actor, mayWrite} from "../api/questions";
import type {Dossier} from "../api/types";
import {Decided} from "../judge/Decided";
import {IntoCase} from "../judge/IntoCase";
import {Merges} from "../judge/Merges";
import {groupOf} from "../parts/kinds";
import {showDay, showTime} from "../parts/dates";
import {Notice} from "../parts/Notice";
import {Ring} from "../parts/Ring";
import {Roles} from "../parts/Roles";
import {count, label, nameOf} from "../parts/words";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

export function Actor() {
  const {what} = here.value;
  const answer = useAnswer(what, (stop) => actor(what, stop));
  const allowed = useAnswer("may write", mayWrite);
  if (!answer.value) return <Notice answer={answer} />;
  const {actor: one, roles, relations, incidents, sources, reports} = answer.value;
  const others = one.names.filter((name) => name.name !== one.name).map((name) => name.name);
  return (
    <article class="sheet">
      <header class="sheet-head">
        <p class="over"><span>{label(one.subtype ?? one.type)}</span>{one.country && <span>{one.country}</span>}{one.sectors?.map((sector) => <span key={sector} class="tag">{sector}</span>)}</p>
        <h1 tabIndex={-1} dir="auto">{one.name}</h1>
        {others.length > 0 && <p class="about">Also called {others.join(", ")}</p>}
        <p class="about">In {count(one.reports, "report")}, {spanOf(one.first_published, one.last_published)}; in {count(one.incidents, "happening")}.</p>
        {allowed.value && <div class="tools"><IntoCase item={one.id} name={one.name} /></div>}
      </header>
      {roles.length > 0 && <section aria-labelledby="roles"><h2 id="roles">Roles over time</h2><Roles of={roles} self={one.id} /></section>}
      {relations.length > 0 && <section aria-labelledby="relations"><h2 id="relations">Relations</h2><Roles of={relations} self={one.id} /></section>}
      <section aria-labelledby="network"><h2 id="network">Who stands to whom</h2><Ring self={one.id} /></section>
      <Took part={incidents} self={one.id} />
      <section aria-labelledby="said"><h2 id="said">Who says it</h2>
        <ul class="plain two">{sources.map((source, i) => (
          <li key={i}>{source.name ?? "a source that is not named"} <small>{[source.relations && count(source.relations, "relation"), source.incidents && count(source.incidents, "happening")].filter(Boolean).join(", ")}</small></li>
        ))}</ul>
      </section>
      <Merges of={one} titles={new Map(reports.map((row) => [row.id, [row.title ?? row.id, row.publisher, showDay(row.published)].filter(Boolean).join(", ")]))} allowed={allowed.value === true} />
      <Decided of={one.id} allowed={allowed.value === true} />
      <section aria-labelledby="reports"><h2 id="reports">Reports</h2>
        <ul class="plain">{reports.map((row) => <li key={row.id} class="report-link"><a href={write("reports", row.id)} dir="auto">{row.title ?? row.id}</a> <span>{row.publisher}{row.published ? `, ${showDay(row.published)}` : ""}</span></li>)}</ul>
      </section>
    </article>
  );
}

function spanOf(first: string | null | undefined, last: string | null | undefined): string {
  const [from, to] = [showDay(first), showDay(last)];
  return from === to ? from : `${from} to ${to}`;
}

function Took({part, self}: {part: Dossier["incidents"]; self: string}) {
  if (part.length === 0) return null;
  return (
    <section aria-labelledby="took"><h2 id="took">Took part in</h2>
      <ul class="plain">{part.map((one) => (
        <li key={one.id} class={`took group-${groupOf(one.kind)} ${one.standing}`}>
          <a href={write("incidents", one.id)}><b>{label(one.kind)}</b> as {one.roles.join(", ")}</a>
          <span> {showTime({value: one.value, start: one.start, end: one.end, basis: "stated"})}, with {one.participants.filter((other) => other.actor !== self).map(nameOf).join(", ") || "nobody else named"}</span>
        </li>
      ))}</ul>
    </section>
  );
}
