// The map as shapes: the ground of map/base.ts, and the same marks over it, so that all happenings of the list are seen.
import {geoGraticule10, geoPath} from "d3-geo";
import {useMemo} from "preact/hooks";
import type {Feature, Incident} from "../api/types";
import {Corridors} from "../map/Corridors";
import {MarkShape} from "../map/MarkShape";
import {marksOf, named, positionsOf, spotsOf} from "../map/marks";
import {outlines, type Outlines} from "../map/outlines";
import {fit, projectionOf} from "../map/projection";
import {PAPER} from "./size";

const HEIGHT = 400;
const FINE_FROM = 300;  // scale; below, the coarse outlines are fine enough
const LETTER = 6.4;

export function PaperMap({incidents, features}: {incidents: Incident[]; features: Feature[]}) {
  const drawn = useMemo(() => {
    const spots = spotsOf(features, new Map(incidents.map((one) => [one.id, one])));
    const lines = features.filter((one) => one.properties.layer === "corridor");
    const view = fit(positionsOf(spots, lines), PAPER, HEIGHT);
    return {lines, projection: projectionOf(view, PAPER, HEIGHT), marks: marksOf(spots, projectionOf(view, PAPER, HEIGHT), PAPER, HEIGHT), scale: view.scale};
  }, [incidents, features]);
  const {coarse, fine} = outlines.value;
  const ground = drawn.scale > FINE_FROM ? fine ?? coarse : coarse ?? fine;
  const path = geoPath(drawn.projection).digits(1);
  const names = named(drawn.marks, PAPER);
  return (
    <svg class="paper-map" viewBox={`0 0 ${PAPER} ${HEIGHT}`} role="img" aria-label={`Map of ${incidents.length} happenings`}>
      <rect width={PAPER} height={HEIGHT} class="water" />
      <path d={path(geoGraticule10()) ?? ""} class="graticule" />
      {ground && <path d={path(ground.land) ?? ""} class="land" />}
      {ground && <path d={path(ground.borders) ?? ""} class="borders" />}
      {ground && <Names outlines={ground} projection={drawn.projection} />}
      <Corridors lines={drawn.lines} projection={drawn.projection} arrow="paper-arrow" />
      {drawn.marks.map((mark) => <MarkShape key={mark.spots[0].incident.id + mark.spots[0].place} mark={mark} projection={drawn.projection} nameAt={names.get(mark)} lit={false} open={() => {}} />)}
    </svg>
  );
}

function Names({outlines: {names}, projection}: {outlines: Outlines; projection: ReturnType<typeof projectionOf>}) {
  return (
    <g class="names">{names.map(({name, at, size}) => {
      const place = projection(at);
      const words = name.toUpperCase();
      const wide = words.length * LETTER;
      if (!place || wide > size * projection.scale() * 0.95) return null;
      if (place[0] < wide / 2 || place[1] < 8 || place[0] > PAPER - wide / 2 || place[1] > HEIGHT - 8) return null;
      return <text key={name} x={place[0]} y={place[1]}>{words}</text>;
    })}</g>
  );
}
