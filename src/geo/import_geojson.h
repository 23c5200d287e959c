#pragma once
// Places in GeoJSON (RFC 7946): features with the properties that a table has as columns ("aliases" may be a list, "id" the feature's own).
// A line or area becomes its middle with a radius that covers it.
#include <filesystem>

#include "geo/import_sink.h"

namespace dateline::geo {

Status import_geojson(const std::filesystem::path& file, ImportSink& sink);

}  // namespace dateline::geo
