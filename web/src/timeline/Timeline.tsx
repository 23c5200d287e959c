// The timeline: drag over it for a time between two days, click a year or a month below it, turn the wheel to come closer.
import {effect, useSignal} from "@preact/signals";
import {useEffect, useMemo, useRef} from "preact/hooks";
import type {Counts} from "../api/questions";
import type {Incident} from "../api/types";
import {fitCanvas} from "../map/base";
import {dayText, showDay, showTime, touches} from "../parts/dates";
import {size as useSize} from "../parts/size";
import {count, headline} from "../parts/words";
import {go, write} from "../state/address";
import {hovered} from "../state/hovered";
import {dark} from "../state/theme";
import {BAR, drawBars, inkOf, LANE} from "./draw";
import {columnsOfCounts, lay, ticksOf, windowOfCounts, windowOf, type Bar, type Window} from "./layout";

const AXIS = 26;
const CLICK = 4;  // pixels within which a press is no drag

export interface Brush {
  from: number | null;
  to: number | null;
}

interface Props {
  incidents: Incident[];
  counts: Counts | undefined;  // where there are more happenings than came
  brush: Brush;
  onBrush: (brush: Brush, done: boolean) => void;
}

export function Timeline({incidents, counts, brush, onBrush}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const {width, height} = useSize(frame);
  const zoom = useSignal<Window | null>(null);
  const whole = useMemo(() => (counts && windowOfCounts(counts.counts)) ?? windowOf(incidents), [incidents, counts]);
  const window = zoom.value ?? whole;
  const room = Math.max(0, height - AXIS);
  const layout = useMemo(() => (counts ? {bars: [], columns: columnsOfCounts(counts.counts, window, Math.max(1, width))} : lay(incidents, window, Math.max(1, width), Math.floor(room / LANE))),
    [incidents, counts, window, width, room]);
  const undated = useMemo(() => counts?.undated ?? incidents.filter((one) => !one.time.start && !one.time.end).length, [incidents, counts]);

  useEffect(() => effect(() => {
    if (!canvas.current || width === 0) return;
    void dark.value;
    const context = fitCanvas(canvas.current, width, room);
    if (!context) return;
    context.clearRect(0, 0, width, room);
    const isOut = (bar: Bar) => !touches(bar.incident.time, brush.from, brush.to);
    drawBars(context, layout, room, inkOf(canvas.current), isOut, hovered.value);
  }), [layout, width, room, brush.from, brush.to]);

  const day = (x: number) => window.start + (x / Math.max(1, width)) * (window.end - window.start);
  const x = (at: number) => ((at - window.start) / (window.end - window.start)) * width;
  const barAt = (px: number, py: number) =>
    layout.bars.find((bar) => px >= bar.left - 2 && px <= bar.right + 2 && Math.abs(room - (bar.lane + 1) * LANE + BAR / 2 - py) <= LANE / 2);
  useDragging(canvas, {width, day, barAt, onBrush, window, zoom, whole});

  const left = brush.from === null ? 0 : Math.max(0, x(brush.from));
  const right = brush.to === null ? width : Math.min(width, x(brush.to + 1));
  const lit = hovered.value ? incidents.find((one) => one.id === hovered.value) : undefined;
  return (
    <div class="timeline" ref={frame}>
      <canvas ref={canvas} role="img" aria-label={`Timeline of ${count(counts?.incidents ?? incidents.length, "happening")}, ${showDay(dayText(whole.start))} to ${showDay(dayText(whole.end))}. From and To in the filters do the same as dragging.`} />
      {(brush.from !== null || brush.to !== null) && right > 0 && left < width && (
        <div class="brushed" style={{left: `${left}px`, width: `${Math.max(2, right - left)}px`, height: `${room}px`}}>
          {brush.from !== null && <Handle side="from" brush={brush} onBrush={onBrush} />}
          {brush.to !== null && <Handle side="to" brush={brush} onBrush={onBrush} />}
        </div>
      )}
      <div class="axis" style={{top: `${room}px`}}>
        {ticksOf(window, width).map((tick) => (
          <button key={tick.value} type="button" style={{left: `${x(tick.day)}px`}} title={`Only ${showDay(tick.value)}`} tabIndex={-1}
                  onClick={() => onBrush({from: tick.day, to: tick.last}, true)}>{tick.text}</button>
        ))}
      </div>
      <p class="timeline-note">
        {lit ? <><b>{showTime(lit.time)}</b> {headline(lit)}</> : undated > 0 ? `${undated} without any date` : layout.columns.length ? "Each column counts; come closer to see each one" : ""}
      </p>
      {zoom.value && <button type="button" class="whole" onClick={() => (zoom.value = null)}>Whole time</button>}
    </div>
  );
}

