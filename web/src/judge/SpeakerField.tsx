// Who says it: the report itself, a source that was read in it, words of it that name or describe somebody, or a name that it does not have.
import {useSignal} from "@preact/signals";
import type {Marked} from "../api/questions";
import type {Span} from "../api/types";
import type {Given} from "./Ask";
import {Choice, Field} from "./Ask";

const OTHER = "other";

interface Props {
  marked: Marked;
  near: Span | null;     // the nearest sources come first
  pointed: Span | null;  // words that were pointed at before
}

export function SpeakerField({marked, near, pointed}: Props) {
  const {reading} = marked;
  const words = pointed && Array.from(reading.report.text).slice(...pointed).join("");
  const written = pointed && pointed.join("-");
  const chosen = useSignal(written ?? "");
  const far = (span: Span | null) => (span && near ? Math.abs(span[0] - near[0]) : 0);
  const sources = reading.sources.slice(1).sort((a, b) => far(a.span) - far(b.span));
  const say = (id: string) => {
    if (id === written) return `“${words}”`;
    const source = sources.find((one) => one.id === id);
    if (!source) return "Somebody else…";
    const about = [source.count !== null && source.anonymous ? String(source.count) : "", source.anonymous ? "without a name" : ""].filter(Boolean).join(", ");
    return (source.name ?? "somebody") + (about && ` (${about})`);
  };
  return (
    <>
      <Choice name="speaker" label="Who says it" among={[...(written ? [written] : []), ...sources.map((one) => one.id), OTHER]} say={say} value={chosen.value}
              none={`${reading.report.publisher.name ?? "the publisher"}, in its own voice`} onChange={(one) => (chosen.value = one)} />
      {chosen.value === OTHER && <Field name="speaker-words" label="In the words of the report, or as person:NAME, organization:NAME" list="named" required dir="auto" />}
    </>
  );
}

/// As the API takes it; nothing where the report itself says it.
export const speakerOf = ({text}: Given) => (text("speaker") === OTHER ? text("speaker-words") : text("speaker"));
