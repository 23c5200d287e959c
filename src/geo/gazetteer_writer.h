#pragma once
// GazetteerWriter: gathers places and their names, then writes them as one compiled file (geo/gazetteer_format.h). The same calls give
// the same bytes.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
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

  /// Its number. The main name can be found at once.
  std::uint32_t add(const PlaceRow& row);
  /// Codes of airports, other scripts, very short and very long names are left out.
  void add_alternate(std::uint32_t place, std::string_view name);
  void set_divisions(std::uint32_t place, std::uint32_t province, std::uint32_t district);
  std::size_t size() const { return places_.size(); }

  /// Whole or not at all: what was there stays until all is written. The writer is empty afterwards.
  Status write(const std::filesystem::path& file, std::string_view source, std::string_view release);

 private:
  struct NameRow {
    std::string text;
    format::Link link;
    auto operator<=>(const NameRow&) const = default;
  };
  void add_name(std::uint32_t place, std::string folded, bool alternate);
  format::String intern(const std::string& text);
  void index(std::vector<NameRow>& rows, std::vector<format::Name>& names, std::vector<format::Link>& links);
  void put_all(std::ostream& out, std::string_view source, std::string_view release);

  std::vector<format::Place> places_;
  std::vector<NameRow> names_, keys_;
  std::string strings_;
  std::unordered_map<std::string, format::String> interned_;
};

}  // namespace dateline::geo
