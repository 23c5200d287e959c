// What can be decided of a happening as a whole, in the bar that judges it.
import {useSignal} from "@preact/signals";
import type {Incident} from "../api/types";
import {headline} from "../parts/words";
import type {Told} from "../views/Incident";
import {IntoCase} from "./IntoCase";
import {JoinDialog} from "./JoinDialog";
import {SplitDialog} from "./SplitDialog";

export function IncidentTools({incident, told}: {incident: Incident; told: Told | undefined}) {
  const open = useSignal<"join" | "split" | null>(null);
  const close = () => (open.value = null);
  const tellings = new Set(incident.claims.map((row) => row.claim)).size;
  return (
    <>
      <button type="button" onClick={() => (open.value = "join")}>Join with another…</button>
      {tellings > 1 && <button type="button" onClick={() => (open.value = "split")}>Split off…</button>}
      <IntoCase item={incident.id} name={headline(incident)} />
      {open.value === "join" && <JoinDialog to={incident} close={close} />}
      {open.value === "split" && <SplitDialog of={incident} told={told} close={close} />}
    </>
  );
}
