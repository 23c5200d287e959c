// Why to look twice at a report, or at the reports of a happening: a word that says so, and the reasons where it is pointed at, focused or tapped.
import {useEffect, useId, useRef} from "preact/hooks";
import type {Flag} from "../api/types";
import {count} from "./words";

const MOST = 5;  // reasons that are told at once
const EDGE = 8;  // from the edge of the screen

interface Reason {
  why: string;
  reports: number;
}

/// Each reason once, with how many reports have it.
function reasonsOf(flags: Flag[]): Reason[] {
  const out = new Map<string, Set<string>>();
  for (const {why, report = ""} of flags) out.set(why, (out.get(why) ?? new Set()).add(report));
  return [...out].map(([why, reports]) => ({why, reports: reports.size}));
}

export const sentenceOf = (why: string) => why.charAt(0).toUpperCase() + why.slice(1);

/// `told`: in how many reports it is told what they give reason to doubt.
export function LookTwice({flags, told = 1}: {flags: Flag[] | undefined; told?: number}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null), tip = useRef<HTMLSpanElement>(null);
  const held = useRef({pointer: false, focus: false, open: false});
  const follow = useRef(() => {  // what is focused may be scrolled to only then
    if (held.current.open && tip.current && button.current) place(tip.current, button.current.getBoundingClientRect());
  }).current;
  useEffect(() => () => removeEventListener("scroll", follow, true), []);
  if (!flags || flags.length === 0) return null;
  const reasons = reasonsOf(flags);
  const turn = (open: boolean) => {
    if (!tip.current || !button.current || open === held.current.open) return;
    held.current.open = open;
    if (open) tip.current.showPopover?.();
    else tip.current.hidePopover?.();
    (open ? addEventListener : removeEventListener)("scroll", follow, true);
    follow();
  };
  const hold = (by: "pointer" | "focus", holds: boolean) => () => {
    held.current[by] = holds;
    turn(held.current.pointer || held.current.focus);
  };
  return (
    <span class="look" onMouseEnter={hold("pointer", true)} onMouseLeave={hold("pointer", false)}>
      <button type="button" ref={button} class="tag warn" aria-describedby={id} onFocus={hold("focus", true)} onBlur={hold("focus", false)} onClick={() => turn(true)}
              onKeyDown={(event) => event.key === "Escape" && turn(false)}>look twice</button>
      <span ref={tip} id={id} role="tooltip" popover="manual" class="look-why">
        {reasons.slice(0, MOST).map(({why, reports}) => <span key={why}>{told > 1 && <b>{count(reports, "report")}: </b>}{sentenceOf(why)}.</span>)}
        {reasons.length > MOST && <span>And {count(reasons.length - MOST, "other reason")}.</span>}
      </span>
    </span>
  );
}

/// Below its word, else above, within the screen.
function place(tip: HTMLElement, at: DOMRect) {
  const {width, height} = tip.getBoundingClientRect();
  const below = at.bottom + height <= innerHeight - EDGE;
  tip.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))}px`;
  tip.style.top = `${below ? at.bottom : Math.max(EDGE, at.top - height)}px`;
}
