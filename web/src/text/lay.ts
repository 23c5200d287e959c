// Where the notes of the margin stand: each group beside its words, or below the group before it where that is longer than its own words. The text flows on
// beside them and waits for none. Where the screen is narrow, and on paper, they stand under their words instead, as the style says.
import type {RefObject} from "preact";
import {useLayoutEffect} from "preact/hooks";

const GAP = 4;

function lay(box: HTMLElement) {
  const groups = [...box.querySelectorAll<HTMLElement>(".margin")];
  const beside = groups.length > 0 && getComputedStyle(groups[0]).position === "absolute";
  const measured = groups.map((group) => ({group, at: (group.parentElement as HTMLElement).offsetTop, tall: group.offsetHeight}));  // all is measured before anything moves
  let free = 0;
  for (const {group, at, tall} of measured) {
    const top = Math.max(at, free);
    group.style.top = beside ? `${top - at}px` : "";
    free = top + tall + GAP;
  }
  box.style.minHeight = beside ? `${free}px` : "";
}

/// Again when anything is drawn anew, or has another size: another screen, letters that come later, a note that opens.
export function useLaidMargin(box: RefObject<HTMLElement>) {
  useLayoutEffect(() => {
    if (box.current) lay(box.current);
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const again = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => lay(element));
    };
    const sizes = new ResizeObserver(again);
    for (const one of [element, ...element.querySelectorAll(".stretch, .margin")]) sizes.observe(one);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
    };
  });
}
