#include "incidents/evidence.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/unicode.h"

namespace dateline::incidents {
namespace {

constexpr double kEnough = 5;          // of one happening in two reports
constexpr double kEnoughInReport = 2.5; // one report seldom tells two happenings of one kind, one day and no other place
constexpr double kMostForParts = 4;
constexpr double kMostForStory = 2;    // two reports of one story, known by names that few others have
constexpr double kForName = 1;

constexpr double kFarthestDisputed = 60;  // km between two places that tellers of one thing give for it
constexpr double kSomebodyShared = 0.5;

constexpr int kTellingCount = 4;       // three dead are told of many days

constexpr int kStoryDays = 31;         // that the time of a story's happening may span

constexpr std::size_t kMostParts = 64;  // of one happening: more says nothing new about who took part

template <class T, class Same>
void add_new(std::vector<T>& list, const std::vector<T>& more, Same same) {
  for (const T& item : more) {
    if (list.size() < kMostParts && std::none_of(list.begin(), list.end(), [&](const T& known) { return same(known, item); })) {
      list.push_back(item);
    }
  }
}

bool are_equal(const CountFact& a, const CountFact& b) { return a.what == b.what && a.low == b.low && a.high == b.high; }

/// "Nine", "at least nine".
bool is_number(const CountFact& count) { return count.low && (!count.high || count.low == count.high); }

double weight_of_time(Match match) { return match == Match::kStrong ? 3 : match == Match::kWeak ? 1.5 : 0; }
double weight_of_place(Match match) { return match == Match::kStrong ? 3 : match == Match::kWeak ? 1 : 0; }

}  // namespace

std::vector<SiteFact> sites_of(const EventFact& event) {
  std::vector<SiteFact> out = event.sites;
  for (const PartFact& part : event.parts) {
    const bool place = part.type == EntityType::kPlace || part.type == EntityType::kFacility;
    const bool placed = std::any_of(event.sites.begin(), event.sites.end(), [&](const SiteFact& site) { return fold_name(site.name) == fold_name(part.name); });
    if (place && !placed && part.named && part.role != Role::kAgent) out.push_back({PlaceRole::kSite, part.name, "", part.country, "", {}, {}, {}, PlacePrecision::kSettlement, {}});
  }
  return out;
}

std::vector<PartFact> undisputed(const std::vector<PartFact>& parts) {
  std::vector<PartFact> out;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(out), [](const PartFact& part) { return part.claims.empty(); });
  return out;
}

void take_in(Happening& happening, EventRef ref, const EventFact& event, std::vector<std::string> why) {
  happening.members.push_back({ref, event.span, std::move(why)});
  add_new(happening.sites, sites_of(event), [](const SiteFact& a, const SiteFact& b) { return a.role == b.role && a.name == b.name; });
  add_new(happening.parts, undisputed(event.parts), [](const PartFact& a, const PartFact& b) { return a.role == b.role && a.name == b.name; });
  add_new(happening.spots, event.spots, [](const SiteFact& a, const SiteFact& b) { return a.name == b.name; });
  add_new(happening.objects, event.objects, [](const std::string& a, const std::string& b) { return a == b; });
  add_new(happening.counts, event.counts, are_equal);
  if (!event.when.end) return;
  if (!happening.whens.empty() && event.when.start) {
    const int old = width_in_days(happening.whens.front()), now = width_in_days(event.when);
    if (old == 0 || (now > 0 && now < old)) happening.whens.clear();
    else if (now > old) return;
  } else if (!happening.whens.empty()) {
    return;
  }
  add_new(happening.whens, std::vector<WhenFact>{event.when}, [](const WhenFact& a, const WhenFact& b) { return a.start == b.start && a.end == b.end; });
}

Match best_when(const Happening& happening, const WhenFact& when) {
  std::optional<Match> best;
  for (const WhenFact& known : happening.whens) best = std::max(best.value_or(Match::kNo), match_when(known, when));
  return best.value_or(Match::kUnknown);
}

Match match_spots(const Happening& happening, const EventFact& event, bool dated, bool same_report) {
  const std::vector<SiteFact> sites = sites_of(event);
  const Match placed = match_sites(happening.sites, sites);
  if (placed == Match::kStrong || placed == Match::kNo || !happening.by_place || (!dated && !same_report)) return placed;
  const auto fine_of = [](const std::vector<SiteFact>& one, const std::vector<SiteFact>& other) {
    std::vector<SiteFact> out;
    for (const auto* list : {&one, &other}) {
      for (const SiteFact& site : *list) {
        if (is_fine(site.precision)) out.push_back(site);
      }
    }
    return out;
  };
  const auto here = fine_of(sites, event.spots), there = fine_of(happening.sites, happening.spots);
  for (const SiteFact& a : here) {
    for (const SiteFact& b : there) {
      if (match_site(a, b) == Match::kStrong) return Match::kStrong;
    }
  }
  // one report calls one place by one name; of a happening without a day it may tell only what was hit
  return same_report && dated && !here.empty() && !there.empty() ? Match::kNo : placed;
}

