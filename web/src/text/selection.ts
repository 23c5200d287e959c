// Between what is selected on the screen and spans of the text, which count code points.
import type {Span} from "../api/types";

const blocksOf = (box: Element) => [...box.querySelectorAll<HTMLElement>("[data-start]")];
const startOf = (block: HTMLElement) => Number(block.dataset.start);
const lengthOf = (text: string) => Array.from(text).length;

function offsetIn(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return lengthOf(before.toString());
}

/// Without blanks at its ends; null where nothing of the text is selected.
export function selectedSpan(box: Element, points: string[]): Span | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const touched = blocksOf(box).filter((block) => range.intersectsNode(block));
  if (touched.length === 0) return null;
  const [first, last] = [touched[0], touched[touched.length - 1]];
  let start = startOf(first) + (first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0);
  let end = startOf(last) + (last.contains(range.endContainer) ? offsetIn(last, range.endContainer, range.endOffset) : lengthOf(last.textContent ?? ""));
  while (start < end && !points[start].trim()) ++start;
  while (end > start && !points[end - 1].trim()) --end;
  return start < end ? [start, end] : null;
}

function placeOf(box: Element, position: number, atEnd: boolean): [Node, number] | null {
  for (const block of blocksOf(box)) {
    const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let at = startOf(block);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const text = Array.from(node.textContent ?? "");
      const inside = atEnd ? position > at && position <= at + text.length : position >= at && position < at + text.length;
      if (inside) return [node, text.slice(0, position - at).join("").length];
      at += text.length;
    }
  }
  return null;
}

export function select(box: Element, [start, end]: Span) {
  const from = placeOf(box, start, false), to = placeOf(box, end, true);
  if (!from || !to) return;
  getSelection()?.setBaseAndExtent(...from, ...to);
  to[0].parentElement?.scrollIntoView({block: "nearest"});
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu;

/// Words of the stretches of a text, in order.
export function wordsOf(points: string[], stretches: Span[]): Span[] {
  const out: Span[] = [];
  for (const [start, end] of stretches) {
    const text = points.slice(start, end).join("");
    let unit = 0, point = start;
    for (const found of text.matchAll(WORD)) {
      point += lengthOf(text.slice(unit, found.index));
      const size = lengthOf(found[0]);
      out.push([point, point + size]);
      point += size;
      unit = found.index + found[0].length;
    }
  }
  return out;
}

/// What an arrow key makes of a selection: the next word, with Shift one more; up and down go by sentences.
export function moved(key: string, extend: boolean, now: Span | null, words: Span[], sentences: Span[]): Span | null {
  if (words.length === 0) return null;
  if (!now) return key === "ArrowLeft" || key === "ArrowUp" ? null : words[0];
  const first = words.findIndex((word) => word[1] > now[0]);
  const after = words.findIndex((word) => word[0] >= now[1]);
  const last = (after < 0 ? words.length : after) - 1;
  const sentence = sentences.findIndex((one) => one[1] > (extend ? now[1] : now[0]));
  if (extend) {
    if (key === "ArrowRight") return [now[0], words[Math.min(last + 1, words.length - 1)][1]];
    if (key === "ArrowLeft") return [now[0], words[Math.max(first, last - 1)][1]];
    if (key === "ArrowDown" && sentence >= 0) return [now[0], words.filter((word) => word[1] <= sentences[sentence][1]).at(-1)?.[1] ?? now[1]];
    return [words[first][0], words[first][1]];
  }
  if (key === "ArrowRight") return words[Math.min(last + 1, words.length - 1)];
  if (key === "ArrowLeft") return words[Math.max(first - 1, 0)];
  const to = sentences[sentence + (key === "ArrowDown" ? 1 : -1)];
  return (to && words.find((word) => word[0] >= to[0])) ?? now;
}
