#include "memo/map_frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline::memo {
namespace {

constexpr double kLeastDegrees = 0.4;  // of latitude that a map shows
constexpr double kMargin = 0.14;       // of its size, on each side
constexpr double kWidest = 100;        // km of a circle that has room in the frame

struct Spot {
  double lat, lon, km;
};

std::vector<Spot> spots_of(const Memo& memo) {
  std::vector<Spot> out;
  const auto told = [](const MapPoint& point) { return !point.happenings.empty(); };
  const bool facilities = memo.legs.empty() && std::none_of(memo.points.begin(), memo.points.end(), told);
  const bool only_areas = memo.legs.empty() && std::all_of(memo.points.begin(), memo.points.end(), [&](const MapPoint& point) { return point.area || (!facilities && !told(point)); });
  for (const MapPoint& point : memo.points) {
    if (!told(point) && !facilities) continue;
    const double km = only_areas ? point.radius_km : point.area ? 0 : std::min(point.radius_km, kWidest);
    out.push_back({point.lat, point.lon, km});
  }
  for (const MapLeg& leg : memo.legs) {
    out.push_back({leg.from_lat, leg.from_lon, 0});
    out.push_back({leg.to_lat, leg.to_lon, 0});
  }
  return out;
}

double cosine(double lat) { return std::max(0.15, std::cos(lat * std::numbers::pi / 180)); }

/// Whether the spots lie closer together across the 180th meridian.
bool is_shifted(const std::vector<Spot>& spots) {
  const auto [low, high] = std::minmax_element(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.lon < b.lon; });
  if (high->lon - low->lon <= 180) return false;
  double least = 360, most = 0;
  for (const Spot& spot : spots) {
    const double lon = spot.lon < 0 ? spot.lon + 360 : spot.lon;
    least = std::min(least, lon);
    most = std::max(most, lon);
  }
  return most - least < high->lon - low->lon;
}

}  // namespace

MapFrame frame_of(const Memo& memo) {
  const std::vector<Spot> spots = spots_of(memo);
  MapFrame out;
  if (spots.empty()) return out;
  out.shifted = is_shifted(spots);
  out.west = out.south = 1000;
  out.east = out.north = -1000;
  for (const Spot& spot : spots) {
    const double lon = out.shifted && spot.lon < 0 ? spot.lon + 360 : spot.lon, degrees = spot.km / kKmOfDegree, wide = degrees / cosine(spot.lat);
    out.south = std::min(out.south, spot.lat - degrees);
    out.north = std::max(out.north, spot.lat + degrees);
    out.west = std::min(out.west, lon - wide);
    out.east = std::max(out.east, lon + wide);
  }
  out.squeeze = cosine((out.south + out.north) / 2);
  const double least = std::max(kLeastDegrees - (out.north - out.south), 0.0) / 2;
  const double tall = (out.north - out.south) * kMargin + least, wide = (out.east - out.west) * kMargin + kLeastDegrees / out.squeeze;
  out.south -= tall;
  out.north += tall;
  out.west -= wide;
  out.east += wide;
  out.scale = kMapWidth / ((out.east - out.west) * out.squeeze);
  out.height = (out.north - out.south) * out.scale;
  if (out.height > kMostHeight) {  // too tall: more room on either side
    out.scale = kMostHeight / (out.north - out.south);
    const double more = (kMapWidth / out.scale / out.squeeze - (out.east - out.west)) / 2;
    out.west -= more;
    out.east += more;
    out.height = kMostHeight;
  } else if (out.height < kLeastHeight) {
    const double more = (kLeastHeight / out.scale - (out.north - out.south)) / 2;
    out.south -= more;
    out.north += more;
    out.height = kLeastHeight;
  }
  return out;
}

double round_below(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= value) return step * power;
  }
  return power;
}

}  // namespace dateline::memo
