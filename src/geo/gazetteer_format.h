#pragma once
// The compiled gazetteer's bytes (little-endian, read where they lie): a header, then the sections in the order of the header's
// counts: places, folded names, their links, loose keys, their links, strings. docs/formats/gazetteer.md says what each field is.
#include <cstdint>
#include <cstring>

namespace dateline::geo::format {

inline constexpr char kMagic[8] = {'D', 'L', 'P', 'L', 'A', 'C', 'E', 'S'};
inline constexpr std::uint32_t kVersion = 3;
inline constexpr const char* kFileName = "places.gazetteer";

/// What a place is, one letter in its row.
inline constexpr char kSettlement = 's', kProvince = 'p', kDistrict = 'd', kFacility = 'f', kCrossing = 'c', kRegion = 'r', kWater = 'w', kCountry = 'n';

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t places;
  std::uint32_t names;
  std::uint32_t name_links;
  std::uint32_t keys;
  std::uint32_t key_links;
  std::uint64_t string_bytes;
  char source[32];   // "GeoNames cities500", ended by a zero
  char release[32];  // version of the package
};
static_assert(sizeof(Header) == 104);

struct String {
  std::uint32_t offset;
  std::uint32_t size;
};

/// No place: of a town whose province or district is not known.
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Place {
  std::uint32_t id;  // GeoNames; 0: none
  std::uint32_t population;
  float lat, lon;
  float radius_km;          // 0: told by the population
  String name;
  String code;              // what stands for an id where there is no number: "SY.07" of a province
  char country[2];          // ISO 3166-1, zeros if unknown
  char kind;
  char unused;
  char admin1[12];          // GeoNames code, filled up with zeros
  std::uint32_t province;   // number of the place that it lies in
  std::uint32_t district;
  std::int32_t valid_from;  // 20140610; 0: open
  std::int32_t valid_to;    // the last day
};
static_assert(sizeof(Place) == 68);

/// A name with its places: links [first, first + count). Names are sorted by their bytes.
struct Name {
  String text;
  std::uint32_t first;
  std::uint32_t count;
};
static_assert(sizeof(Name) == 16);

/// A place's number, and in the lowest bit whether the name is not its main one.
using Link = std::uint32_t;

inline std::uint64_t file_size(const Header& h) {
  return sizeof(Header) + std::uint64_t{h.places} * sizeof(Place) + (std::uint64_t{h.names} + h.keys) * sizeof(Name) +
         (std::uint64_t{h.name_links} + h.key_links) * sizeof(Link) + h.string_bytes;
}

}  // namespace dateline::geo::format
