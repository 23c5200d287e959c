#pragma once
// Gazetteer: names of places with coordinates, looked up by folded name (base/unicode.h). Three stocks under one roof: the tables of
// data/geo (countries, divisions, regions, waters: geo/atlas.h), the compiled file of towns and divisions, and the user's own layers
// (compiled files as well: geo/layer.h), all mapped into memory and read where they lie.
// Const and free of locks after opening; views that it gives out live as long as it.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.h"
#include "base/result.h"
#include "model/place.h"

namespace dateline::geo {

class Atlas;
class PlacesFile;

/// One place that a name may mean.
struct Candidate {
  std::string_view name;  // the place's own main name
  std::string_view kind;  // country, continent, region, settlement, water, facility, crossing
  std::string_view country;
  std::string_view admin1;  // GeoNames code
  PlacePrecision precision = PlacePrecision::kSettlement;
  double lat = 0, lon = 0;
  double radius_km = 0;
  double weight = 0;       // how likely it is meant, nothing else known: as the common logarithm of a town's population
  std::uint32_t id = 0;    // GeoNames; 0: none
  std::uint32_t population = 0;  // 0: not known
  std::string_view province, district;  // names of what it lies in
  std::string_view code;             // what identifies it in its source where there is no number: "SY.07" of a province
  std::string_view source, version;  // of the stock that it is from
  std::int32_t valid_from = 0, valid_to = 0;  // first and last day that it is so, 20140610; 0: open
  bool from_tables = false;
  bool alternate = false;  // found under another than its main name
  bool disputed = false;
  bool capital = false;
  int distance = 0;        // letters that the loose keys differ in: find_near only
};

/// What identifies a place in its source.
std::string id_of(const Candidate& place);
bool is_valid_on(const Candidate& place, Day day);

class Gazetteer {
 public:
  /// `path` is the compiled file or its folder. kGazetteerMissing if it is not there, damaged or of another version.
  /// `layers` are compiled files that are looked into after it, in this order.
  static Result<std::unique_ptr<Gazetteer>> open(const std::filesystem::path& path, const std::vector<std::filesystem::path>& layers = {});
  /// The tables of data/geo only.
  static std::unique_ptr<Gazetteer> tables_only();
  ~Gazetteer();

  /// Appends what a folded name may mean.
  void find(std::string_view folded, std::vector<Candidate>& out) const;
  /// Appends what a name may mean when only its loose key (geo/name_key.h) is compared.
  void find_loose(std::string_view folded, std::vector<Candidate>& out) const;

  /// Appends what a misspelt name may mean: the places whose loose keys differ from its in the fewest letters, at most one of five, two of
  /// nine, never the first.
  void find_near(std::string_view folded, std::vector<Candidate>& out) const;

  const Atlas& atlas() const { return *atlas_; }

 private:
  Gazetteer();
  std::unique_ptr<Atlas> atlas_;
  std::vector<std::unique_ptr<PlacesFile>> files_;  // the towns, then the layers
};

}  // namespace dateline::geo
