// Files may be dropped anywhere on the page, where reports may be added.
import {useEffect, useState} from "preact/hooks";
import {mayWrite} from "../api/questions";
import {go, write} from "../state/address";
import {useAnswer} from "../state/answer";
import {addFiles} from "../state/intake";
import {judgeName} from "../state/judge";

/// Files that came before a name was given wait for it.
let held: File[] = [];
export function takeHeld(): File[] {
  const files = held;
  held = [];
  return files;
}

export function take(files: Iterable<File>) {
  if (judgeName.value) addFiles(files);
  else held = [...held, ...files];
}

export const useMayAdd = () => useAnswer("may add", (stop) => mayWrite(stop)).value === true;

export function DropFiles() {
  const may = useMayAdd();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!may) return;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const dragged = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const dropped = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files ?? []);
      go(write("add"));
    };
    const events: [string, (event: never) => void][] = [["dragenter", dragged], ["dragover", dragged], ["dragleave", left], ["drop", dropped]];
    for (const [name, handler] of events) addEventListener(name, handler as EventListener);
    return () => {
      for (const [name, handler] of events) removeEventListener(name, handler as EventListener);
    };
  }, [may]);
  return over ? <div class="drop-over"><p>Let go to add these files</p></div> : null;
}
