#include "geo/import_geonames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/data_file.h"
#include "base/line_reader.h"
#include "base/try.h"
#include "base/utf8.h"

namespace dateline::geo {
namespace {

// Columns of a dump of places.
enum Column { kId, kName, kAsciiName, kAlternateNames, kLat, kLon, kClass, kCode, kCountry, kOtherCountries, kAdmin1, kAdmin2, kPopulation = 14, kColumns = 19 };
constexpr std::size_t kLongestName = 200;  // as GeoNames says
constexpr std::size_t kAlternateColumns = 4;  // at least: id, id of the place, language, name
/// What stands for a language where the column holds no name.
constexpr std::array<std::string_view, 12> kNoNames{"link", "post", "iata", "icao", "faac", "unlc", "wkdt", "tcid", "abbr", "phon", "piny", "uicn"};

std::optional<std::uint32_t> parse_count(std::string_view text) {
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

using Fields = std::vector<std::string_view>;
using Codes = std::unordered_map<std::string, std::uint32_t>;

std::uint32_t number_of(const Codes& codes, const std::string& code) {
  const auto found = codes.find(code);
  return found == codes.end() ? format::kNone : found->second;
}

/// What is wrong with the row; empty: nothing.
constexpr std::size_t kLongestCode = 80;

/// A code of a dump: letters and digits; anything else is none.
std::string_view code_of(std::string_view field, std::size_t longest) {
  const bool plain = std::all_of(field.begin(), field.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  return plain && field.size() <= longest ? field : std::string_view();
}

std::string fill(const Fields& fields, const FeatureKind& kind, PlaceRow& row) {
  const auto id = parse_count(fields[kId]);
  const auto lat = parse_number(fields[kLat]), lon = parse_number(fields[kLon]);
  if (!id || *id == 0) return "its id \"" + std::string(fields[kId]) + "\" is no number";
  if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) return "its latitude and longitude are no degrees";
  if (fields[kName].empty() || fields[kName].size() > kLongestName || !is_valid_utf8(fields[kName])) return "it has no name, or one that is no text of at most 200 bytes";
  row.id = *id;
  row.lat = *lat;
  row.lon = *lon;
  row.name = fields[kName];
  row.country = fields[kCountry].size() == 2 ? code_of(fields[kCountry], 2) : std::string_view();
  row.admin1 = code_of(fields[kAdmin1], sizeof(format::Place::admin1));
  row.population = static_cast<std::uint32_t>(std::clamp(parse_number(fields[kPopulation]).value_or(0), 0.0, 4e9));
  row.kind = kind.kind;
  row.radius_km = kind.radius_km;
  return {};
}

/// One pass over a dump: its divisions, or all the rest.
class Pass {
 public:
  Pass(ImportSink& sink, PlaceNumbers& numbers, Codes& codes, bool divisions) : sink_(sink), numbers_(numbers), codes_(codes), divisions_(divisions) {}

  Status run(const std::filesystem::path& file) {
    DL_ASSIGN(LineReader lines, LineReader::open(file));
    for (;;) {
      DL_ASSIGN(const auto line, lines.next());
      if (!line || sink_.is_full()) return {};
      if (line->empty()) continue;
      const Fields fields = fields_between_tabs(*line);
      if (fields.size() == kColumns && !lines.was_cut()) {
        take(fields, lines);
      } else if (divisions_) {
        sink_.bad(lines.where(), "it has " + std::to_string(fields.size()) + " columns, a place of GeoNames has 19");
      }
    }
  }

 private:
  void take(const Fields& fields, const LineReader& lines) {
    const bool is_division = fields[kCode] == "ADM1" || fields[kCode] == "ADM2";
    if (is_division != divisions_) return;
    const auto kind = sink_.kind(fields[kCode]);
    if (!kind) return sink_.pass_over();
    PlaceRow row;
    if (const std::string what = fill(fields, *kind, row); !what.empty()) return sink_.bad(lines.where(), what);
    const std::string province = row.country + "." + row.admin1, district = province + "." + std::string(code_of(fields[kAdmin2], kLongestCode));
    row.province = fields[kCode] == "ADM1" ? format::kNone : number_of(codes_, province);
    row.district = is_division ? format::kNone : number_of(codes_, district);
    if (is_division) row.code = fields[kCode] == "ADM1" ? province : district;
    const std::uint32_t number = sink_.add(row);
    if (is_division) codes_.emplace(row.code, number);
    numbers_.add(row.id, number);
    for (std::string_view name : split(fields[kAlternateNames], ',')) sink_.add_alternate(number, name);
  }

  ImportSink& sink_;
  PlaceNumbers& numbers_;
  Codes& codes_;
  bool divisions_;
};

}  // namespace

void PlaceNumbers::sort() { std::sort(pairs_.begin(), pairs_.end()); }

const std::uint32_t* PlaceNumbers::find(std::uint32_t id) const {
  const auto found = std::lower_bound(pairs_.begin(), pairs_.end(), std::pair(id, 0u));
  return found != pairs_.end() && found->first == id ? &found->second : nullptr;
}

Status import_geonames(const std::filesystem::path& file, ImportSink& sink, PlaceNumbers& numbers) {
  Codes codes;
  DL_TRY(Pass(sink, numbers, codes, true).run(file));
  return Pass(sink, numbers, codes, false).run(file);
}

Status import_alternate_names(const std::filesystem::path& file, ImportSink& sink, const PlaceNumbers& numbers) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  for (;;) {
    DL_ASSIGN(const auto line, lines.next());
    if (!line) return {};
    if (line->empty()) continue;
    const Fields fields = fields_between_tabs(*line);
    const auto id = fields.size() < kAlternateColumns ? std::nullopt : parse_count(fields[1]);
    if (!id || lines.was_cut()) {
      sink.bad(lines.where(), "it is no alternate name of GeoNames: an id, the id of its place, a language, a name");
      continue;
    }
    const std::uint32_t* place = numbers.find(*id);
    const bool is_name = std::find(kNoNames.begin(), kNoNames.end(), fields[2]) == kNoNames.end() && is_valid_utf8(fields[3]);
    place && is_name ? sink.add_alternate(*place, fields[3]) : sink.pass_over();
  }
}

}  // namespace dateline::geo
