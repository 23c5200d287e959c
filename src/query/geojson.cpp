#include "query/geojson.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace dateline::query {
namespace {

using json::Json;

constexpr double kSteps = 1e5;  // five digits, about a metre

Json position(Position at) { return {json::rounded(at.lon, kSteps), json::rounded(at.lat, kSteps)}; }

bool crosses(Position from, Position to) { return std::abs(from.lon - to.lon) > 180; }

/// 180 degrees east and west are one meridian: an end on it is taken from the other end's side.
Position on_the_side_of(Position at, Position other) {
  if (std::abs(at.lon) == 180 && crosses(at, other)) at.lon = -at.lon;
  return at;
}

double wrapped(double degrees) { return degrees >= 360 ? degrees - 360 : degrees; }

}  // namespace

Json point_geometry(Position at) { return {{"type", "Point"}, {"coordinates", position(at)}}; }

Json line_geometry(Position from, Position to) {
  from = on_the_side_of(from, to);
  to = on_the_side_of(to, from);
  if (!crosses(from, to)) return {{"type", "LineString"}, {"coordinates", {position(from), position(to)}}};
  const double edge = from.lon > 0 ? 180 : -180;
  const double share = (edge - from.lon) / (to.lon + 2 * edge - from.lon);
  const double lat = from.lat + share * (to.lat - from.lat);
  return {{"type", "MultiLineString"},
          {"coordinates", {{position(from), position({edge, lat})}, {position({-edge, lat}), position(to)}}}};
}

void Extent::add(Position from, Position to) {
  if (from.lon > to.lon) std::swap(from, to);
  if (crosses(from, to)) {
    std::swap(from, to);
    to.lon += 360;
  }
  const double start = wrapped(from.lon + 180);
  arcs_.push_back({start, start + to.lon - from.lon});
  south_ = std::min({south_, from.lat, to.lat});
  north_ = std::max({north_, from.lat, to.lat});
}

Json Extent::bbox() const {
  DL_ASSERT(!arcs_.empty(), "an empty map would have a box");
  std::vector<Arc> arcs = arcs_;
  std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) { return a.start < b.start; });
  // The box is what the widest gap leaves; what reaches beyond the antimeridian covers the beginning.
  double reach = std::max_element(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) { return a.stop < b.stop; })->stop - 360;
  double widest = 0, west = -180, east = 180;
  for (const Arc& arc : arcs) {
    if (arc.start - reach > widest) {
      widest = arc.start - reach;
      west = arc.start - 180;
      east = wrapped(reach < 0 ? reach + 360 : reach) - 180;
    }
    reach = std::max(reach, arc.stop);
  }
  if (east == -180 && west != -180) east = 180;
  return {json::rounded(west, kSteps), json::rounded(south_, kSteps), json::rounded(east, kSteps), json::rounded(north_, kSteps)};
}

}  // namespace dateline::query
