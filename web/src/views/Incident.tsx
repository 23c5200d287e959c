// One happening: what is said, by how many independent sources and why, how each report came to it, what speaks against it.
import {incident as askIncident, incidentExhibits, mayWrite, told as askTold} from "../api/questions";
import type {Claim, Incident as Happening, ReportRow} from "../api/types";
import {Decided} from "../judge/Decided";
import {IncidentTools} from "../judge/IncidentTools";
import {Chains} from "../parts/Chains";
import {Contradictions} from "../parts/Contradictions";
import {ExhibitList, hasPictures, ShowPictures} from "../parts/Exhibits";
import {KnownAt} from "../parts/KnownAt";
import {JudgeBar} from "../parts/JudgeBar";
import {Notice} from "../parts/Notice";
import {groupOf} from "../parts/kinds";
import {showDay, showTime} from "../parts/dates";
import {count, inRole, label, sourcesOf, whoToWhom} from "../parts/words";
import {ROLES} from "../parts/kinds";
import {here, write} from "../state/address";
import {useAnswer} from "../state/answer";

export interface Told {
  claims: Map<string, Claim>;
  reports: Map<string, ReportRow>;
}

async function toldOf(id: string, stop: AbortSignal): Promise<Told> {
  const {claims, reports} = await askTold(id, stop);
  return {claims: new Map(claims.map((one) => [one.claim, one])), reports: new Map(reports.map((one) => [one.id, one]))};
}

export function Incident() {
  const {what, given} = here.value;
  const known = given.known;
  const now = useAnswer(what, (stop) => askIncident(what, undefined, stop));
  const then = useAnswer(known ? `${what} ${known}` : null, (stop) => askIncident(what, known, stop));
  const told = useAnswer(`${what} told`, (stop) => toldOf(what, stop));
  const allowed = useAnswer("may write", mayWrite);
  if (!now.value) return <Notice answer={now} />;
  const incident = known ? then.value ?? now.value : now.value;
  return (
    <article class="sheet">
      <Head incident={incident} lead={leadOf(incident, told.value)} />
      <KnownAt reports={told.value?.reports} known={known} />
      {known && then.fault && <p class="notice">On {showDay(known)} nobody had published this yet.</p>}
      {!then.fault && (
        <>
          <section class="why" aria-labelledby="why">
            <h2 id="why">Why it counts as it does</h2>
            <Counted incident={incident} />
          </section>
          <section aria-labelledby="chains">
            <h2 id="chains">From each report to its root</h2>
            <Chains incident={incident} told={told.value} />
          </section>
          {incident.contradictions.length > 0 && (
            <section aria-labelledby="against">
              <h2 id="against">What does not agree</h2>
              <Contradictions incident={incident} told={told.value} />
            </section>
          )}
          {!known && <Exhibits id={incident.id} told={told.value} />}
          {(incident.explanation?.length ?? 0) > 0 && (
            <section class="reasons">
              <h2>In the words of the engine</h2>
              <ul>{incident.explanation?.map((line, i) => <li key={i}>{line}</li>)}</ul>
            </section>
          )}
          {!known && <Decided of={incident.id} allowed={allowed.value === true} />}
          {allowed.value && !known && <JudgeBar on={incident.id} name="this happening"><IncidentTools incident={incident} told={told.value} /></JudgeBar>}
        </>
      )}
    </article>
  );
}

/// The sentence that tells it best: of a source before the publisher's own voice, and of who affirms it before who denies it.
function leadOf({claims}: Happening, told: Told | undefined): string | undefined {
  const best = [...claims].sort((a, b) => Number(a.polarity === "denied") - Number(b.polarity === "denied") || Number(a.superseded) - Number(b.superseded) ||
    Number(a.lineage === "own_voice") - Number(b.lineage === "own_voice"));
  return best.map((row) => told?.claims.get(row.claim)?.sentence?.trim()).find(Boolean);
}

function Head({incident, lead}: {incident: Happening; lead: string | undefined}) {
  return (
    <header class={`sheet-head group-${groupOf(incident.kind)}`}>
      <p class="over"><span class="kind">{label(incident.kind)}</span> <span>{showTime(incident.time)}</span>
        {incident.time.basis !== "stated" && <span class="basis">({basisWords[incident.time.basis]})</span>}
        {incident.status !== "occurred" && <b class="tag">{incident.status}</b>}
        {incident.standing === "contested" && <b class="tag warn">contested</b>}
        {incident.standing === "denied" && <b class="tag denied">denied</b>}
        {incident.review.state !== "unreviewed" && <b class={`tag review-${incident.review.state}`}>{incident.review.state.replace("_", " ")}</b>}
      </p>
      <h1 tabIndex={-1}>{whoToWhom(incident) || incident.title || label(incident.kind)}</h1>
      {lead && <q class="lead" dir="auto">{lead}</q>}
      <dl class="facts">
        {ROLES.map((role) => <Fact key={role} role={role} incident={incident} />)}
        {incident.places.length > 0 && (
          <div><dt>Where</dt><dd><Where places={incident.places} /></dd></div>
        )}
        {incident.first_published && <div><dt>First published</dt><dd>{showDay(incident.first_published)}</dd></div>}
        <div><dt>Told in</dt><dd>{count(incident.reports, "report")}</dd></div>
        <div><dt>Id</dt><dd><code>{incident.id}</code></dd></div>
      </dl>
    </header>
  );
}

