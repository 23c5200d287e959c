#include <algorithm>

#include "incidents/protected_words.h"
#include "query/json_parts.h"
#include "query/map_features.h"
#include "query/participants.h"

namespace dateline::query {
namespace {

using archive::MapPoint;
using json::Json;

std::optional<double> number_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number() ? std::nullopt : std::optional(found->get<double>());
}

const Json& list_of(const Json& object, const char* name) {
  static const Json kNone = Json::array();
  const auto found = object.find(name);
  return found == object.end() || !found->is_array() ? kNone : *found;
}

/// Whether it must not be placed finely: people who are kept back, children and other victims in a crowd.
bool is_placed_coarsely(const Json& participant) {
  return is_kept_back(participant) || (text_of(participant, "type") == "group" && incidents::tells_of_victims(text_of(participant, "name")));
}

MapPoint site_of(const Json& place, bool coarse) {
  MapPoint out{text_of(place, "name"), text_of(place, "country"), {}, {}, {}, {}, false};
  out.precision = from_name<PlacePrecision>(text_of(place, "precision")).value_or(PlacePrecision::kRegion);
  out.lat = number_of(place, "lat");
  out.lon = number_of(place, "lon");
  out.radius_km = number_of(place, "radius_km");
  if (coarse) out = no_finer_than_settlement(std::move(out));
  return text_of(place, "role") == "near" ? somewhere_near(std::move(out)) : out;
}

Json incident_properties(const Json& incident, const Json& place, const Json& role) {
  Json out = {{"layer", "incident"}, {"incident", member(incident, "id")}};
  for (const char* same : {"kind", "status", "standing", "support", "dispute", "independent_sources", "independent_sources_low", "reports",
                           "first_published", "time"}) {
    out[same] = member(incident, same);
  }
  out["place"] = place;
  out["role"] = role;
  out["participants"] = participants_json(incident);
  out["claims"] = Json::array();
  for (const Json& claim : list_of(incident, "claims")) {
    add_once({{"report", member(claim, "report")}, {"claim", member(claim, "claim")}}, out["claims"]);
  }
  return out;
}

}  // namespace

void add_incident(const Json& incident, Features& out) {
  const Json& people = list_of(incident, "participants");
  const bool coarse = std::any_of(people.begin(), people.end(), is_placed_coarsely);
  struct Site {
    MapPoint point;
    const Json* place;
  };
  std::vector<Site> sites;
  for (const Json& place : list_of(incident, "places")) {
    if (place.value("basis", "") == "inferred") continue;
    const std::string role = text_of(place, "role");
    if (role != "site" && role != "near") continue;
    MapPoint point = site_of(place, coarse);
    if (!is_placed(point)) continue;
    const bool known = std::any_of(sites.begin(), sites.end(), [&](const Site& s) { return s.point.lat == point.lat && s.point.lon == point.lon; });
    if (!known) sites.push_back({std::move(point), &place});
  }
  const std::string id = text_of(incident, "id"), start = text_of(member(incident, "time"), "start"), key = start.empty() ? "9999" : start;
  if (sites.empty()) {
    ++out.incidents;
    if (out.with_unplaced) out.unplaced.push_back({0, key, id, {}, {}, incident_properties(incident, Json(), Json())});
    return;
  }
  const auto finer = [](const Site& a, const Site& b) { return a.point.precision < b.point.precision; };
  const PlacePrecision finest = std::min_element(sites.begin(), sites.end(), finer)->point.precision;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Site& site = sites[i];
    if (site.point.precision != finest) continue;
    const std::string spot = site.point.name.empty() ? std::to_string(i + 1) : text_of(*site.place, "place");  // a place's id tells its name
    out.placed.push_back({0, key, id + "@" + spot, position_of(site.point), position_of(site.point),
                          incident_properties(incident, place_json(site.point), text_of(*site.place, "role"))});
  }
}

}  // namespace dateline::query
