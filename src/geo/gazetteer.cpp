#include "geo/gazetteer.h"

#include <algorithm>
#include <cmath>

#include "base/try.h"
#include "base/unicode.h"
#include "geo/atlas.h"
#include "geo/name_key.h"
#include "geo/places_file.h"

namespace dateline::geo {
namespace {

constexpr double kCapitalWeight = 1;
constexpr double kPeoplePerSquareKm = 2000;  // of a town, for its radius
constexpr double kSmallestTownKm = 1, kLargestTownKm = 30;
constexpr float kHalfWayRoundKm = 20040;

// A division is meant less often than a town of as many people: most bear the name of theirs.
constexpr double kDivisionBehindTown = 1;
constexpr double kPeopleUntold = 2000;  // of a town whose people nobody has counted
constexpr double kLeastProvince = 4, kMostProvince = 6.2;
constexpr double kLeastDistrict = 3, kMostDistrict = 4.5;
constexpr std::size_t kOneLetterOff = 5, kTwoLettersOff = 9, kLongestKey = 60;  // length of a loose key that may differ in so many letters
constexpr double kSiteWeight = 5.5;
constexpr double kRegionWeight = 5.5;

double town_radius(std::uint32_t population) {
  return std::clamp(std::round(std::sqrt(population / kPeoplePerSquareKm / 3.14159)), kSmallestTownKm, kLargestTownKm);
}

std::string_view bounded(const char* field, std::size_t size) {
  const std::string_view all(field, size);
  return all.substr(0, all.find('\0'));
}

struct KindRow {
  char letter;
  std::string_view kind;
  PlacePrecision precision;
};
constexpr KindRow kKinds[] = {
    {format::kSettlement, "settlement", PlacePrecision::kSettlement}, {format::kProvince, "region", PlacePrecision::kProvince},
    {format::kDistrict, "region", PlacePrecision::kDistrict},         {format::kFacility, "facility", PlacePrecision::kExact},
    {format::kCrossing, "crossing", PlacePrecision::kExact},          {format::kRegion, "region", PlacePrecision::kRegion},
    {format::kWater, "water", PlacePrecision::kRegion},               {format::kCountry, "country", PlacePrecision::kCountry},
};

double weight_of(const format::Place& row) {
  const double people = std::log10(row.population + 10.0);
  switch (row.kind) {
    case format::kProvince: return std::clamp(people - kDivisionBehindTown, kLeastProvince, kMostProvince);
    case format::kDistrict: return std::clamp(people - kDivisionBehindTown, kLeastDistrict, kMostDistrict);
    case format::kFacility:
    case format::kCrossing: return kSiteWeight;
    case format::kSettlement: return row.population ? people : std::log10(kPeopleUntold);
    default: return kRegionWeight;
  }
}

/// The name of the division with this number; the tables' English one where they have it.
std::string_view division_name(const PlacesFile& file, const Atlas& atlas, std::uint32_t number) {
  const format::Place* row = file.at(number);
  if (!row) return {};
  if (row->kind == format::kProvince) {
    if (const Candidate* known = atlas.division(bounded(row->country, 2), bounded(row->admin1, sizeof row->admin1))) return known->name;
  }
  return file.text(row->name);
}

void append(const PlacesFile& file, const Atlas& atlas, format::Link link, std::string_view folded, std::vector<Candidate>& out) {
  const format::Place* row = file.place(link);
  if (!row || !(std::abs(row->lat) <= 90) || !(std::abs(row->lon) <= 180)) return;
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindRow& k) { return k.letter == row->kind; });
  if (kind == std::end(kKinds)) return;
  Candidate place;
  place.country = bounded(row->country, sizeof row->country);
  place.admin1 = bounded(row->admin1, sizeof row->admin1);
  if (row->kind == format::kProvince) {
    // The tables' row of the division stands for it under every name; under names that the tables do not give, its town is meant rather.
    if (const Candidate* known = atlas.division(place.country, place.admin1)) {
      const bool there = std::any_of(out.begin(), out.end(), [&](const Candidate& c) { return c.from_tables && c.name == known->name && c.admin1 == known->admin1; });
      if (there) return;
      out.push_back(*known);
      out.back().alternate = true;
      out.back().weight = weight_of(*row);
      return;
    }
  }
  // A layer of GeoNames may hold a place that the file before it holds.
  if (row->id && std::any_of(out.begin(), out.end(), [&](const Candidate& c) { return c.id == row->id; })) return;
  place.name = file.text(row->name);
  place.kind = kind->kind;
  place.precision = kind->precision;
  place.lat = row->lat;
  place.lon = row->lon;
  place.radius_km = row->radius_km > 0 && row->radius_km < kHalfWayRoundKm ? row->radius_km : town_radius(row->population);
  place.id = row->id;
  place.code = file.text(row->code);
  place.population = row->population;
  place.province = division_name(file, atlas, row->province);
  place.district = division_name(file, atlas, row->district);
  place.source = file.source();
  place.version = file.release();
  place.valid_from = row->valid_from;
  place.valid_to = row->valid_to;
  place.alternate = link & 1;
  place.weight = weight_of(*row);
  place.capital = row->kind == format::kSettlement && atlas.is_capital(place.country, folded);
  if (place.capital) place.weight += kCapitalWeight;
  out.push_back(place);
}

}  // namespace

