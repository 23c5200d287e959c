#pragma once
// The features of a map, layer by layer, as docs/formats/map.md lays down. What has no place that is known is only counted.
#include <string>
#include <vector>

#include "archive/find.h"
#include "query/geojson.h"

namespace dateline::query {

struct Feature {
  int layer = 0;       // 0 incidents, 1 facilities, 2 corridors
  std::string key;     // order within the layer
  std::string id;
  Position from, to;   // the same for a point
  json::Json properties;
};

struct Features {
  std::vector<Feature> placed;
  int incidents = 0, facilities = 0, corridors = 0;  // without a place, not among `placed`
  bool with_unplaced = false;     // whether these are wanted, too
  std::vector<Feature> unplaced;  // their `from` and `to` mean nothing
};

inline bool is_placed(const archive::MapPoint& point) { return point.lat && point.lon; }
inline Position position_of(const archive::MapPoint& point) { return {*point.lon, *point.lat}; }
json::Json place_json(const archive::MapPoint& point);
/// Appends what is not null and not there yet.
void add_once(const json::Json& value, json::Json& list);

/// Adds one incident, given as its JSON: a feature for each of its sites that are told most finely.
void add_incident(const json::Json& incident, Features& out);
/// Adds facilities: tellings with one id are one feature, placed where it is told most finely.
void add_facilities(const std::vector<archive::MapItem>& items, Features& out);
/// Adds legs: tellings with one id are one feature, with status and basis of the one that was published last.
void add_corridors(const std::vector<archive::MapItem>& items, Features& out);


/// As the map has them.
void sort_features(std::vector<Feature>& features);
json::Json geometry_of(const Feature& feature);

}  // namespace dateline::query
