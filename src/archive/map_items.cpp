#include "archive/map_items.h"

#include <algorithm>

#include "model/json_fields.h"

namespace dateline::archive {

template <class V>
void describe(V& v, MapPoint& x) {
  v("name", x.name)("country", x.country)("precision", x.precision).degrees("lat", x.lat).degrees("lon", x.lon)("radius_km", x.radius_km);
  v("disputed", x.disputed);
}
template <class V>
void describe(V& v, FacilityState& x) {
  v("state", x.state)("time", x.time)("start", x.start)("end", x.end)("words", x.words)("claim", x.claim);
}
template <class V>
void describe(V& v, FacilityOperator& x) {
  v("name", x.name)("actor", x.actor)("start", x.start)("end", x.end)("claim", x.claim)("polarity", x.polarity);
}
template <class V>
void describe(V& v, FacilityItem& x) {
  v("name", x.name)("named", x.named)("aliases", x.aliases)("subtype", x.subtype)("place", x.place)("placed_by", x.placed_by)("states", x.states);
  v("operators", x.operators)("claims", x.claims);
}
template <class V>
void describe(V& v, LegItem& x) {
  v("name", x.name)("aliases", x.aliases)("route", x.route)("order", x.order)("from", x.from)("to", x.to)("mode", x.mode);
  v("status", x.status)("basis", x.basis)("time", x.time)("start", x.start)("end", x.end)("sentence", x.sentence)("claim", x.claim)("polarity", x.polarity);
  v("certainty", x.certainty);
}

namespace {

constexpr double kNearKm = 25;    // as a reading's own areas near a place
constexpr double kCoarseKm = 12;  // what a tenth of a degree leaves open

template <class Item>
std::optional<Item> item_from(std::string_view text) {
  const json::Json parsed = json::Json::parse(text, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  try {
    Item item;
    json::Reader::from(parsed, item);
    return item;
  } catch (const std::exception&) {  // of the JSON library: a field is not of its type
    return std::nullopt;
  }
}

}  // namespace

bool is_finer_than_settlement(const MapPoint& point) {
  const bool wide = point.precision == PlacePrecision::kNear && point.radius_km.value_or(0) >= kCoarseKm;  // "near the town"
  return point.precision < PlacePrecision::kSettlement && !wide;
}

MapPoint no_finer_than_settlement(MapPoint point) {
  if (!is_finer_than_settlement(point)) return point;
  point.name.clear();
  point.precision = PlacePrecision::kDistrict;
  if (!point.lat || !point.lon) return point;
  point.lat = json::rounded(*point.lat, 10);
  point.lon = json::rounded(*point.lon, 10);
  point.radius_km = std::max(point.radius_km.value_or(0), kCoarseKm);
  return point;
}

MapPoint somewhere_near(MapPoint point) {
  if (point.precision > PlacePrecision::kSettlement || point.precision == PlacePrecision::kNear) return point;
  point.precision = PlacePrecision::kNear;
  point.radius_km = point.radius_km.value_or(0) + kNearKm;
  return point;
}

std::string item_to_json(const FacilityItem& item) { return json::Writer::to(item).dump(); }
std::string item_to_json(const LegItem& item) { return json::Writer::to(item).dump(); }
std::optional<FacilityItem> facility_from_json(std::string_view text) { return item_from<FacilityItem>(text); }
std::optional<LegItem> leg_from_json(std::string_view text) { return item_from<LegItem>(text); }

}  // namespace dateline::archive
