#include "incidents/denials.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/hash.h"
#include "incidents/names.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

constexpr auto kSoon = std::chrono::days(31);  // later, a denial says what it is about
constexpr double kEnough = 1;

/// To whom, to what or with what it was done.
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

/// A state, or a body that every state has; not a company, a charity or rebels of the country.
bool acts_for_state(const PartFact& part) {
  const bool state = part.type == EntityType::kCountry || part.type == EntityType::kNationality;
  return !part.country.empty() && (state || is_body_of_state(part.name, part.country));
}

/// The ministry of a state speaks for its forces.
bool is_one_doer(const PartFact& a, const PartFact& b) {
  const bool other_country = !a.country.empty() && !b.country.empty() && a.country != b.country;
  return !other_country && (same_part(a, b) || (acts_for_state(a) && acts_for_state(b) && a.country == b.country));
}

/// Whether it is told of the same doer: 0.5 where only a common noun says so; nothing where these are two.
std::optional<double> same_doer(const std::vector<PartFact>& a, const std::vector<PartFact>& b) {
  bool told = false;
  double best = 0;
  for (const PartFact& x : a) {
    for (const PartFact& y : b) {
      if (x.role != Role::kAgent || y.role != Role::kAgent) continue;
      const bool known = (x.named || !x.country.empty()) && (y.named || !y.country.empty());
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
      best = std::max(best, x.named || !x.country.empty() ? 1.0 : 0.5);
    }
  }
  return best;
}

/// "French police", of what happened in Mali: the police that is told of there is another.
bool is_of_another_country(const EventFact& event, const Happening& happening) {
  const auto known = [](const SiteFact& site) { return !site.country.empty(); };
  if (std::none_of(happening.sites.begin(), happening.sites.end(), known)) return false;
  return std::any_of(event.parts.begin(), event.parts.end(), [&](const PartFact& part) {
    const bool stranger = part.role == Role::kAgent && !part.named && !part.country.empty();
    const auto there = [&](const SiteFact& site) { return site.country == part.country; };
    const auto told = [&](const PartFact& other) { return other.role == Role::kAgent && other.country == part.country; };
    return stranger && std::none_of(happening.sites.begin(), happening.sites.end(), there) && std::none_of(happening.parts.begin(), happening.parts.end(), told);
  });
}

/// A denial is told with a word of denying, or by whoever is said to have done it. "No rockets were fired since May" denies none of them.
bool is_answer(const EventFact& event, const ReportFacts& report, const Happening& happening) {
  const auto by_doer = [&](const SourceFact& source) {
    const auto is = [&](const PartFact& part) {
      if (part.role != Role::kAgent) return false;
      const std::string& body = source.body.empty() ? source.name : source.body;
      const auto told = name_words(body), doer = name_words(part.name);
      const bool alike = same_name(body, part.name) || (!part.named && !doer.empty() && std::find(told.begin(), told.end(), doer.back()) != told.end());
      const bool state = acts_for_state(part) && source.country == part.country && is_body_of_state(body, part.country);
      return alike || state;
    };
    return std::any_of(event.parts.begin(), event.parts.end(), is) || std::any_of(happening.parts.begin(), happening.parts.end(), is);
  };
  return std::any_of(event.claims.begin(), event.claims.end(), [&](int number) {
    const ClaimFact& claim = report.claims[static_cast<std::size_t>(number)];
    const std::vector<int> roots = claim.steps.empty() ? std::vector<int>() : claim.steps.back();
    return claim.refutes || std::any_of(roots.begin(), roots.end(), [&](int source) { return by_doer(report.sources[static_cast<std::size_t>(source)]); });
  });
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

double fit_of_denial(const EventFact& event, const ReportFacts& report, const Happening& happening, const Evidence& e) {
  const Day told = *report.day;
  const bool other_day = e.time == Match::kNo || (e.time == Match::kWeak && !e.overlap);
  if (other_day || e.place == Match::kNo || e.parts.targets_differ || e.apart || event.apart) return 0;
  if (!is_answer(event, report, happening) || is_of_another_country(event, happening)) return 0;
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
