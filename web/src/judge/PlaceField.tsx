// Where something is: a name, with the archive's own places of that name at hand, or a name with degrees.
import {useSignal} from "@preact/signals";
import {useId} from "preact/hooks";
import {search} from "../api/questions";
import {useAnswer} from "../state/answer";

const LEAST = 2, PAUSE = 200;  // letters; milliseconds without another one

export function PlaceField() {
  const id = useId();
  const words = useSignal("");
  const timer = useSignal(0);
  const asked = words.value.length >= LEAST && !words.value.includes("@") ? words.value : null;
  const found = useAnswer(asked && `place ${asked}`, (stop) => search({query: `${asked}*`, in: "places", limit: 8}, stop));
  const type = (text: string) => {
    clearTimeout(timer.value);
    timer.value = window.setTimeout(() => (words.value = text.trim()), PAUSE);
  };
  const names = [...new Set(found.value?.hits.map((hit) => hit.name).filter((name): name is string => Boolean(name)))];
  return (
    <label class="field whole">Where
      <input name="place" placeholder="NAME or NAME@LAT,LON" list={id} autocomplete="off" onInput={(event) => type(event.currentTarget.value)} />
      <datalist id={id}>{names.map((name) => <option key={name} value={name} />)}</datalist>
    </label>
  );
}
