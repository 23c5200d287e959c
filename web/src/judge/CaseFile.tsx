// What was judged, as a file that says what the machine must read there (docs/formats/case.md).
import {useSignal} from "@preact/signals";
import type {Refused} from "../api/client";
import {caseFileOf} from "../api/orders";
import {save, utf8} from "../parts/files";

export function CaseFile({item}: {item: string}) {
  const fault = useSignal<string | null>(null);
  const keep = () => caseFileOf(item).then((made) => {
    fault.value = null;
    save({name: made.name, bytes: utf8(made.text)});
  }, (told: Refused) => (fault.value = told.message));
  return <><button type="button" class="link" onClick={keep} title="The paragraph, and what must be read in it; private persons are not named">Save as a test case</button>{fault.value && <span class="fault" role="alert">{fault.value}</span>}</>;
}
