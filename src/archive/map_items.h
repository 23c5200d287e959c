#pragma once
// What a map shows beside incidents: facilities and the legs of corridors, as one report tells each. Taken from a reading once and kept as
// rows of map_items. No name of a private or protected person is in them: in sentences it is replaced, a facility that is called by it is left
// out. A leg on which such a person moves is placed no more finely than the settlement.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/claim.h"
#include "model/place.h"
#include "model/relation.h"

namespace dateline::archive {

struct MapPoint {
  std::string name;  // empty: withheld
  std::string country;
  PlacePrecision precision = PlacePrecision::kSettlement;
  std::optional<double> lat, lon, radius_km;
  bool disputed = false;
};

bool is_finer_than_settlement(const MapPoint& point);
/// The same point, no finer than the settlement: degrees to one digit, without the name of a spot.
MapPoint no_finer_than_settlement(MapPoint point);

/// Somewhere near a point that is a spot or a settlement; coarser ones stay as they are.
MapPoint somewhere_near(MapPoint point);

struct FacilityState {
  std::string state;
  std::string time;  // TIMEX3 value; empty if not told
  std::optional<Day> start, end;
  std::string words;  // of the report
  std::string claim;  // key of the claim that tells it; empty if none does
};

struct FacilityOperator {
  std::string name;
  std::string actor;  // id across reports; empty for who is only described
  std::string start, end;
  std::string claim;
  Polarity polarity = Polarity::kAffirmed;
};

struct FacilityItem {
  std::string name;
  bool named = false;  // called so; else only described: "the depot"
  std::vector<std::string> aliases;
  std::string subtype;
  MapPoint place;
  std::string placed_by;  // own: the text places it; located_in: it lies in this place; event: something befell it there; empty: nowhere
  std::vector<FacilityState> states;
  std::vector<FacilityOperator> operators;
  std::vector<std::string> claims;  // keys of all claims that speak of it
};

struct LegItem {
  std::string name;  // of the way, where it has one
  std::vector<std::string> aliases;
  std::string route;  // its id in the reading
  int order = 0;
  MapPoint from, to;
  std::string mode;
  RouteStatus status = RouteStatus::kClaimed;
  TimeBasis basis = TimeBasis::kStated;
  std::string time;
  std::optional<Day> start, end;
  std::string sentence;
  std::string claim;
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
};

struct MapItem {
  std::string report, published, id;
  std::string incident;  // that the movement over a leg, or what befell a facility, is told of; empty if none
  std::variant<FacilityItem, LegItem> what;
};

std::string item_to_json(const FacilityItem& item);
std::string item_to_json(const LegItem& item);
/// What item_to_json() wrote; nothing where it is damaged.
std::optional<FacilityItem> facility_from_json(std::string_view text);
std::optional<LegItem> leg_from_json(std::string_view text);

}  // namespace dateline::archive
