#include "incidents/match.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "base/data_file.h"
#include "base/unicode.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr double kEarthRadiusKm = 6371.0;
constexpr double kSameSpotKm = 12;   // the outskirts of one town
constexpr double kWidestRadius = 30; // a radius beyond this is no town
constexpr int kNarrowDays = 4;       // "the weekend", "Monday or Tuesday"

enum class RoleGroup { kThere, kFrom, kThrough };

RoleGroup group_of(PlaceRole role) {
  switch (role) {
    case PlaceRole::kOrigin: return RoleGroup::kFrom;
    case PlaceRole::kVia: return RoleGroup::kThrough;
    default: return RoleGroup::kThere;
  }
}

constexpr std::size_t kLongName = 6;  // letters of a name that may be written as one word or two, with article or without

bool same_place_name(const SiteFact& a, const SiteFact& b) {
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return false;
  const auto wa = name_words(a.name), wb = name_words(b.name);
  if (wa.empty() || wb.empty()) return false;
  const auto same = [](const auto& x, const auto& y) { return same_spelling(x, y); };
  if (wa.size() == wb.size() && std::equal(wa.begin(), wa.end(), wb.begin(), same)) return true;
  const std::string one = plain_name(a.name), other = plain_name(b.name);  // "Bani Kora", "Banikora"
  return one == other ? one.size() >= kLongName - 2 : std::min(one.size(), other.size()) >= kLongName && same_spelling(one, other);
}

/// Whether the coarse place can hold the fine one.
bool can_hold(const SiteFact& coarse, const SiteFact& fine) {
  if (coarse.precision == PlacePrecision::kCountry) return !coarse.country.empty() && coarse.country == fine.country;
  if (!coarse.country.empty() && !fine.country.empty() && coarse.country != fine.country) return false;
  if (!fine.admin1.empty() && fold_name(fine.admin1) == fold_name(coarse.name)) return true;
  if (coarse.lat && coarse.lon && fine.lat && fine.lon) {
    const double reach = std::max(coarse.radius_km.value_or(100), kSameSpotKm);
    return distance_km(*coarse.lat, *coarse.lon, *fine.lat, *fine.lon) <= reach;
  }
  return !coarse.country.empty() && coarse.country == fine.country;
}

/// "Armed men" and "gunmen", "troops" and "soldiers".
int people_of(const std::vector<std::string>& words) {
  static const auto kRows = [] {
    std::map<std::string_view, int> rows;
    int row = 0;
    for (const TableRow& words : data_table("incidents/people_words.tsv")) {
      ++row;
      for (std::string_view word : split(words[0], ' ')) rows[word] = row;
    }
    return rows;
  }();
  if (words.size() >= 2 && words[words.size() - 2] == "armed" && words.back() == "men") return people_of({"gunmen"});
  const auto found = kRows.find(words.back());
  return found == kRows.end() ? 0 : found->second;
}

bool same_people(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const int row = people_of(a);
  return row > 0 && row == people_of(b);
}

/// "The weapons": any goods.
bool is_generic(std::string_view noun) {
  static const auto kNouns = [] {
    std::set<std::string_view> nouns;
    for (const TableRow& row : data_table("incidents/generic_nouns.tsv")) nouns.insert(row[0]);
    return nouns;
  }();
  return kNouns.contains(noun);
}

bool is_arms(EntityType type) { return type == EntityType::kWeapon || type == EntityType::kPlatform; }

bool is_narrow(const WhenFact& when) {
  const int days = width_in_days(when);
  return days > 0 && days <= kNarrowDays;
}

bool is_target(Role role) { return role == Role::kTarget || role == Role::kRecipient || role == Role::kTheme; }

bool named_actor(const PartFact& part) {
  return part.named && part.type != EntityType::kCountry && part.type != EntityType::kPlace && part.type != EntityType::kNationality &&
         part.type != EntityType::kQuantity && part.type != EntityType::kMoney;
}

/// "Gunmen" and "soldiers" may be one crowd that two tellers call differently; "a bomber" is none of them.
bool are_unlike(const PartFact& a, const PartFact& b) {
  const auto wa = name_words(a.name), wb = name_words(b.name);
  return !wa.empty() && !wb.empty() && !same_part(a, b) && (people_of(wa) == 0 || people_of(wb) == 0);
}

bool is_nameless_doer(const PartFact& part) {
  return part.role == Role::kAgent && !part.named && (part.type == EntityType::kPerson || part.type == EntityType::kGroup);
}

bool same_words(std::string_view a, std::string_view b) {
  const auto wa = name_words(a);
  return wa.size() >= 2 && wa == name_words(b);
}

double weight_of(const PartFact& a, const PartFact& b) {
  if (named_actor(a) && named_actor(b)) return 2;
  if (a.named && b.named) return 1;
  if (a.type == EntityType::kFacility && b.type == EntityType::kFacility && same_words(a.name, b.name)) return 1.5;  // "the fuel depot"
  return 0.5;
}

}  // namespace

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadians = std::numbers::pi / 180;
  const double dlat = (lat2 - lat1) * kRadians, dlon = (lon2 - lon1) * kRadians;
  const double h = std::pow(std::sin(dlat / 2), 2) + std::cos(lat1 * kRadians) * std::cos(lat2 * kRadians) * std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::min(1.0, h)));
}

