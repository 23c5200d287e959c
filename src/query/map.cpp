// map: what the archive holds, as GeoJSON.
#include <algorithm>
#include <tuple>

#include "archive/cursor.h"
#include "archive/find.h"
#include "base/try.h"
#include "query/map_features.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

std::tuple<int, const std::string&, const std::string&> rank(const Feature& feature) { return {feature.layer, feature.key, feature.id}; }

Status add_incidents(const Archive& archive, Filter filter, Features& out) {
  filter.limit.reset();
  filter.cursor.clear();
  DL_ASSIGN(const archive::IncidentPage page, find_incidents(archive, filter));
  for (const std::string& text : page.incidents) {
    const Json incident = Json::parse(text, nullptr, false);
    if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
    add_incident(incident, out);
  }
  return {};
}

/// The features of one page, and the cursor where there are more.
Result<std::string> take_page(const Filter& filter, std::vector<Feature>& features) {
  std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return rank(a) < rank(b); });
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, archive::read_cursor(filter.cursor, 3));
    const auto behind = std::find_if(features.begin(), features.end(), [&](const Feature& f) {
      return std::tuple(std::to_string(f.layer), f.key, f.id) > std::tuple(after[0], after[1], after[2]);
    });
    features.erase(features.begin(), behind);
  }
  if (!filter.limit || features.size() <= static_cast<std::size_t>(*filter.limit)) return std::string();
  features.resize(static_cast<std::size_t>(*filter.limit));
  if (features.empty()) return std::string();
  const Feature& last = features.back();
  return archive::write_cursor({std::to_string(last.layer), last.key, last.id});
}

Json feature_json(Feature& feature, Extent& extent) {
  extent.add(feature.from, feature.to);
  const Json geometry = feature.layer == 2 ? line_geometry(feature.from, feature.to) : point_geometry(feature.from);
  return {{"type", "Feature"}, {"id", feature.id}, {"geometry", geometry}, {"properties", std::move(feature.properties)}};
}

}  // namespace

Result<std::string> map(const Archive& archive, const Filter& filter) {
  if (!filter.sort.empty()) return Error{ErrorCode::kUsage, "--sort: a map has one order: incidents by time, facilities and corridors by name"};
  Features features;
  DL_TRY(add_incidents(archive, filter, features));
  DL_ASSIGN(const std::vector<archive::MapItem> items, find_map_items(archive, filter));
  add_facilities(items, features);
  add_corridors(items, features);
  DL_ASSIGN(const std::string cursor, take_page(filter, features.placed));
  Json out = {{"type", "FeatureCollection"}};
  Json list = Json::array();
  Extent extent;
  for (Feature& feature : features.placed) list.push_back(feature_json(feature, extent));
  if (!extent.empty()) out["bbox"] = extent.bbox();
  out["features"] = std::move(list);
  out["not_placed"] = {{"incidents", features.incidents}, {"facilities", features.facilities}, {"corridors", features.corridors}};
  out["cursor"] = cursor.empty() ? Json() : Json(cursor);
  return out.dump();
}

}  // namespace dateline::query
