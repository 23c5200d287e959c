#include "geo/import_sink.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "geo/atlas.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kLongestText = 200;  // bytes of a name or an id
constexpr std::size_t kMostAliases = 200;
constexpr double kLargestRadiusKm = 5000;

constexpr std::pair<std::string_view, char> kKindNames[] = {
    {"settlement", format::kSettlement}, {"province", format::kProvince}, {"district", format::kDistrict}, {"facility", format::kFacility},
    {"crossing", format::kCrossing},     {"region", format::kRegion},     {"water", format::kWater},
};

bool is_plain(std::string_view text) { return text.size() <= kLongestText && is_printable(text); }

std::int32_t number_of(Day day) { return year_of(day) * 10000 + month_of(day) * 100 + day_of_month(day); }

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(out) ? std::optional(out) : std::nullopt;
}

std::optional<std::int32_t> parse_validity(std::string_view text, bool last) {
  std::string whole(text);
  if (text.size() == 4) whole += last ? "-12-31" : "-01-01";
  if (text.size() == 7) whole += "-01";
  if (whole.size() != 10) return std::nullopt;
  const auto day = parse_iso_day(whole);
  if (!day || year_of(*day) < 1) return std::nullopt;
  return number_of(text.size() == 7 && last ? last_of_month(*day) : *day);
}

ImportSink::ImportSink(GazetteerWriter& writer, const Gazetteer& known, const RowProblem& problem) : writer_(writer), known_(known), problem_(problem) {
  for (const TableRow& row : data_table("geo/features.tsv")) {
    const auto kind = std::find_if(std::begin(kKindNames), std::end(kKindNames), [&](const auto& k) { return k.first == row[1]; });
    DL_ASSERT(row.size() == 3 && kind != std::end(kKindNames) && parse_number(row[2]), "a row of data/geo/features.tsv is not whole");
    kinds_.emplace(row[0], FeatureKind{kind->second, *parse_number(row[2])});
  }
}

std::optional<FeatureKind> ImportSink::kind(std::string_view word) const {
  const auto found = kinds_.find(std::string(word));
  return found == kinds_.end() ? std::nullopt : std::optional(found->second);
}

void ImportSink::bad(const std::string& where, const std::string& what) {
  ++counts_.bad;
  problem_(where, what);
}

std::uint32_t ImportSink::add(const PlaceRow& row) {
  ++counts_.places;
  return writer_.add(row);
}

void ImportSink::add_alternate(std::uint32_t place, std::string_view name) { counts_.names += writer_.add_alternate(place, name); }

void ImportSink::take(const ImportedRow& row, const std::string& where) {
  PlaceRow place;
  if (const std::string what = fill(row, place); !what.empty()) return bad(where, what);
  fill_province(row, place);
  const std::uint32_t number = add(place);
  for (std::size_t i = 0; i < std::min(row.aliases.size(), kMostAliases); ++i) add_alternate(number, row.aliases[i]);
}

/// What is wrong with the row; empty: nothing.
std::string ImportSink::fill(const ImportedRow& row, PlaceRow& place) {
  if (!is_plain(row.name) || !has_letter(row.name)) return "it has no name, or one that is no text of at most 200 bytes";
  if (!is_plain(row.id)) return "its id is no text of at most 200 bytes";
  const auto lat = parse_number(row.lat), lon = parse_number(row.lon);
  if (!lat || !lon) return "its lat and lon \"" + row.lat + "\", \"" + row.lon + "\" are no numbers; write degrees, as 34.45 and 40.92";
  if (std::abs(*lat) > 90 || std::abs(*lon) > 180) return "its lat and lon " + row.lat + ", " + row.lon + " are no degrees of latitude and longitude";
  const auto kind = this->kind(row.kind.empty() ? "facility" : to_lower(row.kind));
  if (!kind) return "its kind \"" + row.kind + "\" is not known; write settlement, facility, crossing, region, water, district or province";
  const auto from = row.valid_from.empty() ? 0 : parse_validity(row.valid_from, false), to = row.valid_to.empty() ? 0 : parse_validity(row.valid_to, true);
  if (!from || !to) return "its valid_from and valid_to \"" + row.valid_from + "\", \"" + row.valid_to + "\" are no days; write 2014-06-10, 2014-06 or 2014";
  if (*from && *to && *to < *from) return "its valid_to " + row.valid_to + " is before its valid_from " + row.valid_from;
  const auto radius = row.radius_km.empty() ? kind->radius_km : parse_number(row.radius_km);
  if (!radius || *radius < 0 || *radius > kLargestRadiusKm) return "its radius_km \"" + row.radius_km + "\" is no number of kilometres up to 5000";
  place.name = row.name;
  place.code = row.id;
  place.lat = *lat;
  place.lon = *lon;
  place.kind = kind->kind;
  place.radius_km = *radius;
  place.valid_from = *from;
  place.valid_to = *to;
  return fill_country(row, place);
}

std::string ImportSink::fill_country(const ImportedRow& row, PlaceRow& place) const {
  if (row.country.empty()) return {};
  std::string code = row.country;
  if (code.size() == 2) std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (known_.atlas().country(code)) {
    place.country = code;
    return {};
  }
  std::vector<Candidate> found;
  known_.atlas().find(fold_name(row.country), found);
  const auto country = std::find_if(found.begin(), found.end(), [](const Candidate& c) { return c.kind == "country" && !c.country.empty() && c.valid_to == 0; });
  if (country == found.end()) return "its country \"" + row.country + "\" is not known; write the code of ISO 3166-1, as SY";
  place.country = country->country;
  return {};
}

/// The province by GeoNames' code or by name; a name that nobody knows is kept as it is.
void ImportSink::fill_province(const ImportedRow& row, PlaceRow& place) {
  if (row.admin1.empty() || place.country.empty() || !is_plain(row.admin1)) return;
  std::string name = row.admin1;
  if (const Candidate* division = known_.atlas().division(place.country, row.admin1)) {
    name = division->name;
    place.admin1 = row.admin1;
  } else {
    std::vector<Candidate> found;
    known_.find(fold_name(row.admin1), found);
    const auto same = std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.precision == PlacePrecision::kProvince && c.country == place.country; });
    if (same != found.end()) place.admin1 = same->admin1;
  }
  const auto [at, fresh] = provinces_.try_emplace(place.country + " " + name, 0);
  if (fresh) {
    PlaceRow province;
    province.name = name;
    province.country = place.country;
    province.admin1 = place.admin1;
    province.kind = format::kProvince;
    at->second = writer_.add_nameless(province);
  }
  place.province = at->second;
}

}  // namespace dateline::geo