function Handle({side, brush, onBrush}: {side: "from" | "to"; brush: Brush; onBrush: Props["onBrush"]}) {
  const value = brush[side] as number;
  const key = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!step) return;
    event.preventDefault();
    onBrush({...brush, [side]: value + step * (event.shiftKey ? 30 : 1)}, true);
  };
  return <div class={`handle ${side}`} role="slider" tabIndex={0} aria-label={side === "from" ? "From" : "To"} aria-valuenow={value}
              aria-valuetext={showDay(dayText(value))} onKeyDown={key} />;
}

interface Dragging {
  width: number;
  day: (x: number) => number;
  barAt: (x: number, y: number) => Bar | undefined;
  onBrush: Props["onBrush"];
  window: Window;
  zoom: {value: Window | null};
  whole: Window;
}

function useDragging(canvas: {current: HTMLCanvasElement | null}, now: Dragging) {
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let begun: number | null = null;
    const at = (event: PointerEvent | WheelEvent) => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const brushed = (x: number, start: number) => {
      const {day} = latest.current;
      return {from: Math.floor(day(Math.min(x, start))), to: Math.floor(day(Math.max(x, start)))};
    };
    const down = (event: PointerEvent) => {
      begun = at(event)[0];
      element.setPointerCapture(event.pointerId);
    };
    const moved = (event: PointerEvent) => {
      const [x, y] = at(event);
      if (begun === null) {
        const bar = latest.current.barAt(x, y);
        hovered.value = bar?.incident.id ?? null;
        element.style.cursor = bar ? "pointer" : "col-resize";
      } else if (Math.abs(x - begun) > CLICK) latest.current.onBrush(brushed(x, begun), false);
    };
    const up = (event: PointerEvent) => {
      if (begun === null) return;
      const [x, y] = at(event);
      const start = begun;
      begun = null;
      if (Math.abs(x - start) > CLICK) return latest.current.onBrush(brushed(x, start), true);
      const bar = latest.current.barAt(x, y);
      if (bar) go(write("incidents", bar.incident.id));
      else latest.current.onBrush({from: null, to: null}, true);
    };
    const leave = () => (hovered.value = null);
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const {day, window, whole, zoom} = latest.current;
      const middle = day(at(event)[0]);
      const factor = Math.exp((event.deltaY || event.deltaX) * 0.0015);
      const next = {start: middle - (middle - window.start) * factor, end: middle + (window.end - middle) * factor};
      const span = next.end - next.start;
      zoom.value = span >= whole.end - whole.start ? null : span < 10 ? window : next;
    };
    const events: [string, (event: never) => void][] = [["pointerdown", down], ["pointermove", moved], ["pointerup", up], ["pointerleave", leave]];
    for (const [name, handler] of events) element.addEventListener(name, handler as EventListener);
    element.addEventListener("wheel", wheel, {passive: false});
    return () => {
      for (const [name, handler] of events) element.removeEventListener(name, handler as EventListener);
      element.removeEventListener("wheel", wheel);
    };
  }, []);
}
