#include "geo/gazetteer.h"

#include <algorithm>
#include <cmath>

#include "geo/atlas.h"
#include "geo/name_key.h"
#include "geo/places_file.h"

namespace dateline::geo {
namespace {

constexpr double kCapitalWeight = 1;
constexpr double kPeoplePerSquareKm = 2000;  // of a town, for its radius
constexpr double kSmallestTownKm = 1, kLargestTownKm = 30;

constexpr double kCountyWeight = 4.5;
constexpr double kCountyRadiusKm = 200;  // it lies somewhere in its state

double town_radius(std::uint32_t population) {
  return std::clamp(std::round(std::sqrt(population / kPeoplePerSquareKm / 3.14159)), kSmallestTownKm, kLargestTownKm);
}

std::string_view bounded(const char* field, std::size_t size) {
  const std::string_view all(field, size);
  return all.substr(0, all.find('\0'));
}

void append_town(const PlacesFile& file, const Atlas& atlas, format::Link link, std::string_view folded, std::vector<Candidate>& out) {
  const format::Place* row = file.place(link);
  if (!row || !(std::abs(row->lat) <= 90) || !(std::abs(row->lon) <= 180)) return;
  Candidate town;
  town.name = file.text(row->name);
  town.kind = "settlement";
  town.country = bounded(row->country, 3);
  town.admin1 = bounded(row->admin1, sizeof row->admin1);
  town.lat = row->lat;
  town.lon = row->lon;
  town.radius_km = town_radius(row->population);
  town.id = row->id;
  town.alternate = link & 1;
  town.weight = std::log10(row->population + 10.0);
  if (row->country[3] == format::kCounty) {
    town.kind = "region";
    town.precision = PlacePrecision::kDistrict;
    town.radius_km = kCountyRadiusKm;
    town.weight = kCountyWeight;
  }
  town.capital = atlas.is_capital(town.country, folded);
  if (town.capital) town.weight += kCapitalWeight;
  out.push_back(town);
}

}  // namespace

Gazetteer::Gazetteer() : atlas_(std::make_unique<Atlas>()) {}
Gazetteer::~Gazetteer() = default;

Result<std::unique_ptr<Gazetteer>> Gazetteer::open(const std::filesystem::path& path) {
  std::error_code ignored;
  auto file = PlacesFile::open(std::filesystem::is_directory(path, ignored) ? path / format::kFileName : path);
  if (!file) return file.error();
  std::unique_ptr<Gazetteer> out(new Gazetteer);
  out->file_ = std::move(*file);
  return out;
}

std::unique_ptr<Gazetteer> Gazetteer::tables_only() { return std::unique_ptr<Gazetteer>(new Gazetteer); }

void Gazetteer::find(std::string_view folded, std::vector<Candidate>& out) const {
  atlas_->find(folded, out);
  if (!file_) return;
  for (format::Link link : file_->links_of_name(folded)) append_town(*file_, *atlas_, link, folded, out);
}

void Gazetteer::find_loose(std::string_view folded, std::vector<Candidate>& out) const {
  if (!file_) return;
  const std::string key = loose_key(folded);
  if (key.empty()) return;
  for (format::Link link : file_->links_of_key(key)) append_town(*file_, *atlas_, link, folded, out);
}

std::string_view Gazetteer::source() const { return file_ ? file_->source() : std::string_view(); }
std::string_view Gazetteer::version() const { return file_ ? file_->release() : std::string_view(); }

}  // namespace dateline::geo
