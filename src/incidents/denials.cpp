#include "incidents/denials.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/hash.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr auto kSoon = std::chrono::days(31);  // later, a denial says what it is about
constexpr double kEnough = 1;

/// To whom, to what or with what: whom a deed leaves where it was does not say which deed.
bool is_object(const PartFact& part) { return part.role != Role::kAgent; }

std::set<std::string> done_to(const EventFact& event) {
  std::set<std::string> out(event.objects.begin(), event.objects.end());
  for (const PartFact& part : event.parts) {
    const auto words = name_words(part.name);
    if (is_object(part) && !words.empty()) out.insert(words.back());
  }
  return out;
}

std::vector<std::uint64_t> keys_of(std::string_view family, const EventFact& event, Day first, Day last) {
  const auto month = [](Day day) { return 12 * year_of(day) + month_of(day); };
  std::vector<std::uint64_t> out;
  for (const std::string& word : done_to(event)) {
    for (int at = month(first); at <= month(last); ++at) out.push_back(fnv1a(std::string(family) + "|d" + std::to_string(at) + "|" + word));
  }
  return out;
}

bool acts_for_country(const PartFact& part) { return !part.country.empty() && part.type != EntityType::kPerson && part.type != EntityType::kPlace; }

/// The ministry of a state speaks for its forces.
bool is_one_doer(const PartFact& a, const PartFact& b) {
  return same_part(a, b) || (acts_for_country(a) && acts_for_country(b) && a.country == b.country);
}

/// Whether it is told of the same doer: 0.5 where only a common noun says so; nothing where these are two.
std::optional<double> same_doer(const std::vector<PartFact>& a, const std::vector<PartFact>& b) {
  bool told = false;
  double best = 0;
  for (const PartFact& x : a) {
    for (const PartFact& y : b) {
      if (x.role != Role::kAgent || y.role != Role::kAgent) continue;
      const bool known = (x.named || acts_for_country(x)) && (y.named || acts_for_country(y));
      told = told || known;
      if (is_one_doer(x, y)) best = std::max(best, known ? 1.0 : 0.5);
    }
  }
  if (told && best == 0) return std::nullopt;
  return best;
}

/// Whether it is told of the same thing or people: 1 by name, 0.5 by a common noun, 0 if not.
double same_object(const EventFact& event, const Happening& happening, const Evidence& e) {
  double best = e.same_object ? 0.5 : 0;
  for (const PartFact& x : event.parts) {
    for (const PartFact& y : happening.parts) {
      if (!is_object(x) || !is_object(y) || !same_part(x, y)) continue;
      best = std::max(best, x.named || acts_for_country(x) ? 1.0 : 0.5);
    }
  }
  return best;
}

double weight_of(Match match) { return match == Match::kStrong ? 2 : match == Match::kWeak ? 0.5 : 0; }

}  // namespace

bool is_denied(const EventFact& event, const ReportFacts& report) {
  return !event.claims.empty() && std::all_of(event.claims.begin(), event.claims.end(), [&](int claim) {
    return report.claims[static_cast<std::size_t>(claim)].polarity == Polarity::kDenied;
  });
}

std::vector<std::uint64_t> deniable_keys(std::string_view family, const EventFact& event) {
  const int days = width_in_days(event.when);
  return days > 0 && days <= kSoon.count() ? keys_of(family, event, *event.when.start, *event.when.end) : std::vector<std::uint64_t>();
}

std::vector<std::uint64_t> denial_keys(std::string_view family, const EventFact& event, Day told) { return keys_of(family, event, told - kSoon, told); }

bool is_set_elsewhere(const ReportFacts& report, const Happening& happening) {
  bool told = false;
  for (const EventFact& event : report.events) {
    for (const SiteFact& site : event.sites) {
      if (!is_fine(site.precision)) continue;
      told = true;
      const auto here = [&](const SiteFact& other) { return match_site(site, other) >= Match::kWeak; };
      if (std::any_of(happening.sites.begin(), happening.sites.end(), here)) return false;
    }
  }
  return told;
}

double fit_of_denial(const EventFact& event, Day told, const Happening& happening, const Evidence& e) {
  const bool other_day = e.time == Match::kNo || (e.time == Match::kWeak && !e.overlap);
  if (other_day || e.place == Match::kNo || e.parts.targets_differ || e.apart) return 0;
  const bool soon = std::any_of(happening.whens.begin(), happening.whens.end(), [&](const WhenFact& when) {
    return when.start && when.end && *when.start <= told && *when.end + kSoon >= told;
  });
  const auto doer = same_doer(event.parts, happening.parts);
  const double object = same_object(event, happening, e);
  const bool same_deed = object > 0 || (e.place == Match::kStrong && done_to(event).empty());  // "it carried out no strikes in the town"
  if (!soon || !doer || !same_deed) return 0;
  const double fit = *doer + (object == 1 ? 1 : 0) + weight_of(e.place) + weight_of(e.time) + std::min(e.names, 2) + (e.cited ? 1 : 0);
  return fit >= kEnough ? fit : 0;
}

}  // namespace dateline::incidents
