#pragma once
// A compiled actor base's bytes (little-endian, read where they lie): a header, then the sections in the order of the header's counts:
// entries, their names, keys, links of keys, listings, strings. docs/formats/actor-bases.md says what each field is.
#include <cstdint>

namespace dateline::bases::format {

inline constexpr char kMagic[8] = {'D', 'L', 'A', 'C', 'T', 'O', 'R', 'S'};
inline constexpr std::uint32_t kVersion = 1;

/// What an entry is, one letter in its row.
inline constexpr char kPerson = 'p', kBody = 'o', kLegalEntity = 'l', kCraft = 'v', kAny = 'a';
/// What a listing is.
inline constexpr char kOnList = 'l', kOffice = 'o';
/// What a file is.
inline constexpr char kBase = 'b', kList = 'l';

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t entries;
  std::uint32_t names;
  std::uint32_t keys;
  std::uint32_t links;
  std::uint32_t listings;
  std::uint64_t string_bytes;
  char name[32];     // of the base, ended by a zero
  char release[32];  // made from the bytes of the files that it is from
  char kind;
  char unused[7];
};
static_assert(sizeof(Header) == 112);

struct String {
  std::uint32_t offset;
  std::uint32_t size;
};

struct Entry {
  String id;
  String description;
  String roles;       // offices, between "; "
  String countries;   // codes of ISO 3166-1 alpha-2, one after the other
  std::uint32_t first_name;
  std::uint32_t name_count;  // the main one first
  std::int32_t birth;        // 19570312, 19570300 where the day is not known; 0: not known
  std::int32_t from;         // first day that it is; 0: open
  std::int32_t to;           // the last
  char kind;
  char unused[3];
};
static_assert(sizeof(Entry) == 56);

/// A key (actors/name_match.h, or an identifier) with the entries that it leads to: links [first, first + count). Sorted by bytes.
struct Key {
  String text;
  std::uint32_t first;
  std::uint32_t count;
};
static_assert(sizeof(Key) == 16);

/// An entry's number.
using Link = std::uint32_t;

/// That an entry stands on a list, or holds an office. Sorted by entry.
struct Listing {
  std::uint32_t entry;
  String list;       // its name, or the office's
  String reference;  // the entry's number in it; of an office none
  std::int32_t from;
  std::int32_t to;
  char kind;
  char unused[3];
};
static_assert(sizeof(Listing) == 32);

inline std::uint64_t file_size(const Header& h) {
  return sizeof(Header) + std::uint64_t{h.entries} * sizeof(Entry) + std::uint64_t{h.names} * sizeof(String) + std::uint64_t{h.keys} * sizeof(Key) +
         std::uint64_t{h.links} * sizeof(Link) + std::uint64_t{h.listings} * sizeof(Listing) + h.string_bytes;
}

}  // namespace dateline::bases::format
