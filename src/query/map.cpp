// map: what the archive holds, as GeoJSON.
#include <algorithm>
#include <optional>
#include <tuple>

#include "archive/cursor.h"
#include "archive/find.h"
#include "base/try.h"
#include "query/map_features.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

constexpr int kAtOnce = 100;  // incidents

/// Where a feature stands in the order of the map. An incident's features stand where the archive lists it, whatever its id ends in.
using Rank = std::tuple<int, std::string, std::string>;
Rank rank_of(int layer, const std::string& key, std::string id) {
  if (layer == 0) std::replace(id.begin(), id.end(), '@', '\x01');
  return {layer, key, std::move(id)};
}
Rank rank_of(const Feature& feature) { return rank_of(feature.layer, feature.key, feature.id); }

/// Nothing for the first page.
Result<std::optional<Rank>> begin_of(const Filter& filter) {
  if (filter.cursor.empty()) return std::optional<Rank>();
  DL_ASSIGN(const auto after, archive::read_cursor(filter.cursor, 3));
  DL_ASSIGN(const double layer, archive::read_number(after[0]));
  return std::optional(rank_of(layer >= 0 && layer <= 2 ? static_cast<int>(layer) : 2, after[1], after[2]));
}

void drop_before(const std::optional<Rank>& begin, std::vector<Feature>& features) {
  if (begin) std::erase_if(features, [&](const Feature& f) { return rank_of(f) <= *begin; });
}

/// In the archive's order of time, so many at once that they fill a page.
Status add_incidents(const Archive& archive, Filter filter, const std::optional<Rank>& begin, Features& out) {
  const std::optional<int> wanted = filter.limit;
  filter.sort = "time";
  filter.limit = wanted ? std::optional(std::max(*wanted + 1, kAtOnce)) : std::nullopt;
  filter.cursor.clear();
  if (begin) {
    // The page before may have ended between two places of one incident: it begins with that incident again.
    const std::string id = std::get<2>(*begin).substr(0, std::get<2>(*begin).find('\x01'));
    filter.cursor = archive::write_cursor({"time", std::get<1>(*begin), id.substr(0, id.size() - !id.empty())});
  }
  do {
    DL_ASSIGN(const archive::IncidentPage page, find_incidents(archive, filter));
    for (const std::string& text : page.incidents) {
      const Json incident = Json::parse(text, nullptr, false);
      if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
      add_incident(incident, out);
    }
    drop_before(begin, out.placed);
    filter.cursor = page.cursor;
  } while (!filter.cursor.empty() && (!wanted || out.placed.size() <= static_cast<std::size_t>(*wanted)));
  return {};
}

/// Those behind the page before; nothing of a layer is made that is not reached.
Result<Features> features_of(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const std::optional<Rank> begin, begin_of(filter));
  Features out;
  if (!begin || std::get<0>(*begin) == 0) DL_TRY(add_incidents(archive, filter, begin, out));
  if (filter.limit && out.placed.size() > static_cast<std::size_t>(*filter.limit)) return out;
  DL_ASSIGN(const std::vector<archive::MapItem> items, find_map_items(archive, filter));
  add_facilities(items, out);
  add_corridors(items, out);
  drop_before(begin, out.placed);
  return out;
}

/// The features of one page, and the cursor where there are more.
std::string take_page(const Filter& filter, std::vector<Feature>& features) {
  sort_features(features);
  if (!filter.limit || features.size() <= static_cast<std::size_t>(*filter.limit)) return {};
  features.resize(static_cast<std::size_t>(*filter.limit));
  if (features.empty()) return {};
  const Feature& last = features.back();
  return archive::write_cursor({std::to_string(last.layer), last.key, last.id});
}

Json feature_json(Feature& feature, Extent& extent) {
  extent.add(feature.from, feature.to);
  return {{"type", "Feature"}, {"id", feature.id}, {"geometry", geometry_of(feature)}, {"properties", std::move(feature.properties)}};
}

}  // namespace

void sort_features(std::vector<Feature>& features) {
  std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return rank_of(a) < rank_of(b); });
}

Json geometry_of(const Feature& feature) { return feature.layer == 2 ? line_geometry(feature.from, feature.to) : point_geometry(feature.from); }

Result<std::string> map(const Archive& archive, const Filter& filter) {
  if (!filter.sort.empty()) return Error{ErrorCode::kUsage, "--sort: a map has one order: incidents by time, facilities and corridors by name"};
  DL_ASSIGN(Features features, features_of(archive, filter));
  const std::string cursor = take_page(filter, features.placed);
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
