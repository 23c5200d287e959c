// What was judged, as a file that says what the machine must read there (docs/formats/case.md).
import {useSignal} from "@preact/signals";
import type {Refused} from "../api/client";
import {caseFileOf} from "../api/orders";
import {handOver} from "../parts/download";

export function CaseFile({item}: {item: string}) {
  const fault = useSignal<string | null>(null);
  const save = () => caseFileOf(item).then((made) => {
    fault.value = null;
    handOver(made.name, "text/plain", made.text);
  }, (told: Refused) => (fault.value = told.message));
  return <><button type="button" class="link" onClick={save} title="The paragraph, and what must be read in it; private persons are not named">Save as a test case</button>{fault.value && <span class="fault" role="alert">{fault.value}</span>}</>;
}
