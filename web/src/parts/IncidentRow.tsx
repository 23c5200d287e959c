// A happening in a list: when, what, who to whom, where, the sentence that tells it, and by how many sources.
import type {Incident} from "../api/types";
import {write} from "../state/address";
import {hovered} from "../state/hovered";
import {showTime} from "./dates";
import {groupOf} from "./kinds";
import {LookTwice} from "./LookTwice";
import {Standing} from "./Standing";
import {label, siteOf, whoToWhom} from "./words";

export function IncidentRow({incident}: {incident: Incident}) {
  const site = siteOf(incident);
  const told = incident.evidence;
  const light = () => (hovered.value = incident.id);
  const dim = () => (hovered.value = null);
  return (
    <>
      <a class={`incident${incident.flags?.length ? " flagged" : ""} group-${groupOf(incident.kind)} ${incident.standing}`} href={write("incidents", incident.id)}
         onPointerEnter={light} onPointerLeave={dim} onFocus={light} onBlur={dim}>
        <span class="head">
          <span class="kind">{label(incident.kind)}</span>
          <span class="when">{showTime(incident.time)}</span>
          {incident.status !== "occurred" && <span class="status">{incident.status}</span>}
          {site && <span class="where">{site}</span>}
        </span>
        <span class="who">{whoToWhom(incident) || incident.title}</span>
        {told?.sentence && <q class="sentence" dir="auto">{told.sentence.trim()}</q>}
        <span class="foot">
          <Standing of={incident} />
          {told?.publisher && <span class="publisher">{told.publisher}{incident.reports > 1 ? ` and ${incident.reports - 1} more` : ""}</span>}
        </span>
      </a>
      <LookTwice flags={incident.flags} told={incident.reports} />
    </>
  );
}
