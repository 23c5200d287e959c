#pragma once
// Geometry of GeoJSON (RFC 7946): positions are [longitude, latitude], a line that crosses the antimeridian is cut there (3.1.9), a box that
// does has its west greater than its east (5.2). Lines take the shorter way round the globe.
#include <vector>

#include "model/json_fields.h"

namespace dateline::query {

struct Position {
  double lon = 0, lat = 0;
};

json::Json point_geometry(Position at);
/// A LineString, or a MultiLineString of two where it is cut. The ends are not the same position.
json::Json line_geometry(Position from, Position to);

/// The smallest box that holds all that was added.
class Extent {
 public:
  void add(Position at) { add(at, at); }
  void add(Position from, Position to);
  bool empty() const { return arcs_.empty(); }
  /// [west, south, east, north]. Not for an empty one.
  json::Json bbox() const;

 private:
  struct Arc {
    double start = 0, stop = 0;  // degrees east of 180 W; start in [0, 360), stop at most 180 more
  };
  std::vector<Arc> arcs_;
  double south_ = 90, north_ = -90;
};

}  // namespace dateline::query
