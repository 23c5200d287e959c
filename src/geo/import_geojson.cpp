#include "geo/import_geojson.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/data_file.h"
#include "base/file.h"
#include "base/try.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLargestFile = 256'000'000;
constexpr int kDeepest = 64;  // of lists in each other, collections included
constexpr double kLeastRadiusKm = 1;

struct Point {
  double lon, lat;
};

/// A member as text: numbers as they are written.
std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null() || found->is_structured()) return {};
  return found->is_string() ? std::string(trim(found->get_ref<const std::string&>())) : found->dump();
}

bool is_position(const Json& json) { return json.is_array() && json.size() >= 2 && json[0].is_number() && json[1].is_number(); }

/// All positions below `json`; false where it holds anything else or is too deep.
bool collect(const Json& json, int depth, std::vector<Point>& out) {
  if (depth > kDeepest) return false;
  if (is_position(json)) {
    out.push_back({json[0].get<double>(), json[1].get<double>()});
    return std::abs(out.back().lon) <= 180 && std::abs(out.back().lat) <= 90;
  }
  if (!json.is_array()) return false;
  return std::all_of(json.begin(), json.end(), [&](const Json& inner) { return collect(inner, depth + 1, out); });
}

bool collect_geometry(const Json& geometry, int depth, std::vector<Point>& out) {
  if (!geometry.is_object() || depth > kDeepest) return false;
  if (const auto inner = geometry.find("geometries"); inner != geometry.end() && inner->is_array()) {
    return std::all_of(inner->begin(), inner->end(), [&](const Json& g) { return collect_geometry(g, depth + 1, out); });
  }
  const auto coordinates = geometry.find("coordinates");
  return coordinates != geometry.end() && collect(*coordinates, depth + 1, out);
}

/// On one side of the 180th meridian, as the first is: an area over it is no area round the world.
void unwrap(std::vector<Point>& points) {
  for (Point& p : points) {
    if (p.lon - points[0].lon > 180) p.lon -= 360;
    if (p.lon - points[0].lon < -180) p.lon += 360;
  }
}

/// The middle of the box that holds all points, and the distance from there to the farthest of them.
Point middle(std::vector<Point> points, double& radius_km) {
  unwrap(points);
  Point least = points[0], most = points[0];
  for (const Point& p : points) {
    least = {std::min(least.lon, p.lon), std::min(least.lat, p.lat)};
    most = {std::max(most.lon, p.lon), std::max(most.lat, p.lat)};
  }
  Point out{(least.lon + most.lon) / 2, (least.lat + most.lat) / 2};
  radius_km = 0;
  for (const Point& p : points) radius_km = std::max(radius_km, distance_km(out.lat, out.lon, p.lat, p.lon));
  if (out.lon > 180) out.lon -= 360;
  if (out.lon < -180) out.lon += 360;
  return out;
}

void take_feature(const Json& feature, const std::string& where, ImportSink& sink) {
  const auto geometry = feature.is_object() ? feature.find("geometry") : feature.end();
  const auto properties = feature.is_object() ? feature.find("properties") : feature.end();
  if (!feature.is_object() || geometry == feature.end() || properties == feature.end() || !properties->is_object()) {
    return sink.bad(where, "it is no feature with geometry and properties");
  }
  std::vector<Point> points;
  if (!collect_geometry(*geometry, 0, points) || points.empty()) return sink.bad(where, "its geometry has no positions, or some that are no degrees");
  ImportedRow row;
  double radius_km = 0;
  const Point at = middle(std::move(points), radius_km);
  row.lat = fmt::format("{}", at.lat);
  row.lon = fmt::format("{}", at.lon);
  row.name = text_of(*properties, "name");
  row.kind = text_of(*properties, "kind");
  row.country = text_of(*properties, "country");
  row.admin1 = text_of(*properties, "admin1");
  row.valid_from = text_of(*properties, "valid_from");
  row.valid_to = text_of(*properties, "valid_to");
  row.radius_km = text_of(*properties, "radius_km");
  row.id = text_of(properties->contains("id") ? *properties : feature, "id");
  if (row.radius_km.empty() && radius_km > 0) row.radius_km = fmt::format("{:.1f}", std::max(kLeastRadiusKm, radius_km));
  const auto aliases = properties->find("aliases");
  if (aliases != properties->end() && aliases->is_string()) {
    for (std::string_view alias : split(aliases->get_ref<const std::string&>(), '|')) row.aliases.emplace_back(alias);
  } else if (aliases != properties->end() && aliases->is_array()) {
    for (const Json& alias : *aliases) {
      if (alias.is_string()) row.aliases.push_back(alias.get<std::string>());
    }
  }
  sink.take(row, where);
}

}  // namespace

Status import_geojson(const std::filesystem::path& file, ImportSink& sink) {
  DL_ASSIGN(const std::string bytes, read_file(file, kLargestFile));
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadInput, file.string() + ": begins as GeoJSON but is no JSON; see that it is whole"};
  if (text_of(json, "type") == "Feature") {
    take_feature(json, file.string() + " feature 1", sink);
    return {};
  }
  const auto features = json.is_object() ? json.find("features") : json.end();
  if (features == json.end() || !features->is_array()) return Error{ErrorCode::kBadInput, file.string() + ": is JSON but no FeatureCollection of GeoJSON"};
  std::size_t number = 0;
  for (const Json& feature : *features) {
    if (sink.is_full()) break;
    take_feature(feature, file.string() + " feature " + std::to_string(++number), sink);
  }
  return {};
}

}  // namespace dateline::geo
