#pragma once
// Atlas: the tables of data/geo in memory: countries with their adjectives and capitals, first-level divisions, well-known regions,
// sites, states that are no more, waters. Read once; const.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/gazetteer.h"

namespace dateline::geo {

/// How a word of one place ("Iraqi", "Iraqis", "African") means it.
struct AdjectiveEntry {
  std::uint32_t place = 0;  // number in the atlas
  bool people_only = false;  // a noun for its people: "Turks", "Spaniard"
};

class Atlas {
 public:
  Atlas();

  void find(std::string_view folded, std::vector<Candidate>& out) const;
  std::optional<AdjectiveEntry> adjective(std::string_view folded) const;
  /// Its places are numbered from 0.
  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  const Candidate& place(std::uint32_t number) const { return places_[number]; }
  /// The row of a country by its ISO code; null if unknown.
  const Candidate* country(std::string_view iso) const;
  /// The row of a first-level division by GeoNames' code; null if the tables lack it.
  const Candidate* division(std::string_view country, std::string_view admin1) const;
  /// Whether a town of this name and country is a country's capital.
  bool is_capital(std::string_view country, std::string_view folded) const;
  /// Whether a name is written in capitals only, as "US" is.
  bool is_acronym(std::string_view folded) const { return acronyms_.contains(folded); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  struct NameEntry {
    std::uint32_t place;
    bool alternate;
  };

  void read_countries();
  void read_divisions();
  void read_regions();
  void read_sites();
  void read_historic();
  void read_waters();
  void read_adjectives();
  std::uint32_t add(Candidate place, std::string_view aliases);
  void add_name(std::uint32_t place, std::string_view name, bool alternate);
  void add_adjectives(std::uint32_t place, std::string_view adjectives, std::string_view people);

  std::vector<Candidate> places_;
  Map<std::vector<NameEntry>> names_;
  Map<AdjectiveEntry> adjectives_;
  Map<std::uint32_t> by_code_;
  Map<bool> capitals_;  // "IQ baghdad"
  Map<bool> acronyms_;
};

}  // namespace dateline::geo
