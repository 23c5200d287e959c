// What a view says when it has nothing to show yet, or nothing at all.
import type {Answer} from "../state/answer";

export function Notice({answer, empty}: {answer: Answer<unknown>; empty?: string | false}) {
  if (answer.fault) return <p class="notice fault" role="alert">{answer.fault.message}</p>;
  if (answer.waiting && answer.value === undefined) return <p class="notice" role="status">Looking…</p>;
  return empty ? <p class="notice">{empty}</p> : null;
}
