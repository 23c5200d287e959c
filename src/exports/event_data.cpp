#include "exports/event_data.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/data_file.h"
#include "base/utc_time.h"

namespace dateline::exports {
namespace {

constexpr std::size_t kDayLength = 10;  // YYYY-MM-DD

std::string cell(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

std::map<std::string, CountryCodes, std::less<>> read_countries() {
  std::map<std::string, CountryCodes, std::less<>> out;
  for (const TableRow& row : data_table("actors/country_codes.tsv")) out[std::string(row[0])].iso3 = row[1];
  for (const TableRow& row : data_table("exports/countries.tsv")) {
    CountryCodes& codes = out[std::string(row[0])];
    codes.fips = cell(row[1]);
    codes.cow = cell(row[2]);
    codes.cameo = cell(row[3]);
  }
  for (auto& [iso2, codes] : out) {
    if (codes.cameo.empty()) codes.cameo = codes.iso3;
  }
  return out;
}

const std::map<std::string, CountryCodes, std::less<>>& countries() {
  static const auto all = read_countries();
  return all;
}

/// CAMEO's letters by those that open our actor codes.
std::map<std::string, std::string, std::less<>> read_letters() {
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& [iso2, codes] : countries()) {
    if (!codes.iso3.empty()) out[codes.iso3] = codes.cameo;
  }
  return out;
}

/// Faiths, and faiths with a branch behind them.
std::set<std::string> read_faiths() {
  std::set<std::string> out;
  for (const TableRow& row : data_table("actors/religions.tsv")) out.insert({std::string(row[1].substr(0, 3)), std::string(row[1])});
  return out;
}

/// What says which kind of body somebody is: sectors, and CAMEO's words for bodies of no state.
std::set<std::string, std::less<>> read_types() {
  std::set<std::string, std::less<>> out = {"IGO", "NGO", "NGM", "IMG", "MNC", "UIS"};
  for (const TableRow& row : data_table("actors/sectors.tsv")) out.emplace(row[1]);
  return out;
}

std::map<std::string, std::string, std::less<>> read_pairs(std::string_view name) {
  std::map<std::string, std::string, std::less<>> out;
  for (const TableRow& row : data_table(name)) out.emplace(row[0], row[1]);
  return out;
}

}  // namespace

bool is_affirmed(const Happening& happening) {
  return std::any_of(happening.claims.begin(), happening.claims.end(), [](const Claim& claim) { return claim.polarity == "affirmed"; });
}

std::string day_of(const Happening& happening, const Material& material) {
  const Report& report = material.reports.at(happening.told_by().report);
  for (const std::string* time : {&happening.time.start, &happening.first_published, &report.captured_at}) {
    if (time->size() >= kDayLength) return time->substr(0, kDayLength);
  }
  return {};
}

std::string moment_of(const Report& report) {
  for (const std::string* time : {&report.published, &report.captured_at}) {
    if (const auto moment = parse_utc_time(*time)) return digits_of(utc_time(*moment));
    if (time->size() >= kDayLength) return digits_of(time->substr(0, kDayLength)) + "000000";
  }
  return {};
}

CountryCodes country_codes(std::string_view iso2) {
  const auto found = countries().find(iso2);
  return found == countries().end() ? CountryCodes() : found->second;
}

std::string goldstein_weight(std::string_view cameo) {
  static const auto weights = read_pairs("exports/goldstein.tsv");
  for (std::size_t size = cameo.size(); size > 0; --size) {
    const auto found = weights.find(cameo.substr(0, size));
    if (found != weights.end()) return found->second;
  }
  return {};
}

std::string quad_of(std::string_view plover) {
  static const auto quads = read_pairs("exports/quads.tsv");
  const auto found = quads.find(plover);
  return found == quads.end() ? std::string() : found->second;
}

ActorCode parts_of_code(std::string_view code) {
  static const auto letters = read_letters();
  static const auto faiths = read_faiths();
  static const auto types = read_types();
  ActorCode out;
  for (std::size_t at = 0; at + 3 <= code.size(); at += 3) {
    std::string part(code.substr(at, 3));
    if (part == "---") continue;
    const auto country = letters.find(part);
    if (at == 0 && country != letters.end()) out.country = part = country->second;
    else if (faiths.contains(out.religions.empty() ? part : out.religions[0] + part)) out.religions.push_back(part);
    else if (types.contains(part)) out.types.push_back(part);
    else if (out.group.empty()) out.group = part;
    out.whole += part;
  }
  return out;
}

const Party* first_party(const Happening& happening, std::initializer_list<std::string_view> roles) {
  for (const std::string_view role : roles) {
    const auto found = std::find_if(happening.parties.begin(), happening.parties.end(), [&](const Party& party) { return party.role == role && !party.name.empty(); });
    if (found != happening.parties.end()) return &*found;
  }
  return nullptr;
}

}  // namespace dateline::exports
