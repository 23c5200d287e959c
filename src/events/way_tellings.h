#pragma once
// Way tellings: what one place of a text says of a way (a road, a corridor, a pipeline): the stops it names, in order, and whether the way is
// planned, open or cut. Several tellings of one way make a route (routes.cpp).
#include <optional>
#include <string>
#include <vector>

#include "events/arguments.h"

namespace dateline::events {

enum class StopPart { kFrom, kVia, kTo };

struct Stop {
  PlaceId place;
  StopPart part = StopPart::kVia;
  TimeBasis basis = TimeBasis::kStated;
  Span told;  // the words that tell it; set by way_tellings()
};

struct WayTelling {
  EntityId entity;          // of the way; of what it is an apposition to, where it is one
  std::vector<Stop> stops;  // origin, along, destination; each place once
  std::optional<RouteStatus> status;  // where the words say one
  std::string mode;
  TimeId time;  // of the status
  Span span;    // the words that tell it
};

/// In the order of the text.
std::vector<WayTelling> way_tellings(const Ground& ground);

/// Origin, along, destination; what is of one part stays in its order.
void sort_stops(std::vector<Stop>& stops);
/// Adds a stop unless the place, or one of its name, is there.
void add_stop(const Ground& ground, const Stop& stop, std::vector<Stop>& stops);

}  // namespace dateline::events
