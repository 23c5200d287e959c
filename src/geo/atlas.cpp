#include "geo/atlas.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::geo {
namespace {

constexpr std::string_view kSource = "Dateline", kVersion = "1";

// Weights stand beside the logarithm of a town's population: a country is meant before any namesake, a state before most towns.
constexpr double kCountryWeight = 8.5;
constexpr double kContinentWeight = 9;
constexpr double kRegionWeight = 6.7;
constexpr double kDivisionWeight = 6.2;
constexpr double kStateOfTheUnionWeight = 7;
constexpr double kWaterWeight = 6.5;
constexpr double kSiteWeight = 6;
constexpr double kSecondNameOfDivision = -1.6;  // "Washington" is rather the city than the state
constexpr double kDistrictRadiusKm = 45;

double number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  DL_ASSERT(error == std::errc() && end == text.data() + text.size(), "a figure in data/geo is no number");
  return out;
}

std::string_view given(std::string_view field) { return field == "-" ? std::string_view() : field; }

void expect_fields(const TableRow& row, std::size_t count) { DL_ASSERT(row.size() == count, "a row of data/geo lacks a field"); }

/// Three columns from `at`: latitude, longitude, radius.
void set_circle(const TableRow& row, std::size_t at, Candidate& place) {
  place.lat = number(row[at]);
  place.lon = number(row[at + 1]);
  place.radius_km = number(row[at + 2]);
}

bool is_in_capitals(std::string_view name) {
  return name.size() <= 5 && std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && name.find('.') == std::string_view::npos;
}

}  // namespace

Atlas::Atlas() {
  read_countries();
  read_divisions();
  read_regions();
  read_sites();
  read_historic();
  read_waters();
  read_adjectives();
}

void Atlas::read_countries() {
  for (const TableRow& row : data_table("geo/countries.tsv")) {
    expect_fields(row, 10);
    Candidate place;
    place.name = row[1];
    place.kind = "country";
    place.country = row[0];
    place.precision = PlacePrecision::kCountry;
    set_circle(row, 6, place);
    place.id = static_cast<std::uint32_t>(number(row[9]));
    place.weight = kCountryWeight;
    const std::uint32_t added = add(place, row[2]);
    by_code_.emplace(std::string(row[0]), added);
    add_adjectives(added, row[3], row[4]);
    if (!given(row[5]).empty()) capitals_.emplace(std::string(row[0]) + " " + fold_name(row[5]), true);
  }
}

void Atlas::read_divisions() {
  for (const TableRow& row : data_table("geo/divisions.tsv")) {
    expect_fields(row, 7);
    Candidate place;
    place.name = row[0];
    place.kind = "region";
    place.country = row[2];
    place.admin1 = row[3];
    place.precision = PlacePrecision::kProvince;
    set_circle(row, 4, place);
    place.weight = row[2] == "US" ? kStateOfTheUnionWeight : kDivisionWeight;
    by_code_.try_emplace(std::string(row[2]) + "." + std::string(row[3]), add(place, row[1]));
  }
}

void Atlas::read_regions() {
  for (const TableRow& row : data_table("geo/regions.tsv")) {
    expect_fields(row, 10);
    Candidate place;
    place.name = row[0];
    place.kind = row[2];
    place.country = given(row[3]);
    set_circle(row, 4, place);
    place.disputed = row[7] == "yes";
    place.weight = place.kind == "continent" ? kContinentWeight : kRegionWeight;
    place.precision = place.kind == "settlement"           ? PlacePrecision::kSettlement
                      : place.radius_km <= kDistrictRadiusKm ? PlacePrecision::kDistrict
                                                             : PlacePrecision::kRegion;
    add_adjectives(add(place, row[1]), row[8], row[9]);
  }
}

void Atlas::read_sites() {
  for (const TableRow& row : data_table("geo/sites.tsv")) {
    expect_fields(row, 7);
    Candidate place;
    place.name = row[0];
    place.kind = row[2];
    place.country = given(row[3]);
    set_circle(row, 4, place);
    place.weight = kSiteWeight;
    place.precision = PlacePrecision::kExact;
    add(place, row[1]);
  }
}