bool is_fine(PlacePrecision precision) { return precision <= PlacePrecision::kSettlement; }

Match match_site(const SiteFact& a, const SiteFact& b) {
  const bool fine = is_fine(a.precision) && is_fine(b.precision);
  if (same_place_name(a, b)) return fine || a.precision == PlacePrecision::kDistrict ? Match::kStrong : Match::kWeak;
  if (fine) {
    if (!a.lat || !a.lon || !b.lat || !b.lon) return Match::kUnknown;  // a village that no gazetteer has may be near the town
    const double reach = kSameSpotKm + std::min(kWidestRadius, std::max(a.radius_km.value_or(0), b.radius_km.value_or(0)));
    return distance_km(*a.lat, *a.lon, *b.lat, *b.lon) <= reach ? Match::kStrong : Match::kNo;
  }
  const bool a_coarser = a.precision >= b.precision;
  return can_hold(a_coarser ? a : b, a_coarser ? b : a) ? Match::kWeak : Match::kNo;
}

Match match_sites(const std::vector<SiteFact>& a, const std::vector<SiteFact>& b) {
  std::optional<Match> best, best_fine;
  bool apart = false;  // two towns that are known to lie apart
  for (const SiteFact& x : a) {
    for (const SiteFact& y : b) {
      if (group_of(x.role) != group_of(y.role)) continue;
      const Match match = match_site(x, y);
      best = std::max(best.value_or(Match::kNo), match);
      if (!is_fine(x.precision) || !is_fine(y.precision)) continue;
      best_fine = std::max(best_fine.value_or(Match::kNo), match);
      apart = apart || match == Match::kNo;
    }
  }
  if (apart && best_fine != Match::kStrong) return Match::kNo;
  // Two towns of one country are two places, though each lies in the country that the other names, too.
  return best_fine.value_or(best.value_or(Match::kUnknown));
}

int width_in_days(const WhenFact& when) {
  if (!when.start || !when.end || *when.end < *when.start) return 0;
  return static_cast<int>((*when.end - *when.start).count()) + 1;
}

Match match_when(const WhenFact& a, const WhenFact& b) {
  if (!a.start || !b.start || !a.end || !b.end) {
    const bool after = a.start && !b.start && b.end && *a.start > *b.end;
    const bool before = b.start && !a.start && a.end && *b.start > *a.end;
    return after || before ? Match::kNo : Match::kUnknown;
  }
  const bool narrow = is_narrow(a) && is_narrow(b);
  if (*a.start <= *b.end && *b.start <= *a.end) return narrow ? Match::kStrong : Match::kWeak;
  const auto apart = *a.start > *b.end ? *a.start - *b.end : *b.start - *a.end;
  return narrow && apart <= std::chrono::days(1) ? Match::kWeak : Match::kNo;
}

bool same_part(const PartFact& a, const PartFact& b) {
  if (a.type == EntityType::kCountry && b.type == EntityType::kCountry && !a.country.empty()) return a.country == b.country;
  if (a.named != b.named) return false;
  if (!a.named) {
    const auto wa = name_words(a.name), wb = name_words(b.name);
    if (wa.empty() || wb.empty()) return false;
    if (is_arms(a.type) && is_arms(b.type) && (is_generic(wa.back()) || is_generic(wb.back()))) return true;
    return wa.back() == wb.back() || same_people(wa, wb);
  }
  if (same_name(a.name, b.name)) return true;
  const auto any_alias = [](const PartFact& x, const PartFact& y) {
    return std::any_of(x.aliases.begin(), x.aliases.end(), [&](const std::string& alias) { return fold_name(alias) == fold_name(y.name); });
  };
  return any_alias(a, b) || any_alias(b, a);
}

PartMatch match_parts(const std::vector<PartFact>& a, const std::vector<PartFact>& b) {
  PartMatch out;
  bool agents[2] = {false, false}, targets[2] = {false, false}, agents_meet = false, targets_meet = false;
  for (const PartFact& x : a) {
    if (named_actor(x)) (x.role == Role::kAgent ? agents[0] : targets[0]) = true;
    double best = 0;
    for (const PartFact& y : b) {
      if (!same_part(x, y)) continue;
      best = std::max(best, weight_of(x, y));
      if (x.role == Role::kAgent && y.role == Role::kAgent) agents_meet = true;
      if (is_target(x.role) && is_target(y.role)) targets_meet = true;
    }
    out.score += best;
  }
  for (const PartFact& y : b) {
    if (named_actor(y)) (y.role == Role::kAgent ? agents[1] : targets[1]) = true;
  }
  bool doers = false, alike = false;
  for (const PartFact& x : a) {
    for (const PartFact& y : b) {
      if (!is_nameless_doer(x) || !is_nameless_doer(y)) continue;
      doers = true;
      alike = alike || !are_unlike(x, y);
    }
  }
  out.doers_unlike = doers && !alike;
  out.agents_differ = agents[0] && agents[1] && !agents_meet;
  out.targets_differ = targets[0] && targets[1] && !targets_meet;
  return out;
}

}  // namespace dateline::incidents
