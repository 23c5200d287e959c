// What does not agree, side by side, with the sentences that say it.
import type {Incident} from "../api/types";
import type {Told} from "../views/Incident";
import {write} from "../state/address";
import {label} from "./words";

const FIELDS: Record<string, string> = {polarity: "Whether it happened", agent: "Who did it", target: "To whom", time: "When", place: "Where", count: "How many", item: "What"};

export function Contradictions({incident, told}: {incident: Incident; told: Told | undefined}) {
  return (
    <>
      {incident.contradictions.map(({field, values}) => (
        <div class="contradiction" key={field}>
          <h3>{FIELDS[field] ?? label(field)}</h3>
          <div class="sides">
            {values.map(({value, claims}) => (
              <div class="side" key={value}>
                <h4>{value}</h4>
                <ul>{sentencesOf(claims, told).map(([key, sentence, report]) => (
                  <li key={key}><q dir="auto">{sentence}</q> <a href={write("reports", report)}>{told?.reports.get(report)?.publisher.name ?? report}</a></li>
                ))}</ul>
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function sentencesOf(claims: string[], told: Told | undefined): [string, string, string][] {
  const out = new Map<string, [string, string, string]>();
  for (const key of claims) {
    const claim = told?.claims.get(key);
    const sentence = claim?.sentence?.trim();
    if (claim && sentence && !out.has(sentence)) out.set(sentence, [key, sentence, claim.report]);
  }
  return [...out.values()];
}
