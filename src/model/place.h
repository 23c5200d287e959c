#pragma once
// Place: one mention of a place (toponym, adjective of a country, area) with the coordinates that it resolved to, and how finely.
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"
#include "model/ids.h"

namespace dateline {

enum class PlaceForm { kName, kAdjective, kRelative, kArea, kNominal };
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<PlaceForm>{"name", "adjective", "relative", "area", "nominal"};

enum class PlacePrecision { kExact, kNear, kSettlement, kDistrict, kProvince, kCountry, kRegion };
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<PlacePrecision>{"exact",    "near",    "settlement", "district",
                                                                            "province", "country", "region"};
struct GazetteerEntry {
  std::string source;
  std::string version;
  std::string id;
};

/// The likeliest of the places of this name that were not taken, if one lies elsewhere.
struct PlaceLoser {
  std::string name;
  std::string country;
  std::optional<double> lat, lon;
};

struct Place {
  PlaceId id;
  Span span;
  std::string name;
  PlaceForm form = PlaceForm::kName;
  std::string kind;     // country, region, settlement, water, facility, crossing, ...
  std::string country;  // ISO 3166-1 alpha-2; empty if unknown
  std::string admin1;
  std::optional<double> lat, lon;  // WGS 84 degrees; both or neither
  std::optional<double> radius_km;
  PlacePrecision precision = PlacePrecision::kSettlement;
  bool disputed = false;
  std::optional<GazetteerEntry> gazetteer;
  double confidence = 0;
  int candidates = 0;                // places of this name that were weighed
  std::vector<std::string> reasons;  // what spoke for the one that was taken, or why none was: codes of docs/formats/reading.md
  std::optional<PlaceLoser> runner_up;
  EntityId entity;  // the entity that this mention belongs to
};

}  // namespace dateline
