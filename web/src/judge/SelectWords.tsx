// Words of a report that are selected, by mouse or by keyboard, become a happening, a claim, a source, a relation or a time.
import {useSignal} from "@preact/signals";
import type {ComponentChildren, RefObject} from "preact";
import {useLayoutEffect, useMemo, useRef} from "preact/hooks";
import type {Marked} from "../api/questions";
import type {Span} from "../api/types";
import {moved, select, selectedSpan, wordsOf} from "../text/selection";
import {CreateDialog, ITEMS, type ItemName} from "./CreateDialog";

interface Props {
  marked: Marked;
  points: string[];
  stretches: Span[];
  box: RefObject<HTMLDivElement>;
}

const WIDTH = 480, EDGE = 12;  // of the bar; from the edge of the screen

export function SelectWords({marked, points, stretches, box}: Props) {
  const span = useSignal<Span | null>(null);
  const making = useSignal<{what: ItemName; span: Span | null} | null>(null);
  const speaker = useSignal<Span | null>(null);  // who says what is made next
  const bar = useRef<HTMLDivElement>(null);
  const words = useMemo(() => wordsOf(points, stretches), [points, stretches]);
  const sentences = useMemo(() => (marked.reading.sentences ?? []).map((one) => one.span), [marked]);

  useLayoutEffect(() => {  // a key that is pressed at once counts
    const text = box.current;
    if (!text) return;
    const look = () => {
      if (bar.current?.contains(document.activeElement) || making.value) return;
      span.value = selectedSpan(text, points);
    };
    const key = (event: KeyboardEvent) => {
      if (event.target !== text || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter") {
        look();  // what was chosen a moment ago may not have been told yet
        if (!span.value || !bar.current) return;
        bar.current.hidden = false;
        bar.current.querySelector("button")?.focus();
      } else if (event.key === "Escape") getSelection()?.removeAllRanges();
      else if (event.key.startsWith("Arrow")) {
        const next = moved(event.key, event.shiftKey, selectedSpan(text, points), words, sentences);
        if (!next) return;
        select(text, next);
      } else return;
      event.preventDefault();
    };
    document.addEventListener("selectionchange", look);
    text.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("selectionchange", look);
      text.removeEventListener("keydown", key);
    };
  }, [points, words, sentences]);

  const point = () => {
    speaker.value = span.value;
    getSelection()?.removeAllRanges();
    box.current?.focus({preventScroll: true});
  };
  const close = () => {
    making.value = null;
    speaker.value = null;
    span.value = null;
    getSelection()?.removeAllRanges();
    box.current?.focus({preventScroll: true});
  };
  return (
    <>
      {/* Always there, so that it can be gone to in the moment in which words are chosen. */}
      <div ref={bar} class="make" hidden={!span.value || making.value !== null} style={place(box.current)} role="toolbar" aria-label="Make of these words" onMouseDown={(event) => event.preventDefault()}
           onKeyDown={(event) => event.key === "Escape" && box.current?.focus()}>
        <span class="make-name">New</span>
        {Object.entries(ITEMS).map(([what, {name}]) => <button key={what} type="button" onClick={() => (making.value = {what: what as ItemName, span: span.value})}>{name}</button>)}
        <button type="button" class="apart" onClick={point}>Who says it</button>
        {speaker.value && <p class="make-said">said by <q dir="auto">{points.slice(...speaker.value).join("")}</q> <button type="button" onClick={() => (speaker.value = null)}>not</button></p>}
      </div>
      {making.value && <CreateDialog marked={marked} words={making.value.span ? points.slice(...making.value.span).join("") : ""} span={making.value.span} what={making.value.what} pointed={speaker.value} close={close} />}
    </>
  );
}

/// Below the end of what is selected, within the text; where the screen is narrow the style puts it at the bottom.
function place(box: HTMLElement | null): Record<string, string> {
  const selection = getSelection();
  if (!box || !selection || selection.rangeCount === 0) return {};
  const rects = selection.getRangeAt(0).getClientRects();
  const last = rects[rects.length - 1];
  if (!last) return {};
  const around = box.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(last.right - WIDTH / 2, innerWidth - WIDTH - EDGE)) - around.left;
  return {left: `${left}px`, top: `${last.bottom - around.top + 8}px`};
}

/// For who cannot select on the screen: the words are typed.
export function NewFromWords({marked}: {marked: Marked}): ComponentChildren {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button" onClick={() => (open.value = true)}>Add what is missing…</button>
      {open.value && <CreateDialog marked={marked} words="" span={null} what="event" close={() => (open.value = false)} />}
    </>
  );
}
