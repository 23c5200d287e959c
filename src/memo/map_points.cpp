#include "memo/map_points.h"

#include <algorithm>

#include "query/json_parts.h"

namespace dateline::memo {
namespace {

using json::Json;
using query::text_of;

double number_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_number() ? 0 : found->get<double>();
}

/// Happenings and facilities at one spot are one point.
void add_point(MapPoint point, int happening, std::vector<MapPoint>& points) {
  auto found = std::find_if(points.begin(), points.end(), [&](const MapPoint& other) { return other.name == point.name && other.lat == point.lat && other.lon == point.lon; });
  if (found == points.end()) found = points.insert(points.end(), std::move(point));
  if (happening && std::find(found->happenings.begin(), found->happenings.end(), happening) == found->happenings.end()) found->happenings.push_back(happening);
}

}  // namespace

void add_feature(const Json& geometry, const Json& properties, const std::map<std::string, int>& numbers, Memo& memo) {
  const std::string layer = text_of(properties, "layer");
  if (layer == "corridor") {
    const Json& lines = geometry.at("coordinates");
    const bool cut = text_of(geometry, "type") == "MultiLineString";
    const Json& first = cut ? lines.front().front() : lines.front();
    const Json& last = cut ? lines.back().back() : lines.back();
    memo.legs.push_back({first.at(1), first.at(0), last.at(1), last.at(0), text_of(properties.at("from"), "name"), text_of(properties.at("to"), "name"), text_of(properties, "status"),
                         properties.value("established", false), properties.value("denied", false), properties.at("from").value("area", false),
                         properties.at("to").value("area", false)});
    return;
  }
  const auto number = numbers.find(text_of(properties, "incident"));
  if (layer == "incident" && number == numbers.end()) return;
  const Json& place = properties.at("place");
  if (layer == "facility" && (place.value("area", false) || text_of(properties, "placed_by") == "event")) return;  // there stands the happening
  const std::string name = layer == "facility" && !text_of(properties, "name").empty() ? text_of(properties, "name") : text_of(place, "name");
  const Json& at = geometry.at("coordinates");
  add_point({at.at(1), at.at(0), number_of(place, "radius_km"), place.value("area", false), name, {}}, layer == "incident" ? number->second : 0, memo.points);
}

}  // namespace dateline::memo
