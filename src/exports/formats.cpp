#include <array>

#include "exports/export.h"

namespace dateline::exports {

std::span<const Format> formats() {
  static constexpr std::array kFormats{
      Format{"csv", "spreadsheets: happenings.csv, claims.csv, relations.csv, reports.csv, joined by their ids", true, false, csv},
      Format{"geojson", "maps (QGIS, Leaflet, MapLibre): incidents, facilities and legs of ways, with those that have no place", false, false, geojson},
      Format{"geopackage", "maps (QGIS, GDAL): one SQLite file with layers happenings, facilities, legs and a table of claims", false, true, geopackage},
      Format{"kml", "virtual globes: what geojson has, with a style for each standing", false, false, kml},
      Format{"ics", "calendars: an entry for each happening of which a first day is known", false, false, ics},
      Format{"timelinejs", "TimelineJS: timeline.json", false, false, timelinejs},
      Format{"timemap", "TimeMap: events, sources and associations, each a file and all in one", true, false, timemap},
      Format{"html", "one page that stands alone: a map, happenings with their sentences and claims, reports", false, false, html},
      Format{"jsonl", "readings, one a line, which `dateline import` takes back; texts reduced to quotes", false, false, jsonl},
      Format{"gdelt", "tools for GDELT 2: events (61 columns) and mentions (16 columns: one a claim)", true, false, gdelt},
      Format{"polecat", "tools for POLECAT: events in PLOVER's classes, 40 columns", false, false, polecat},
      Format{"stix", "OpenCTI, MISP and other programs of STIX 2.1: a bundle of incidents, reports, identities, sightings, opinions", false, false, stix_bundle},
      Format{"ftm", "OpenAleph and other programs of FollowTheMoney: events, articles, actors, roles and claims, one entity a line", false, false, ftm},
      Format{"annotations", "programs of W3C Web Annotation: one for each claim, on the words that say it; --full-texts adds the texts", true, false, annotations},
      Format{"prov", "programs of PROV-O (JSON-LD): how each claim came to be", false, false, prov},
      Format{"gexf", "Gephi, networkx: actors and happenings as a network over time", false, false, gexf},
  };
  return kFormats;
}

}  // namespace dateline::exports
