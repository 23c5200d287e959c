// By how many independent sources a happening stands, and whether somebody denies it.
import type {Incident} from "../api/types";
import {sourcesOf} from "./words";

type Counted = Pick<Incident, "standing" | "independent_sources" | "independent_sources_low" | "review" | "dispute">;

export function Standing({of}: {of: Counted}) {
  const dots = Math.min(4, of.independent_sources);
  return (
    <span class={`standing ${of.standing}`}>
      <span class="dots" aria-hidden="true">{Array.from({length: dots}, (_, i) => <i key={i} class={i < of.independent_sources_low ? "" : "maybe"} />)}</span>
      <span>{sourcesOf(of)}</span>
      {of.standing === "contested" && <b class="tag warn">contested</b>}
      {of.standing === "denied" && <b class="tag denied">denied</b>}
      {of.review.state !== "unreviewed" && <b class={`tag review-${of.review.state}`}>{of.review.state.replace("_", " ")}</b>}
    </span>
  );
}
