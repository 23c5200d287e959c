#include "incidents/candidates.h"

#include <algorithm>
#include <set>

#include "incidents/match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr int kWidestWeeks = 62;        // days; a wider time is entered by its year
constexpr std::size_t kMostOfOne = 256; // of one list only the latest are looked at: a name that is everywhere tells nothing

std::set<std::string> countries_of(const EventFact& event) {
  std::set<std::string> out;
  for (const SiteFact& site : event.sites) out.insert(site.country);
  if (out.empty()) out.insert("");
  return out;
}

/// "w" and the number of a week, "y" and a year.
std::vector<std::string> time_keys(const WhenFact& when, int slack) {
  std::vector<std::string> out;
  if (!when.start || !when.end || *when.end < *when.start) return out;
  if (width_in_days(when) > kWidestWeeks) {
    for (int year = year_of(*when.start); year <= year_of(*when.end) && out.size() < 8; ++year) out.push_back("y" + std::to_string(year));
    return out;
  }
  const auto week = [](Day day) { return (day.time_since_epoch().count() + 70000000) / 7; };
  const Day first = *when.start - std::chrono::days(slack), last = *when.end + std::chrono::days(slack);
  for (auto at = week(first); at <= week(last); ++at) out.push_back("w" + std::to_string(at));
  return out;
}

/// The words of a name that a variant of it is likely to share: the last one.
std::string name_key(std::string_view name) {
  const auto words = name_words(name);
  return words.empty() ? std::string() : words.back().substr(0, 4);
}

std::vector<std::string> name_keys(const EventFact& event) {
  std::vector<std::string> out;
  for (const SiteFact& site : event.sites) {
    if (site.precision <= PlacePrecision::kDistrict) out.push_back("p" + name_key(site.name));
  }
  for (const SiteFact& spot : event.spots) {
    out.push_back("p" + name_key(spot.name));
    if (const std::string plain = plain_name(spot.name); !plain.empty()) out.push_back("p" + plain.substr(0, 4));  // "Banikora" for "Bani Kora"
  }
  for (const PartFact& part : event.parts) {
    if (part.named && part.type != EntityType::kCountry) out.push_back("n" + name_key(part.name));
    if (part.named && (part.type == EntityType::kPlace || part.type == EntityType::kFacility)) out.push_back("p" + name_key(part.name));
  }
  return out;
}

}  // namespace

void Candidates::enter(int happening, const std::string& family, const EventFact& event, int report) {
  std::vector<std::string> keys = name_keys(event);
  for (const std::string& time : time_keys(event.when, 0)) {
    for (const std::string& country : countries_of(event)) keys.push_back(time + ":" + country);
    keys.push_back(time + ":*");
  }
  keys.push_back("r" + std::to_string(report));
  for (const std::string& key : keys) {
    std::vector<int>& list = lists_[family + "|" + key];
    if (list.empty() || list.back() != happening) list.push_back(happening);
  }
}

std::vector<int> Candidates::find(const std::string& family, const EventFact& event, int report, const std::vector<int>& others) const {
  std::vector<std::string> keys = name_keys(event);
  for (const std::string& time : time_keys(event.when, 1)) {
    for (const std::string& country : countries_of(event)) {
      keys.push_back(time + ":" + (country.empty() ? "*" : country));
    }
    keys.push_back(time + ":");
  }
  if (event.when.start) keys.push_back("y" + std::to_string(year_of(*event.when.start)) + ":*");
  keys.push_back("r" + std::to_string(report));
  for (int other : others) keys.push_back("r" + std::to_string(other));
  std::set<int> out;
  for (const std::string& key : keys) {
    const auto found = lists_.find(family + "|" + key);
    if (found == lists_.end()) continue;
    const std::vector<int>& list = found->second;
    out.insert(list.size() > kMostOfOne ? list.end() - kMostOfOne : list.begin(), list.end());
  }
  return {out.begin(), out.end()};
}

}  // namespace dateline::incidents