std::string id_of(const Candidate& place) {
  if (place.id) return std::to_string(place.id);
  return place.code.empty() ? fold_name(place.name) : std::string(place.code);
}

bool is_valid_on(const Candidate& place, Day on) {
  const std::int32_t day = year_of(on) * 10000 + month_of(on) * 100 + day_of_month(on);
  return place.valid_from <= day && (place.valid_to == 0 || day <= place.valid_to);
}

Gazetteer::Gazetteer() : atlas_(std::make_unique<Atlas>()) {}
Gazetteer::~Gazetteer() = default;

Result<std::unique_ptr<Gazetteer>> Gazetteer::open(const std::filesystem::path& path, const std::vector<std::filesystem::path>& layers) {
  std::error_code ignored;
  std::unique_ptr<Gazetteer> out(new Gazetteer);
  DL_ASSIGN(auto towns, PlacesFile::open(std::filesystem::is_directory(path, ignored) ? path / format::kFileName : path));
  out->files_.push_back(std::move(towns));
  for (const auto& layer : layers) {
    DL_ASSIGN(auto file, PlacesFile::open(layer));
    out->files_.push_back(std::move(file));
  }
  return out;
}

std::unique_ptr<Gazetteer> Gazetteer::tables_only() { return std::unique_ptr<Gazetteer>(new Gazetteer); }

void Gazetteer::find(std::string_view folded, std::vector<Candidate>& out) const {
  atlas_->find(folded, out);
  for (const auto& file : files_) {
    for (format::Link link : file->links_of_name(folded)) append(*file, *atlas_, link, folded, out);
  }
}

void Gazetteer::find_loose(std::string_view folded, std::vector<Candidate>& out) const {
  const std::string key = loose_key(folded);
  if (key.empty()) return;
  for (const auto& file : files_) {
    for (format::Link link : file->links_of_key(key)) append(*file, *atlas_, link, folded, out);
  }
}

void Gazetteer::find_near(std::string_view folded, std::vector<Candidate>& out) const {
  const std::string key = loose_key(folded);
  const int most = key.size() >= kTwoLettersOff ? 2 : key.size() >= kOneLetterOff ? 1 : 0;
  if (most == 0 || key.size() > kLongestKey) return;
  std::vector<std::pair<const PlacesFile*, NearKey>> near;
  int least = most;
  for (const auto& file : files_) {
    for (const NearKey& hit : file->near_keys(key, least)) {
      least = std::min(least, hit.distance);
      near.emplace_back(file.get(), hit);
    }
  }
  for (const auto& [file, hit] : near) {
    if (hit.distance != least) continue;
    for (format::Link link : hit.links) {
      const std::size_t before = out.size();
      append(*file, *atlas_, link, folded, out);
      if (out.size() > before) out.back().distance = hit.distance;
    }
  }
}

}  // namespace dateline::geo
