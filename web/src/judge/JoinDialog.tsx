// Says that other happenings are this one, out of those that are near it or that somebody looks for.
import {useSignal} from "@preact/signals";
import {incidents, incident as askIncident} from "../api/questions";
import {decideIncidents} from "../api/orders";
import type {Incident} from "../api/types";
import {dayText, firstDay, lastDay, showTime} from "../parts/dates";
import {groupOf} from "../parts/kinds";
import {Standing} from "../parts/Standing";
import {headline, label, siteOf, whoToWhom} from "../parts/words";
import {write} from "../state/address";
import {useAnswer} from "../state/answer";
import {written} from "../state/written";
import {Ask, type Given} from "./Ask";

const NEAR_DAYS = 7, MOST = 30;

async function near(to: Incident, words: string, stop: AbortSignal): Promise<Incident[]> {
  if (/^i-[0-9a-f]+$/.test(words)) return [await askIncident(words, undefined, stop)].filter((one) => one.id !== to.id);
  const [from, until] = [firstDay(to.time.start ?? undefined), lastDay(to.time.end ?? undefined)];
  const days = words || from === null || until === null ? {} : {from: dayText(from - NEAR_DAYS), to: dayText(until + NEAR_DAYS)};
  const {rows} = await incidents({...(words ? {q: words} : {kind: to.kind}), ...days, limit: MOST}, stop);
  return rows.filter((one) => one.id !== to.id);
}

export function JoinDialog({to, close}: {to: Incident; close: () => void}) {
  const words = useSignal("");
  const found = useAnswer(`join ${to.id} ${words.value}`, (stop) => near(to, words.value, stop));
  const send = async ({by, why, all}: Given) => {
    const ids = all("with");
    if (ids.length === 0) throw new Error("Choose what is the same happening.");
    const told = await decideIncidents({kind: "join", ids: [to.id, ...ids], by, why});
    const now = told.now.incidents[0];
    written.value = {said: `Joined: ${headline(now ?? to)}`, href: now && write("incidents", now.id), back: (who, reason) => decideIncidents({kind: "undo", undoes: told.decision.decision, by: who, why: reason})};
  };
  return (
    <Ask title="The same happening as" about={<>{headline(to)}, {showTime(to.time)}. What is joined counts its sources together, in every later reading too.</>} action="Join" close={close} send={send} wide>
      <label class="field whole">Look for it by words or id<input data-first autocomplete="off" onInput={(event) => (words.value = event.currentTarget.value.trim())} placeholder={`now: ${label(to.kind).toLowerCase()} within a week of it`} /></label>
      {found.fault && <p class="notice fault" role="alert">{found.fault.message}</p>}
      {found.value?.length === 0 && <p class="about">Nothing is found{words.value ? "" : " near it; look for it by its words"}.</p>}
      <ul class="picks" aria-label="Happenings">{found.value?.map((one) => (
        <li key={one.id}><label class={`pick group-${groupOf(one.kind)}`}>
          <input type="checkbox" name="with" value={one.id} />
          <span><span class="over"><span class="kind">{label(one.kind)}</span><span>{showTime(one.time)}</span><span>{siteOf(one)}</span></span>
            <b>{whoToWhom(one) || one.title || label(one.kind)}</b>{one.evidence?.sentence && <q dir="auto">{one.evidence.sentence.trim()}</q>}<Standing of={one} /></span>
        </label></li>
      ))}</ul>
    </Ask>
  );
}