double km_between(const Happening& happening, const EventFact& event) {
  double nearest = 0;
  for (const SiteFact& a : happening.sites) {
    for (const SiteFact& b : event.sites) {
      if (!is_fine(a.precision) || !is_fine(b.precision) || !a.lat || !a.lon || !b.lat || !b.lon) continue;
      const double km = distance_km(*a.lat, *a.lon, *b.lat, *b.lon);
      if (nearest == 0 || km < nearest) nearest = km;
    }
  }
  return nearest;
}

bool share_count(const Happening& happening, const EventFact& event) {
  return std::any_of(event.counts.begin(), event.counts.end(), [&](const CountFact& a) {
    const auto is_one_number = [&](const CountFact& b) { return a.what == b.what && a.low == b.low && is_number(b); };
    return is_number(a) && *a.low >= kTellingCount && std::any_of(happening.counts.begin(), happening.counts.end(), is_one_number);
  });
}

bool overlaps(const Happening& happening, const WhenFact& when) {
  return std::any_of(happening.whens.begin(), happening.whens.end(), [&](const WhenFact& known) {
    if (width_in_days(known) > kStoryDays || width_in_days(when) > kStoryDays) return false;
    return known.start && known.end && when.start && when.end && *known.start <= *when.end && *when.start <= *known.end;
  });
}

bool is_one(const Evidence& e, bool by_place) {
  const double shared = e.parts.score + (by_place ? 0 : 0.25 * std::min(e.names, 2));
  if (e.time == Match::kNo || e.apart) return false;
  // A bomber at the mosque, gunmen at the court: two things on one day in one town.
  if (by_place && e.parts.doers_unlike && !e.same_object && !e.same_report && shared < kSomebodyShared && !e.cited) return false;
  // "The mill near Oruro", "the mill, but not there": of one thing on one day the place is disputed.
  // Two police stations that were attacked on one day are two.
  const bool told_as_one = e.km <= kFarthestDisputed && (e.names > 0 || e.cited);
  const bool same_thing = told_as_one && e.same_object && e.time == Match::kStrong && shared >= 2 && !e.same_report && !e.parts.targets_differ;
  if (e.place == Match::kNo && !(by_place && same_thing)) return false;
  // The school on Monday, the market on Tuesday: two, though in one town.
  if (by_place && e.time == Match::kWeak && !e.overlap && e.other_object && !e.same_report && !e.cited) return false;
  if (e.parts.targets_differ && shared < 2) return false;
  if (!by_place && (e.parts.targets_differ || (e.parts.agents_differ && shared < 2))) return false;
  // what no report dates may have happened any day: only who did it where can tell
  const bool undated = e.time == Match::kUnknown && !e.same_report && !e.cited;
  const bool known_count = e.definite && e.same_count;  // "the bombing of the market, which killed twelve"
  const bool fresh = e.news && (e.same_count || e.names > 0);  // "condemned an attack on a convoy", days after one there
  const bool recognised = shared >= 2 || (by_place && e.same_object && (known_count || fresh));
  if (undated && (e.place != Match::kStrong || !recognised)) return false;
  const bool told_together = (e.same_report || e.cited) && !e.background;
  if (!by_place && shared < (told_together || e.place == Match::kStrong ? 0.5 : 1)) return false;
  double weight = weight_of_time(e.time) + weight_of_place(e.place) + std::min(shared, kMostForParts);
  if (e.same_object && e.place != Match::kWeak && by_place) weight += e.time == Match::kStrong && e.place == Match::kNo ? 2 : 1;
  if (undated && e.same_count) weight += 1;
  if (told_together && (e.near || e.cited)) weight += by_place ? 2.5 : 2;
  else if (told_together && e.headline && shared > 0) weight += 1;  // what the headline names the report tells
  // a story goes on for days: its happenings on two of them stay two
  if (!told_together && e.place != Match::kNo && (e.overlap || e.news)) weight += std::min(kForName * e.names, kMostForStory);
  return weight >= (told_together ? kEnoughInReport : kEnough);
}

double closeness(const Evidence& e) {
  return 4 * static_cast<double>(e.time) + 4 * static_cast<double>(e.place) + e.parts.score + (e.same_report ? 1 : 0) -
         (e.parts.agents_differ ? 1 : 0);
}

std::vector<std::string> reasons_of(const Evidence& e) {
  std::vector<std::string> out;
  const auto say = [&](bool so, const char* words) {
    if (so) out.emplace_back(words);
  };
  say(e.time == Match::kStrong, "same day");
  say(e.time == Match::kWeak, e.overlap ? "times that can be one" : "the day before or after");
  say(e.place == Match::kStrong, "same place");
  say(e.place == Match::kWeak, "a place that holds the other");
  say(e.place == Match::kNo, "place disputed");
  say(e.same_object, "same object");
  say(e.same_count, "same count");
  say(e.news && !e.same_report, "told within days of it");
  say(e.parts.score >= 2, "a participant by name");
  say(e.parts.score > 0 && e.parts.score < 2, "a participant in common");
  say(e.names > 0, "names of one story");
  say(e.cited, "cites the report");
  say(e.same_report, e.near ? "told beside it" : "told in the same report");
  return out;
}

}  // namespace dateline::incidents
