// A strip that says what was written last and takes it back. It is there until it is closed or something else is written.
import {useSignal} from "@preact/signals";
import {written} from "../state/written";
import {Ask} from "./Ask";
import {CaseFile} from "./CaseFile";

export function LastWritten() {
  const asking = useSignal(false);
  const now = written.value;
  return (
    <div class="last-written" role="status">
      {now && (
        <p>
          <span dir="auto">{now.said}</span>
          {now.href && <a href={now.href}>Show it</a>}
          {now.keep && <CaseFile item={now.keep} />}
          {now.back && <button type="button" class="link" onClick={() => (asking.value = true)}>Take it back</button>}
          <button type="button" class="shut" aria-label="Close" onClick={() => (written.value = null)}>×</button>
        </p>
      )}
      {now?.back && asking.value && (
        <Ask title="Take it back" about={now.said} action="Take back" close={() => (asking.value = false)}
             send={async ({by, why}) => {
               await now.back?.(by, why);
               written.value = {said: `Taken back: ${now.said}`, back: null};
             }} />
      )}
    </div>
  );
}
