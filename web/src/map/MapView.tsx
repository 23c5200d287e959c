// The map: the ground on a canvas, what happened as marks over it that a keyboard reaches, too.
import {effect, useComputed, useSignal} from "@preact/signals";
import {useEffect, useMemo, useRef} from "preact/hooks";
import type {Feature, Incident} from "../api/types";
import {hovered} from "../state/hovered";
import {size as useSize} from "../parts/size";
import {dark} from "../state/theme";
import {coloursOf, drawBase, fitCanvas} from "./base";
import {Corridors} from "./Corridors";
import {MarkShape} from "./MarkShape";
import {marksOf, named, parts, positionsOf, spotsOf, type Box, type Mark} from "./marks";
import {loadOutlines, outlines} from "./outlines";
import {Opened} from "./Opened";
import {boundsOf, fit, panned, projectionOf, within, zoomed, type Position, type View} from "./projection";

const STEP = 60;       // pixels that an arrow key moves
const SETTLED = 160;   // milliseconds without a movement
const FINE_FROM = 600; // scale from which the coarse outlines show their corners

interface Props {
  incidents: Incident[];
  features: Feature[];
  label: string;
  onBounds?: (bounds: [number, number, number, number]) => void;
}

export function MapView({incidents, features, label, onBounds}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const {width, height} = useSize(frame);
  const view = useSignal<View | null>(null);
  const settled = useSignal(true);
  const opened = useSignal<Mark | null>(null);
  const touched = useRef(false);  // whoever moved the map keeps it where it is

  const byId = useMemo(() => new Map(incidents.map((one) => [one.id, one])), [incidents]);
  const spots = useMemo(() => spotsOf(features, byId), [features, byId]);
  const lines = useMemo(() => features.filter((one) => one.properties.layer === "corridor"), [features]);

  useEffect(() => void loadOutlines(), []);
  useEffect(() => {
    if (width === 0 || (touched.current && view.value)) return;
    view.value = fit(positionsOf(spots, lines), width, height);
  }, [spots, lines, width, height]);

  const timer = useRef(0);
  const move = (next: View) => {
    touched.current = true;
    opened.value = null;
    settled.value = false;
    view.value = next;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      settled.value = true;
      onBounds?.(boundsOf(next, width, height));
    }, SETTLED);
  };
  const fitAll = () => {
    move(fit(positionsOf(spots, lines), width, height));
    touched.current = false;
  };

  useEffect(() => effect(() => {
    if (!canvas.current || !view.value || width === 0) return;
    void dark.value;  // other colours
    const {coarse, fine} = outlines.value;
    const best = settled.value && view.value.scale > FINE_FROM ? fine ?? coarse : coarse ?? fine;
    const context = fitCanvas(canvas.current, width, height);
    if (context) drawBase(context, projectionOf(view.value, width, height), width, height, best, coloursOf(canvas.current), settled.value);
  }), [width, height]);

  useGestures(frame, view, width, height, move);
  const projection = useComputed(() => (view.value && width ? projectionOf(view.value, width, height) : null)).value;
  const marks = projection ? marksOf(spots, projection, width, height) : [];
  const names = named(marks, width, busyOf(frame.current));
  const open = (mark: Mark) => {
    if (mark.spots.length > 1 && parts(mark)) move(fit(mark.spots.map((one) => one.at), width, height));
    else opened.value = mark;
  };
  const centre = (factor: number) => view.value && move(zoomed(view.value, factor, [width / 2, height / 2], width, height));

  return (
    <div class="map" ref={frame}>
      <canvas ref={canvas} tabIndex={0} role="img" aria-label={`${label}. Arrow keys move, plus and minus zoom.`}
              onKeyDown={(event) => view.value && onKey(event, view.value, width, height, move)} />
      <svg class="map-marks" width={width} height={height} aria-hidden={marks.length === 0}>
        {projection && <Corridors lines={lines} projection={projection} />}
        {projection && marks.map((mark) => (
          <MarkShape key={mark.spots[0].incident.id + mark.spots[0].place} mark={mark} projection={projection} nameAt={names.get(mark)}
                     lit={mark.spots.some((one) => one.incident.id === hovered.value)} open={() => open(mark)} />
        ))}
      </svg>
      {opened.value && <Opened mark={opened.value} width={width} height={height} close={() => (opened.value = null)} />}
      <div class="map-tools">
        <button type="button" title="Closer" aria-label="Closer" onClick={() => centre(1.6)}>+</button>
        <button type="button" title="Farther" aria-label="Farther" onClick={() => centre(1 / 1.6)}>−</button>
        <button type="button" title="Show all" aria-label="Show all" onClick={fitAll}>⤢</button>
      </div>
    </div>
  );
}

/// Where the map's tools and its legend lie over it.
function busyOf(frame: HTMLElement | null): Box[] {
  const map = frame?.getBoundingClientRect();
  if (!map) return [];
  return [...frame?.parentElement?.querySelectorAll(".map-tools, .legend, .unplaced") ?? []].map((one) => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return {left: left - map.left, right: right - map.left, top: top - map.top, bottom: bottom - map.top};
  });
}

function onKey(event: KeyboardEvent, view: View, width: number, height: number, move: (next: View) => void) {
  const steps: Record<string, Position> = {ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP]};
  const step = steps[event.key];
  if (step) move(panned(view, step[0], step[1], width, height));
  else if (event.key === "+" || event.key === "=") move(zoomed(view, 1.6, [width / 2, height / 2], width, height));
  else if (event.key === "-") move(zoomed(view, 1 / 1.6, [width / 2, height / 2], width, height));
  else return;
  event.preventDefault();
}

/// Dragging, the wheel, and two fingers.
function useGestures(frame: {current: HTMLDivElement | null}, view: {value: View | null}, width: number, height: number, move: (next: View) => void) {
  useEffect(() => {
    const element = frame.current?.querySelector("canvas");
    if (!element || width === 0) return;
    const fingers = new Map<number, Position>();
    const at = (event: PointerEvent | WheelEvent): Position => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return {middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Position, size: Math.hypot(a[0] - b[0], a[1] - b[1]) || 1};
    };
    const down = (event: PointerEvent) => {
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
    };
    const moved = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before || !view.value) return;
      const two = fingers.size === 2 ? spread() : null;
      const now = at(event);
      fingers.set(event.pointerId, now);
      if (fingers.size === 1) move(panned(view.value, now[0] - before[0], now[1] - before[1], width, height));
      if (two) {
        const next = spread();
        move(zoomed(view.value, next.size / two.size, next.middle, width, height));
      }
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      if (view.value) move(within(zoomed(view.value, Math.exp(-event.deltaY * 0.0018), at(event), width, height), width));
    };
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", moved);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("wheel", wheel, {passive: false});
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", moved);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("wheel", wheel);
    };
  }, [width, height]);
}