/// What its reports rest it on, in their words, and the pictures that came with them; whether those show it is for people to say.
function Exhibits({id, told}: {id: string; told: Told | undefined}) {
  const {value} = useAnswer(`${id} exhibits`, (stop) => incidentExhibits(id, stop));
  if (!value || value.told.length + value.exhibits.length + value.linked.length === 0) return null;
  const title = (report: string) => <a href={write("reports", report)} dir="auto">{told?.reports.get(report)?.title ?? report}</a>;
  return (
    <section aria-labelledby="exhibits">
      <div class="exhibits-head"><h2 id="exhibits">Exhibits</h2>{hasPictures(value.exhibits) && <ShowPictures />}</div>
      {value.told.length > 0 && <ul class="plain rests">{value.told.map((one) => (
        <li key={one.report + one.exhibit}>Rests on <q dir="auto">{one.words}</q>{one.maker && ` of ${one.maker}`}{one.taken && `, taken ${showDay(one.taken)}`}: {title(one.report)}</li>
      ))}</ul>}
      {value.exhibits.length + value.linked.length > 0 && <p class="about">Pictures in the reports that tell it. Nobody said yet whether they show it.</p>}
      <ExhibitList kept={value.exhibits} linked={value.linked} from={title} />
    </section>
  );
}

const ON_THE_WAY = ["origin", "via", "site", "near", "destination"];

/// In the order of a way, each role said once; a country or region is left out where the same role names something within it.
function Where({places}: {places: Happening["places"]}) {
  const told = places.filter((one) => one.name);
  const isWide = (one: Happening["places"][number]) => one.precision === "country" || one.precision === "region";
  const kept = told.filter((one) => !isWide(one) || !told.some((other) => !isWide(other) && other.role === one.role && other.country === one.country));
  const roles = [...new Set(kept.map((one) => one.role))].sort((a, b) => ON_THE_WAY.indexOf(a) - ON_THE_WAY.indexOf(b));
  return <>{roles.map((role) => (
    <span key={role} class="leg">{role !== "site" && <em>{role} </em>}{kept.filter((one) => one.role === role).map((one, i) => (
      <span key={i} class="site">{one.name}{one.country && one.country !== one.name ? ` (${one.country})` : ""}{isWide(one) ? <em>, at large</em> : null}</span>
    ))}</span>
  ))}</>;
}

const basisWords = {stated: "", inferred: "inferred from the report", publication: "the day of the report", unknown: "no day is told"};

function Fact({role, incident}: {role: string; incident: Happening}) {
  const some = incident.participants.filter((one) => one.role === role);
  if (some.length === 0) return null;
  const named = [...new Map(some.map((one) => [one.actor ?? one.name, one])).values()];
  return (
    <div><dt>{label(role)}</dt><dd>{named.map((one, i) => (
      <span key={i} class="site">{one.actor && one.name ? <a href={write("actors", one.actor)}>{one.name}</a> : inRole([one], role)}</span>
    ))}</dd></div>
  );
}

function Counted({incident}: {incident: Happening}) {
  const {independent_sources: high, independent_sources_low: low} = incident;
  const folds = low === high ? "" : ` If anonymous groups of one affiliation are the same people, only ${low}.`;
  return (
    <div class="counted">
      <p class={`figure ${incident.standing}`}>{low === high ? high : `${low}–${high}`}</p>
      <p>
        <strong>{sourcesOf(incident)}</strong> {high > 0 ? `behind ${count(incident.reports, "report")}.` : ""}{folds}{" "}
        {incident.named_sources > 0 && `${count(incident.named_sources, "source")} named. `}
        {incident.anonymous_sources > 0 && `${count(incident.anonymous_sources, "person", "people")} unnamed. `}
        {disputes[incident.dispute]}
      </p>
    </div>
  );
}

const disputes = {
  none: "Nobody denies it.",
  denied_by_accused: "Denied by whom it accuses.",
  denied: "Somebody denies it.",
  conflicting: "The tellings do not agree.",
  withdrawn: "It was withdrawn.",
};
