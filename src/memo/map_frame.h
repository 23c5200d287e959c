#pragma once
// The frame of a map: which degrees it shows, and where they lie on it.
#include <vector>

#include "memo/memo.h"

namespace dateline::memo {

inline constexpr double kMapWidth = 720, kLeastHeight = 260, kMostHeight = 560;
inline constexpr double kKmOfDegree = 111.195;

struct MapFrame {
  double west = 0, east = 0, south = 0, north = 0;
  bool shifted = false;     // longitudes west of Greenwich stand beyond 180
  double scale = 1;         // units of the drawing for a degree of latitude
  double squeeze = 1;       // of a degree of longitude to one of latitude
  double height = kLeastHeight;

  double x(double lon) const { return ((shifted && lon < 0 ? lon + 360 : lon) - west) * squeeze * scale; }
  double y(double lat) const { return (north - lat) * scale; }
  double length(double km) const { return km / kKmOfDegree * scale; }
};

/// Around all happenings and ways, with room for the circles of those that are no wide areas; around facilities where there is nothing else.
MapFrame frame_of(const Memo& memo);

/// 1, 2 or 5 times a power of ten, at most this.
double round_below(double value);

}  // namespace dateline::memo
