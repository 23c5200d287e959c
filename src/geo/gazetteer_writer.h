#pragma once
// GazetteerWriter: gathers places and their names on the disk, then writes them as one compiled file (geo/gazetteer_format.h). The same
// calls give the same bytes; memory does not grow with the places.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/spool.h"
#include "geo/gazetteer_format.h"

namespace dateline::geo {

/// A place as its source has it.
struct PlaceRow {
  std::uint32_t id = 0;
  std::uint32_t population = 0;
  double lat = 0, lon = 0;
  double radius_km = 0;
  std::string name, code, country, admin1;
  char kind = format::kSettlement;
  std::uint32_t province = format::kNone, district = format::kNone;
  std::int32_t valid_from = 0, valid_to = 0;
};

class GazetteerWriter {
 public:
  static constexpr std::size_t kMostPlaces = 20'000'000;

  /// Nothing stands at `file` before write() is done.
  static Result<GazetteerWriter> create(const std::filesystem::path& file);

  /// Its number. The main name can be found at once.
  std::uint32_t add(const PlaceRow& row);
  /// The number of a place that no name leads to: a division that others lie in.
  std::uint32_t add_nameless(const PlaceRow& row);
  /// Codes of airports, other scripts, very short and very long names are left out. Whether it was taken.
  bool add_alternate(std::uint32_t place, std::string_view name);
  /// For divisions that are known only after their towns.
  void set_divisions(std::uint32_t place, std::uint32_t province, std::uint32_t district);
  std::size_t size() const { return count_; }

  /// Whole or not at all: what was there stays until all is written. Once, at the end; tells what failed before, too.
  Status write(std::string_view source, std::string_view release);

 private:
  struct Section {
    ScratchFile names, links;
    NameSorter sorter;
    std::uint32_t name_count = 0, link_count = 0;
  };
  GazetteerWriter(std::filesystem::path file, ScratchFile places, ScratchFile strings, Section names, Section keys);
  void add_name(std::uint32_t place, std::string_view folded, bool alternate);
  void note(Status status);
  format::String put_string(std::string_view text);
  void index(Section& section);
  void copy_places(std::ostream& out);
  bool any_failed() const;

  std::filesystem::path file_;
  ScratchFile places_, strings_;
  Section names_, keys_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> divisions_;  // of the first places
  std::uint32_t count_ = 0;
  Status first_error_;
};

}  // namespace dateline::geo
