// What one mark stands for, as a list.
import {useEffect, useRef} from "preact/hooks";
import {showTime} from "../parts/dates";
import {headline} from "../parts/words";
import {write} from "../state/address";
import type {Mark} from "./marks";

const WIDE = 280;

export function Opened({mark, width, height, close}: {mark: Mark; width: number; height: number; close: () => void}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("a")?.focus({preventScroll: true}), [mark]);
  const left = Math.max(8, Math.min(width - WIDE - 8, mark.x - WIDE / 2));
  const below = mark.y < height / 2;
  return (
    <div class="opened" ref={box} role="dialog" aria-label={`At ${mark.spots[0].place ?? "this place"}`}
         style={{left: `${left}px`, ...(below ? {top: `${mark.y + 18}px`} : {bottom: `${height - mark.y + 18}px`})}}
         onKeyDown={(event) => event.key === "Escape" && close()}>
      <header>
        <strong>{mark.spots[0].place}</strong>
        <button type="button" aria-label="Close" onClick={close}>×</button>
      </header>
      <ul>
        {mark.spots.slice(0, 40).map(({incident}) => (
          <li key={incident.id}>
            <a href={write("incidents", incident.id)}><span class="when">{showTime(incident.time)}</span> {headline(incident)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