void Atlas::read_historic() {
  for (const TableRow& row : data_table("geo/historic.tsv")) {
    expect_fields(row, 10);
    Candidate place;
    place.name = row[0];
    place.kind = "country";
    place.country = given(row[2]);
    set_circle(row, 3, place);
    place.valid_from = static_cast<std::int32_t>(number(row[6])) * 10000 + 101;
    place.valid_to = static_cast<std::int32_t>(number(row[7])) * 10000 + 1231;
    place.weight = kCountryWeight;
    place.precision = PlacePrecision::kCountry;
    add_adjectives(add(place, row[1]), row[8], row[9]);
  }
}

void Atlas::read_waters() {
  for (const TableRow& row : data_table("geo/waters.tsv")) {
    expect_fields(row, 5);
    Candidate place;
    place.name = row[0];
    place.kind = "water";
    place.precision = PlacePrecision::kRegion;
    set_circle(row, 2, place);
    place.weight = kWaterWeight;
    add(place, row[1]);
  }
}

void Atlas::read_adjectives() {
  for (const TableRow& row : data_table("geo/adjectives.tsv")) {
    expect_fields(row, 4);
    const auto found = names_.find(fold_name(row[1]));
    DL_ASSERT(found != names_.end(), "data/geo/adjectives.tsv names a place that the other tables lack");
    for (const NameEntry& entry : found->second) {
      if (places_[entry.place].country == row[2]) add_adjectives(entry.place, row[3] == "yes" ? "-" : row[0], row[3] == "yes" ? row[0] : "-");
    }
  }
}

std::uint32_t Atlas::add(Candidate place, std::string_view aliases) {
  place.from_tables = true;
  place.source = kSource;
  place.version = kVersion;
  const auto number = static_cast<std::uint32_t>(places_.size());
  places_.push_back(place);
  add_name(number, place.name, false);
  for (std::string_view alias : split(given(aliases), '|')) add_name(number, alias, true);
  return number;
}

void Atlas::add_name(std::uint32_t place, std::string_view name, bool alternate) {
  std::string folded = fold_name(name);
  if (is_in_capitals(name)) acronyms_.emplace(folded, true);
  names_[std::move(folded)].push_back({place, alternate});
}

void Atlas::add_adjectives(std::uint32_t place, std::string_view adjectives, std::string_view people) {
  for (std::string_view word : split(given(adjectives), '|')) adjectives_.try_emplace(fold_name(word), AdjectiveEntry{place, false});
  for (std::string_view word : split(given(people), '|')) adjectives_.try_emplace(fold_name(word), AdjectiveEntry{place, true});
}

void Atlas::find(std::string_view folded, std::vector<Candidate>& out) const {
  const auto found = names_.find(folded);
  if (found == names_.end()) return;
  for (const NameEntry& entry : found->second) {
    Candidate candidate = places_[entry.place];
    const bool abbreviated = folded.ends_with('.');
    if (entry.alternate && !abbreviated && candidate.precision == PlacePrecision::kProvince) candidate.weight += kSecondNameOfDivision;
    out.push_back(candidate);
  }
}

std::optional<AdjectiveEntry> Atlas::adjective(std::string_view folded) const {
  const auto found = adjectives_.find(folded);
  return found == adjectives_.end() ? std::nullopt : std::optional(found->second);
}

const Candidate* Atlas::country(std::string_view iso) const {
  const auto found = by_code_.find(iso);
  return found == by_code_.end() ? nullptr : &places_[found->second];
}

const Candidate* Atlas::division(std::string_view country, std::string_view admin1) const {
  const auto found = by_code_.find(std::string(country) + "." + std::string(admin1));
  return found == by_code_.end() ? nullptr : &places_[found->second];
}

bool Atlas::is_capital(std::string_view country, std::string_view folded) const {
  return capitals_.contains(std::string(country) + " " + std::string(folded));
}

}  // namespace dateline::geo
