#pragma once
// The compiled gazetteer's bytes (little-endian, read where they lie): a header, then the sections in the order of the header's
// counts: places, folded names, their links, loose keys, their links, strings. docs/formats/gazetteer.md says what each field is.
#include <cstdint>
#include <cstring>

namespace dateline::geo::format {

inline constexpr char kMagic[8] = {'D', 'L', 'P', 'L', 'A', 'C', 'E', 'S'};
inline constexpr std::uint32_t kVersion = 2;
inline constexpr char kCounty = 'c';
inline constexpr const char* kFileName = "places.gazetteer";

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

struct Place {
  std::uint32_t id;  // GeoNames
  std::uint32_t population;
  float lat, lon;
  String name;
  char country[4];  // two letters, a zero, and kCounty or zero
  char admin1[12];  // GeoNames code, filled up with zeros
};
static_assert(sizeof(Place) == 40);

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
