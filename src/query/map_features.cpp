#include "query/map_features.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/unicode.h"

namespace dateline::query {
namespace {

using archive::FacilityItem;
using archive::LegItem;
using archive::MapItem;
using archive::MapPoint;
using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json day_or_null(const std::optional<Day>& day) { return day ? Json(iso_day(*day)) : Json(); }

Json claim_json(const std::string& report, const std::string& claim) { return {{"report", report}, {"claim", null_if_empty(claim)}}; }

constexpr double kWideKm = 100;

/// Whether a point only stands for an area that is too wide for a pin.
bool is_area(const MapPoint& point) { return point.precision >= PlacePrecision::kProvince || point.radius_km.value_or(0) >= kWideKm; }

using Tellings = std::vector<const MapItem*>;  // of one thing, in the order of publication

/// Whether a facility that is only described is described alike by another report of the same happening.
bool is_alike(const MapItem& item, const Tellings& known) {
  const bool own_report = std::any_of(known.begin(), known.end(), [&](const MapItem* telling) { return telling->report == item.report; });
  return !own_report && fold_name(std::get<FacilityItem>(item.what).name) == fold_name(std::get<FacilityItem>(known.front()->what).name);
}

/// Facilities with all their tellings.
std::vector<Tellings> group_facilities(const std::vector<MapItem>& items) {
  std::vector<Tellings> out;
  std::map<std::string, std::size_t> by_id;
  std::map<std::string, std::vector<std::size_t>> described;  // by the happening
  for (const MapItem& item : items) {
    const auto* facility = std::get_if<FacilityItem>(&item.what);
    if (!facility) continue;
    const bool by_happening = !facility->named && !item.incident.empty();
    auto known = by_id.find(item.id);
    if (known == by_id.end() && by_happening) {
      for (const std::size_t at : described[item.incident]) {
        if (known == by_id.end() && is_alike(item, out[at])) known = by_id.emplace(item.id, at).first;
      }
    }
    if (known == by_id.end()) {
      known = by_id.emplace(item.id, out.size()).first;
      if (by_happening) described[item.incident].push_back(out.size());
      out.emplace_back();
    }
    out[known->second].push_back(&item);
  }
  return out;
}

/// The id of the report that this one is a later state of: "r-1" for "r-1@2".
std::string first_version(const std::string& report) {
  const std::size_t at = report.rfind('@');
  const bool numbered = at != std::string::npos && at + 1 < report.size() && report.find_first_not_of("0123456789", at + 1) == std::string::npos;
  return numbered ? report.substr(0, at) : report;
}

int reports_of(const Tellings& tellings) {
  std::set<std::string> out;
  for (const MapItem* telling : tellings) out.insert(first_version(telling->report));
  return static_cast<int>(out.size());
}

/// States in the order of their own time, those without one last, as they were published.
Json states_json(const Tellings& tellings) {
  std::vector<std::pair<std::string, Json>> states;
  for (const MapItem* telling : tellings) {
    for (const archive::FacilityState& state : std::get<FacilityItem>(telling->what).states) {
      states.emplace_back(state.start ? iso_day(*state.start) : "9999",
                          Json{{"state", state.state}, {"time", null_if_empty(state.time)}, {"start", day_or_null(state.start)}, {"end", day_or_null(state.end)},
                               {"words", null_if_empty(state.words)}, {"report", telling->report}, {"claim", null_if_empty(state.claim)}});
    }
  }
  std::stable_sort(states.begin(), states.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Json out = Json::array();
  for (auto& [when, state] : states) out.push_back(std::move(state));
  return out;
}

Json operators_json(const Tellings& tellings) {
  Json out = Json::array();
  for (const MapItem* telling : tellings) {
    for (const archive::FacilityOperator& by : std::get<FacilityItem>(telling->what).operators) {
      out.push_back({{"name", by.name}, {"actor", null_if_empty(by.actor)}, {"start", null_if_empty(by.start)}, {"end", null_if_empty(by.end)},
                     {"report", telling->report}, {"claim", null_if_empty(by.claim)}, {"polarity", name_of(by.polarity)}});
    }
  }
  return out;
}

Json facility_json(const FacilityItem& best, const Tellings& tellings) {
  Json aliases = Json::array(), claims = Json::array();
  std::string subtype;
  for (const MapItem* telling : tellings) {
    const auto& item = std::get<FacilityItem>(telling->what);
    if (subtype.empty()) subtype = item.subtype;
    if (item.name != best.name) add_once(item.name, aliases);
    for (const std::string& alias : item.aliases) add_once(alias, aliases);
    for (const std::string& claim : item.claims) add_once(claim_json(telling->report, claim), claims);
    if (item.claims.empty()) add_once(claim_json(telling->report, {}), claims);
  }
  return {{"layer", "facility"},
          {"name", best.name},
          {"aliases", aliases},
          {"subtype", null_if_empty(subtype)},
          {"place", place_json(best.place)},
          {"placed_by", best.placed_by},
          {"states", states_json(tellings)},
          {"operators", operators_json(tellings)},
          {"reports", reports_of(tellings)},
          {"claims", claims}};
}

Json leg_telling(const MapItem& telling) {
  const auto& leg = std::get<LegItem>(telling.what);
  return {{"report", telling.report}, {"published", null_if_empty(telling.published)}, {"claim", null_if_empty(leg.claim)},
          {"polarity", name_of(leg.polarity)}, {"certainty", name_of(leg.certainty)},
          {"route", leg.route}, {"order", leg.order}, {"status", name_of(leg.status)}, {"basis", name_of(leg.basis)},
          {"mode", null_if_empty(leg.mode)}, {"time", {{"value", null_if_empty(leg.time)}, {"start", day_or_null(leg.start)}, {"end", day_or_null(leg.end)}}},
          {"sentence", null_if_empty(leg.sentence)}, {"incident", null_if_empty(telling.incident)}};
}

Json corridor_json(const Tellings& tellings) {
  const auto& last = std::get<LegItem>(tellings.back()->what);
  Json names = Json::array(), told = Json::array();
  for (const MapItem* telling : tellings) {
    const auto& leg = std::get<LegItem>(telling->what);
    add_once(null_if_empty(leg.name), names);
    for (const std::string& alias : leg.aliases) add_once(alias, names);
    told.push_back(leg_telling(*telling));
  }
  const auto is_denied = [](const MapItem* telling) { return std::get<LegItem>(telling->what).polarity == Polarity::kDenied; };
  const bool disputed = std::any_of(tellings.begin(), tellings.end(), is_denied), denied = std::all_of(tellings.begin(), tellings.end(), is_denied);
  const bool established = last.status == RouteStatus::kActive && last.basis == TimeBasis::kStated && !disputed;
  return {{"layer", "corridor"},      {"names", names},
          {"from", place_json(last.from)}, {"to", place_json(last.to)},
          {"status", name_of(last.status)}, {"basis", name_of(last.basis)},
          {"denied", denied}, {"established", established}, {"reports", reports_of(tellings)},
          {"told", told}};
}

}  // namespace

Json place_json(const MapPoint& point) {
  return {{"name", null_if_empty(point.name)},
          {"country", null_if_empty(point.country)},
          {"precision", name_of(point.precision)},
          {"radius_km", point.radius_km ? Json(json::rounded(*point.radius_km, 1e3)) : Json()},
          {"area", is_area(point)},
          {"disputed", point.disputed}};
}

void add_once(const Json& value, Json& list) {
  if (!value.is_null() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

namespace {

void add_facility(const Tellings& tellings, Features& out) {
  const FacilityItem* best = nullptr;
  for (const MapItem* telling : tellings) {
    const auto& item = std::get<FacilityItem>(telling->what);
    if (is_placed(item.place) && (!best || item.place.precision < best->place.precision)) best = &item;
  }
  if (!best) {
    ++out.facilities;
    const auto& first = std::get<FacilityItem>(tellings.front()->what);
    if (out.with_unplaced) out.unplaced.push_back({1, first.name, tellings.front()->id, {}, {}, facility_json(first, tellings)});
    return;
  }
  out.placed.push_back({1, best->name, tellings.front()->id, position_of(best->place), position_of(best->place), facility_json(*best, tellings)});
}

}  // namespace

void add_facilities(const std::vector<MapItem>& items, Features& out) {
  for (const Tellings& tellings : group_facilities(items)) add_facility(tellings, out);
}

void add_corridors(const std::vector<MapItem>& items, Features& out) {
  std::map<std::string, Tellings> by_leg;
  for (const MapItem& item : items) {
    if (std::holds_alternative<LegItem>(item.what)) by_leg[item.id].push_back(&item);
  }
  for (const auto& [id, tellings] : by_leg) {
    const auto& last = std::get<LegItem>(tellings.back()->what);
    const bool drawn = is_placed(last.from) && is_placed(last.to) && (last.from.lat != last.to.lat || last.from.lon != last.to.lon);
    if (!drawn) {
      ++out.corridors;
      if (out.with_unplaced) out.unplaced.push_back({2, last.from.name + "\n" + last.to.name, id, {}, {}, corridor_json(tellings)});
      continue;
    }
    out.placed.push_back({2, last.from.name + "\n" + last.to.name, id, position_of(last.from), position_of(last.to), corridor_json(tellings)});
  }
}

}  // namespace dateline::query
