// The map as `map --json` has it (RFC 7946), with what has no place as features without geometry, and with what every export keeps.
#include "exports/feature_properties.h"

#include "base/try.h"
#include "exports/export.h"

namespace dateline::exports {
namespace {

using json::Json;

Json feature_json(const query::Feature& feature, const Json& geometry, const ById& happenings, const Material& material) {
  return {{"type", "Feature"}, {"id", feature.id}, {"geometry", geometry}, {"properties", properties_of(feature, happenings, material)}};
}

}  // namespace

Result<std::vector<File>> geojson(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  const query::Features& features = material.features;
  const ById happenings = by_id(material);
  query::Extent extent;
  for (const query::Feature& feature : features.placed) extent.add(feature.from, feature.to);
  Json head = {{"type", "FeatureCollection"}, {"generator", "Dateline " + order.version}};
  if (!extent.empty()) head["bbox"] = extent.bbox();
  head["not_placed"] = {{"incidents", features.incidents}, {"facilities", features.facilities}, {"corridors", features.corridors}};
  std::string out = head.dump();
  out.pop_back();
  out += ",\"features\":[";
  const char* between = "\n";
  const auto add = [&](const query::Feature& feature, const Json& geometry) {
    out += between + feature_json(feature, geometry, happenings, material).dump();
    between = ",\n";
  };
  for (const query::Feature& feature : features.placed) add(feature, geometry_of(feature));
  for (const query::Feature& feature : features.unplaced) add(feature, nullptr);
  return std::vector<File>{{"dateline.geojson", out + "\n]}\n"}};
}

}  // namespace dateline::exports
