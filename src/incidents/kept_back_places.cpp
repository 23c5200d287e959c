#include "incidents/kept_back_places.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "incidents/protected_words.h"

namespace dateline::incidents {
namespace {

constexpr double kCoarseKm = 12;  // what a tenth of a degree leaves open

/// Whoever is a person without an id across reports is private, protected, or only described.
bool is_placed_coarsely(const IncidentActor& part) {
  if (part.type == EntityType::kPerson) return part.actor.empty();
  return part.type == EntityType::kGroup && tells_of_victims(part.name);
}

bool is_spot(const IncidentPlace& place) {
  const bool wide = place.precision == PlacePrecision::kNear && place.radius_km.value_or(0) >= kCoarseKm;  // "near the town"
  return place.precision < PlacePrecision::kSettlement && !wide;
}

double tenths(double degrees) { return std::round(degrees * 10) / 10; }

void coarsen(IncidentPlace& place) {
  place.place.clear();
  place.name.clear();
  place.precision = PlacePrecision::kDistrict;
  if (!place.lat || !place.lon) return;
  place.lat = tenths(*place.lat);
  place.lon = tenths(*place.lon);
  place.radius_km = std::max(place.radius_km.value_or(0), kCoarseKm);
}

}  // namespace

void keep_back_spots(Incident& incident) {
  if (std::none_of(incident.participants.begin(), incident.participants.end(), is_placed_coarsely)) return;
  std::set<std::string> names;
  for (const IncidentPlace& place : incident.places) {
    if (is_spot(place)) names.insert(place.name);
  }
  // The settlement that is told beside a spot says enough.
  const auto settled = [&](const IncidentPlace& spot) {
    return std::any_of(incident.places.begin(), incident.places.end(), [&](const IncidentPlace& place) {
      return place.role == spot.role && place.precision == PlacePrecision::kSettlement;
    });
  };
  std::vector<IncidentPlace> kept;
  for (IncidentPlace place : incident.places) {
    if (is_spot(place)) {
      if (settled(place)) continue;
      coarsen(place);
    }
    kept.push_back(std::move(place));
  }
  incident.places = std::move(kept);
  for (Contradiction& row : incident.contradictions) {
    for (ContradictionValue& value : row.values) {
      if (row.field == "place" && names.contains(value.value)) value.value = "[place]";
    }
  }
}

}  // namespace dateline::incidents
