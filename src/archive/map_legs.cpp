// The legs of a report's routes as rows of the map.
#include <algorithm>

#include <fmt/format.h>

#include "archive/map_rows.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

/// The movement that a leg is part of: told by the same words, over the same places.
const Event* movement_of(const Reading& reading, const RouteLeg& leg) {
  const auto stops_at = [](const Event& event, PlaceId place) {
    return std::any_of(event.places.begin(), event.places.end(), [&](const EventPlace& stop) { return stop.place == place; });
  };
  for (const Event& event : reading.events) {
    if (event.span.overlaps(leg.span) && stops_at(event, leg.from) && stops_at(event, leg.to)) return &event;
  }
  return nullptr;
}

/// Whether somebody moves on it whose way is not to be shown finely.
bool is_somebodys_way(const Told& told, const Event* movement, Span sentence) {
  return names_somebody(told, sentence) || (movement && is_beside_somebody(told, *movement));
}

/// By name and country; a spot whose name is withheld by where it is drawn.
std::string leg_id(const MapPoint& from, const MapPoint& to) {
  const auto key = [](const MapPoint& point) {
    const std::string spot = point.name.empty() ? fmt::format("{:.1f},{:.1f}", point.lat.value_or(0), point.lon.value_or(0)) : fold_name(point.name);
    return spot + "\n" + point.country;
  };
  return "l-" + short_hash(key(from) + "\n" + key(to));
}

void set_time(const Reading& reading, const RouteLeg& leg, const Event* movement, LegItem& item) {
  if (leg.time) {
    const TimeExpression& time = reading[leg.time];
    item.time = time.value;
    item.start = time.start;
    item.end = time.end;
  } else if (movement && movement->time.basis == TimeBasis::kStated) {
    item.time = movement->time.value;
    item.start = movement->time.start;
    item.end = movement->time.end;
  }
}

MapRow leg_row(const Told& told, const Route& route, const RouteLeg& leg, const Claim* claim) {
  const Reading& reading = told.reading;
  const Event* movement = movement_of(reading, leg);
  const Span sentence = sentence_of(told, leg.span);
  MapRow row;
  LegItem item;
  item.route = to_string(route.id);
  item.order = leg.order;
  item.from = point_of(reading[leg.from]);
  item.to = point_of(reading[leg.to]);
  item.mode = leg.mode;
  item.status = route.status;
  item.basis = leg.basis;
  item.sentence = words_of(told, sentence);
  if (is_somebodys_way(told, movement, sentence)) {
    item.from = no_finer_than_settlement(item.from);
    item.to = no_finer_than_settlement(item.to);
    if (item.from.name.empty() || item.to.name.empty()) item.sentence.clear();  // it would tell the spot
  }
  if (route.entity && !names_somebody(told, reading[route.entity])) {
    item.name = reading[route.entity].name;
    item.aliases = reading[route.entity].aliases;
    row.names.insert(fold_name(item.name));
    for (const std::string& alias : item.aliases) row.names.insert(fold_name(alias));
  }
  set_time(reading, leg, movement, item);
  if (claim) {
    item.claim = claim->key;
    item.polarity = claim->polarity;
    item.certainty = claim->certainty;
    add_origins(reading, *claim, row);
  }
  row.layer = "corridor";
  row.id = leg_id(item.from, item.to);
  if (movement) {
    row.event = movement->id.index;
    for (const Participant& part : movement->participants) {
      if (part.entity) add_actor(reading[part.entity], row);
    }
  }
  add_place(item.from, row);
  add_place(item.to, row);
  row.at = item.from;
  row.to = item.to;
  if (item.start) row.start = iso_day(*item.start);
  if (item.start && item.end) row.stop = iso_day(*item.end);
  row.content = item_to_json(item);
  row.words = item.name + "\n" + item.from.name + "\n" + item.to.name + "\n" + item.sentence;
  return row;
}

}  // namespace

std::vector<MapRow> leg_rows(const Told& told, const Route& route) {
  std::vector<const Claim*> claims;
  for (const Claim& claim : told.reading.claims) {
    if (claim.rejected) continue;
    if (const auto* there = std::get_if<RouteId>(&claim.subject); there && *there == route.id) claims.push_back(&claim);
  }
  if (claims.empty()) claims.push_back(nullptr);
  std::vector<MapRow> out;
  for (const RouteLeg& leg : route.legs) {
    for (const Claim* claim : claims) {
      if (leg.from && leg.to) out.push_back(leg_row(told, route, leg, claim));
    }
  }
  return out;
}

}  // namespace dateline::archive
