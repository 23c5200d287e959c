// A list of which only the rows on the screen exist: a hundred thousand rows are as quick as a hundred. All rows are as high as the
// style's --row says.
import type {ComponentChildren} from "preact";
import {useEffect, useLayoutEffect, useRef, useState} from "preact/hooks";

const BEYOND = 6;  // rows above and below

interface Props<T> {
  rows: T[];
  label: string;
  keyOf: (row: T) => string;
  show: (row: T) => ComponentChildren;
}

export function WindowedList<T>({rows, label, keyOf, show}: Props<T>) {
  const box = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState({first: 0, last: 20, tall: 96});

  const measure = () => {
    const element = box.current;
    if (!element) return;
    if (matchMedia("print").matches) return;  // then all of them are there
    const told = getComputedStyle(element).getPropertyValue("--row");
    const tall = parseFloat(told) * (told.trim().endsWith("rem") ? parseFloat(getComputedStyle(document.documentElement).fontSize) : 1) || 96;
    const top = element.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(-top / tall) - BEYOND);
    const last = Math.max(0, Math.ceil((innerHeight - top) / tall) + BEYOND);
    setRange((before) => (before.first === first && before.last === last && before.tall === tall ? before : {first, last, tall}));
  };
  useLayoutEffect(measure, [rows]);
  useEffect(() => {
    addEventListener("scroll", measure, {capture: true, passive: true});  // of the page or of a box around the list
    addEventListener("resize", measure);
    const all = () => setRange((before) => ({...before, first: 0, last: Infinity}));
    addEventListener("beforeprint", all);
    addEventListener("afterprint", measure);
    return () => {
      removeEventListener("scroll", measure, {capture: true});
      removeEventListener("resize", measure);
      removeEventListener("beforeprint", all);
      removeEventListener("afterprint", measure);
    };
  }, []);

  const {first, last, tall} = range;
  const shown = rows.slice(first, last);
  return (
    <ul class="rows" ref={box} aria-label={label} style={{height: `${rows.length * tall}px`}}>
      {shown.map((row, i) => (
        <li key={keyOf(row)} style={{top: `${(first + i) * tall}px`}} aria-setsize={rows.length} aria-posinset={first + i + 1}>{show(row)}</li>
      ))}
    </ul>
  );
}
