#include "incidents/candidates.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/hash.h"
#include "incidents/match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr int kWidest = 62;         // days; a wider time is entered by its years
constexpr std::size_t kYears = 8;   // of a wide time
constexpr int kMostOfName = 128;    // happenings of one name and month that are looked at
constexpr int kMostOfWeek = 64;     // of one country and week
constexpr char kAlways[] = "*", kUndated[] = "u";

std::set<std::string> countries_of(const EventFact& event) {
  std::set<std::string> out;
  for (const SiteFact& site : event.sites) out.insert(site.country);
  if (out.empty()) out.insert("");
  return out;
}

bool is_dated(const WhenFact& when) { return when.start && when.end && *when.start <= *when.end; }
bool is_wide(const WhenFact& when) { return width_in_days(when) > kWidest; }

std::vector<std::string> years_of(const WhenFact& when) {
  std::vector<std::string> out;
  for (int year = year_of(*when.start); year <= year_of(*when.end) && out.size() < kYears; ++year) out.push_back("y" + std::to_string(year));
  return out;
}

std::vector<std::string> weeks_of(const WhenFact& when, int slack) {
  const auto week = [](Day day) { return (day.time_since_epoch().count() + 70000000) / 7; };
  const Day first = *when.start - std::chrono::days(slack), last = *when.end + std::chrono::days(slack);
  std::vector<std::string> out;
  for (auto at = week(first); at <= week(last); ++at) out.push_back("w" + std::to_string(at));
  return out;
}

std::vector<std::string> months_of(const WhenFact& when, int slack) {
  const auto month = [](Day day) {
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  };
  const Day first = *when.start - std::chrono::days(slack), last = *when.end + std::chrono::days(slack);
  std::vector<std::string> out;
  for (int at = month(first); at <= month(last); ++at) out.push_back("m" + std::to_string(at));
  return out;
}

/// The part of a name that a variant of it is likely to share: the beginning of its last word.
std::string name_key(std::string_view name) {
  const auto words = name_words(name);
  return words.empty() ? std::string() : words.back().substr(0, 4);
}

std::set<std::string> names_of(const EventFact& event) {
  std::set<std::string> out;
  const auto add = [&](char what, const std::string& key) {
    if (!key.empty()) out.insert(what + key);
  };
  for (const SiteFact& site : event.sites) {
    if (site.precision <= PlacePrecision::kDistrict) add('p', name_key(site.name));
  }
  for (const SiteFact& spot : event.spots) {
    add('p', name_key(spot.name));
    add('p', plain_name(spot.name).substr(0, 4));  // "Banikora" for "Bani Kora"
  }
  for (const PartFact& part : event.parts) {
    if (part.named && part.type != EntityType::kCountry) add('n', name_key(part.name));
    if (part.named && (part.type == EntityType::kPlace || part.type == EntityType::kFacility)) add('p', name_key(part.name));
  }
  return out;
}

std::uint64_t key_of(std::string_view family, const std::string& time, const std::string& what) {
  return fnv1a(std::string(family) + "|" + time + "|" + what);
}

}  // namespace

std::vector<std::uint64_t> entry_keys(std::string_view family, const EventFact& event) {
  const bool dated = is_dated(event.when), wide = dated && is_wide(event.when);
  std::set<std::uint64_t> out;
  const std::vector<std::string> months = wide ? years_of(event.when) : dated ? months_of(event.when, 0) : std::vector<std::string>{kUndated};
  for (const std::string& name : names_of(event)) {
    for (const std::string& month : months) out.insert(key_of(family, month, name));
    out.insert(key_of(family, kAlways, name));
  }
  if (!dated) return {out.begin(), out.end()};
  for (const std::string& week : wide ? years_of(event.when) : weeks_of(event.when, 0)) {
    for (const std::string& country : countries_of(event)) out.insert(key_of(family, week, ":" + country));
    out.insert(key_of(family, week, ":*"));
  }
  return {out.begin(), out.end()};
}

std::vector<SearchKey> search_keys(std::string_view family, const EventFact& event) {
  const bool dated = is_dated(event.when), wide = dated && is_wide(event.when);
  std::vector<SearchKey> out;
  std::vector<std::string> months{kAlways};  // what is known to no month can be of any
  if (dated && !wide) {
    months = months_of(event.when, 1);
    for (const std::string& year : years_of(event.when)) months.push_back(year);
    months.emplace_back(kUndated);
  }
  for (const std::string& name : names_of(event)) {
    for (const std::string& month : months) out.push_back({key_of(family, month, name), kMostOfName});
  }
  if (!dated) return out;
  for (const std::string& week : wide ? years_of(event.when) : weeks_of(event.when, 1)) {
    for (const std::string& country : countries_of(event)) out.push_back({key_of(family, week, ":" + (country.empty() ? "*" : country)), kMostOfWeek});
    out.push_back({key_of(family, week, ":"), kMostOfWeek});
  }
  if (!wide) {
    for (const std::string& year : years_of(event.when)) out.push_back({key_of(family, year, ":*"), kMostOfWeek});
  }
  return out;
}

}  // namespace dateline::incidents
