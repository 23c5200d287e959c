// What can be done about the claim that is chosen in a report: judge it, grade it, put it into a case, keep it as a test case.
import {useSignal} from "@preact/signals";
import type {Marked} from "../api/questions";
import {JudgeBar} from "../parts/JudgeBar";
import type {ReadClaim} from "../text/reading";
import {CaseFile} from "./CaseFile";
import {GradeDialog} from "./GradeDialog";
import {IntoCase} from "./IntoCase";

export function ClaimDesk({claim, marked}: {claim: ReadClaim; marked: Marked}) {
  const grading = useSignal(false);
  const key = claim.key ?? `${marked.report.id}#${claim.id}`;
  const review = marked.reviews[claim.id] ?? (claim.event ? marked.reviews[claim.event] : undefined) ?? (claim.relation ? marked.reviews[claim.relation] : undefined);
  const words = Array.from(marked.reading.report.text).slice(...claim.span).join("");
  return (
    <JudgeBar key={key} on={key} name="this claim" about={words}>
      <button type="button" onClick={() => (grading.value = true)}>Credibility…</button>
      <IntoCase item={key} name={words} />
      {review && review.state !== "unreviewed" && <CaseFile item={key} />}
      {grading.value && <GradeDialog of={{claim: key, name: words}} close={() => (grading.value = false)} />}
    </JudgeBar>
  );
}
