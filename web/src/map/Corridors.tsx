// Legs of routes: dashed where somebody claims them, whole only where they are established, faint where they are denied.
import type {GeoProjection} from "d3-geo";
import {geoPath} from "d3-geo";
import type {Feature} from "../api/types";

export function Corridors({lines, projection, arrow = "arrow"}: {lines: Feature[]; projection: GeoProjection; arrow?: string}) {
  const path = geoPath(projection);
  return (
    <g class="corridors">
      {lines.map(({id, geometry, properties}) => {
        const state = properties.denied ? "denied" : properties.established ? "established" : "claimed";
        const from = properties.from?.name ?? "?", to = properties.to?.name ?? "?";
        return (
          <path key={id} d={path(geometry) ?? ""} class={`corridor ${state}`} marker-end={`url(#${arrow})`}>
            <title>{`${from} to ${to}: ${state}${properties.reports ? `, ${properties.reports} report${properties.reports > 1 ? "s" : ""}` : ""}`}</title>
          </path>
        );
      })}
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0.5 1 7 4 0.5 7" class="arrow" />
        </marker>
      </defs>
    </g>
  );
}
