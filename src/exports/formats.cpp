#include <array>

#include "exports/export.h"

namespace dateline::exports {

std::span<const Format> formats() {
  static constexpr std::array kFormats{
      Format{"csv", "spreadsheets: happenings.csv, claims.csv, relations.csv, reports.csv, joined by their ids", true, false, csv},
      Format{"geojson", "maps (QGIS, Leaflet, MapLibre): incidents, facilities and legs of ways, with those that have no place", false, false, geojson},
      Format{"geopackage", "maps (QGIS, GDAL): one SQLite file with layers happenings, facilities, legs and a table of claims", false, true, geopackage},
  };
  return kFormats;
}

}  // namespace dateline::exports
