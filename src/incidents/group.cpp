#include "incidents/group.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "base/unicode.h"
#include "incidents/candidates.h"
#include "incidents/kinds.h"
#include "incidents/match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

/// What all tellings of one happening say together.
struct Happening {
  Group members;
  std::vector<SiteFact> sites;
  std::vector<WhenFact> whens;   // the narrowest told so far and those that dispute it
  std::vector<PartFact> parts;
  std::vector<SiteFact> spots;
  std::vector<std::string> objects;
  bool by_place = false;
};

constexpr std::size_t kMostParts = 64;  // of one happening: more says nothing new about who took part

template <class T, class Same>
void add_new(std::vector<T>& list, const std::vector<T>& more, Same same) {
  for (const T& item : more) {
    if (list.size() < kMostParts && std::none_of(list.begin(), list.end(), [&](const T& known) { return same(known, item); })) {
      list.push_back(item);
    }
  }
}

/// Where it happened: its places, and the places that it is told to have been done to ("attacked the town").
std::vector<SiteFact> sites_of(const EventFact& event) {
  std::vector<SiteFact> out = event.sites;
  for (const PartFact& part : event.parts) {
    const bool place = part.type == EntityType::kPlace || part.type == EntityType::kFacility;
    const bool placed = std::any_of(event.sites.begin(), event.sites.end(), [&](const SiteFact& site) { return fold_name(site.name) == fold_name(part.name); });
    if (place && !placed && part.named && part.role != Role::kAgent) out.push_back({PlaceRole::kSite, part.name, "", part.country, "", {}, {}, {}, PlacePrecision::kSettlement, {}});
  }
  return out;
}

void take_in(Happening& happening, EventRef ref, const EventFact& event) {
  happening.members.push_back(ref);
  add_new(happening.sites, sites_of(event), [](const SiteFact& a, const SiteFact& b) { return a.role == b.role && a.name == b.name; });
  add_new(happening.parts, event.parts, [](const PartFact& a, const PartFact& b) { return a.role == b.role && a.name == b.name; });
  add_new(happening.spots, event.spots, [](const SiteFact& a, const SiteFact& b) { return a.name == b.name; });
  add_new(happening.objects, event.objects, [](const std::string& a, const std::string& b) { return a == b; });
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

/// Where it was, by all names in the sentences that tell it: two that share one may be of one place though no gazetteer has it.
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
  // one report calls one place by one name
  return same_report && !here.empty() && !there.empty() ? Match::kNo : placed;
}

struct Evidence {
  Match place = Match::kUnknown, time = Match::kUnknown;
  PartMatch parts;
  bool same_report = false;
  bool same_object = false;  // "the market" in both
  bool near = false;   // told within a few sentences of another telling of it
  bool background = false;  // one of the two covers months: "has raided villages since spring"
  int names = 0;       // rare names that its report and another of the happening share, where that can turn the scale
  bool cited = false;  // the report names as its source the outlet whose report tells it
};

constexpr double kEnough = 5;          // of one happening in two reports
constexpr double kEnoughInReport = 2.5; // one report seldom tells two happenings of one kind, one day and no other place
constexpr double kMostForParts = 4;
constexpr double kMostForStory = 2;    // two reports of one story, known by names that few others have
constexpr double kForName = 0.7;
constexpr std::size_t kRareName = 24;  // reports that have it
constexpr int kMostDays = 40;          // of a telling of something that happened once
constexpr std::uint32_t kNear = 400;   // code points: a paragraph

double weight_of_time(Match match) { return match == Match::kStrong ? 3 : match == Match::kWeak ? 1.5 : 0; }
double weight_of_place(Match match) { return match == Match::kStrong ? 3 : match == Match::kWeak ? 1 : 0; }

/// Corroboration codebook, "Which claims are about one incident": place, time and participants weighed together. The place and the time
/// make an attack or a march one whatever is disputed about it; who took part makes a visit, a sale or a resignation one.
bool is_one(const Evidence& e, bool by_place) {
  const double shared = e.parts.score + (by_place ? 0 : 0.25 * std::min(e.names, 2));
  if (e.time == Match::kNo) return false;
  // "The depot near Kufra", "the depot, but not there": of one thing on one day the place is disputed.
  const bool same_thing = e.same_object && e.time == Match::kStrong && shared >= 2 && !e.same_report && !e.parts.targets_differ;
  if (e.place == Match::kNo && !(by_place && same_thing)) return false;
  if (e.parts.targets_differ && shared < 2) return false;
  if (!by_place && (e.parts.targets_differ || (e.parts.agents_differ && shared < 2))) return false;
  // what no report dates may have happened any day: only who did it where can tell
  const bool undated = e.time == Match::kUnknown && !e.same_report && !e.cited;
  if (undated && (e.place != Match::kStrong || shared < 2)) return false;
  const bool told_together = (e.same_report || e.cited) && !e.background;
  if (!by_place && shared < (told_together || e.place == Match::kStrong ? 0.5 : 1)) return false;
  double weight = weight_of_time(e.time) + weight_of_place(e.place) + std::min(shared, kMostForParts);
  if (e.same_object && e.place != Match::kWeak && by_place) weight += e.time == Match::kStrong && e.place == Match::kNo ? 2 : 1;
  if (told_together && (e.near || e.cited)) weight += by_place ? 2.5 : 2;
  if (!told_together && e.place != Match::kNo && e.time >= Match::kWeak) weight += std::min(kForName * e.names, kMostForStory);
  return weight >= (told_together ? kEnoughInReport : kEnough);
}

double closeness(const Evidence& e) {
  return 4 * static_cast<double>(e.time) + 4 * static_cast<double>(e.place) + e.parts.score + (e.same_report ? 1 : 0) -
         (e.parts.agents_differ ? 1 : 0);
}

/// Where a copy's words stand in the original.
class CopiedEvents {
 public:
  CopiedEvents(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies) : reports_(reports) {
    for (const Copy& copy : copies) by_report_[copy.report] = &copy;
  }
  /// The original's event that these same words tell.
  std::optional<EventRef> original_of(EventRef ref) const {
    const auto found = by_report_.find(ref.report);
    if (found == by_report_.end()) return std::nullopt;
    const Copy& copy = *found->second;
    const EventFact& event = reports_[static_cast<std::size_t>(ref.report)].events[static_cast<std::size_t>(ref.event)];
    for (const auto& [here, there] : copy.spans) {
      if (!here.contains(event.span.start)) continue;
      const std::uint32_t at = there.start + (event.span.start - here.start);
      const auto& originals = reports_[static_cast<std::size_t>(copy.of)].events;
      for (int i = 0; i < static_cast<int>(originals.size()); ++i) {
        const EventFact& original = originals[static_cast<std::size_t>(i)];
        const std::uint32_t apart = original.span.start > at ? original.span.start - at : at - original.span.start;
        // Lengths of blanks may differ between the two.
        if (apart <= 12 && original.predicate == event.predicate && rule_for(original.kind).family == rule_for(event.kind).family) {
          return EventRef{copy.of, i};
        }
      }
    }
    return std::nullopt;
  }

 private:
  const std::vector<ReportFacts>& reports_;
  std::map<int, const Copy*> by_report_;
};

class Grouper {
 public:
  Grouper(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies, const Citations& citations)
      : reports_(reports), citations_(citations), copied_(reports, copies) {
    for (const ReportFacts& report : reports) {
      for (const std::string& name : report.names) ++having_[name];
    }
  }

  void take(EventRef ref) {
    const EventFact& event = at(ref);
    const KindRule rule = rule_for(event.kind);
    const std::string family = std::string(rule.family) + (is_plan(event.status) ? "?" : "");
    int chosen = same_words(ref);
    if (chosen < 0) chosen = best(ref, event, family);
    if (chosen < 0) {
      chosen = static_cast<int>(happenings_.size());
      happenings_.emplace_back();
      happenings_.back().by_place = rule.by_place;
    }
    take_in(happenings_[static_cast<std::size_t>(chosen)], ref, event);
    where_[ref] = chosen;
    candidates_.enter(chosen, family, event, ref.report);
  }

  std::vector<Group> groups() && {
    std::vector<Group> out;
    for (Happening& happening : happenings_) out.push_back(std::move(happening.members));
    return out;
  }

 private:
  const EventFact& at(EventRef ref) const {
    return reports_[static_cast<std::size_t>(ref.report)].events[static_cast<std::size_t>(ref.event)];
  }
  int same_words(EventRef ref) const {
    const auto original = copied_.original_of(ref);
    if (!original || is_plan(at(*original).status) != is_plan(at(ref).status)) return -1;
    const auto found = where_.find(*original);
    return found == where_.end() ? -1 : found->second;
  }
  int best(EventRef ref, const EventFact& event, const std::string& family) const {
    int chosen = -1;
    double closest = 0;
    for (int candidate : candidates_.find(family, event, ref.report, citations_.cited_by(ref.report))) {
      const Happening& happening = happenings_[static_cast<std::size_t>(candidate)];
      const Evidence evidence = compare(ref, event, happening);
      if (is_one(evidence, happening.by_place) && (chosen < 0 || closeness(evidence) > closest)) {
        chosen = candidate;
        closest = closeness(evidence);
      }
    }
    return chosen;
  }

  Evidence compare(EventRef ref, const EventFact& event, const Happening& happening) const {
    Evidence e;
    e.time = best_when(happening, event.when);
    e.parts = match_parts(event.parts, happening.parts);
    const bool wide = width_in_days(event.when) > kMostDays;
    e.background = !happening.whens.empty() && event.when.start && wide != (width_in_days(happening.whens.front()) > kMostDays);
    for (const EventRef member : happening.members) {
      if (member.report != ref.report) {
        e.cited = e.cited || citations_.cites(ref.report, member.report);
        if (e.time >= Match::kWeak && e.names == 0) e.names = rare_names(ref.report, member.report);
        continue;
      }
      e.same_report = true;
      const Span other = at(member).span;
      const std::uint32_t gap = other.end < event.span.start ? event.span.start - other.end : event.span.end < other.start ? other.start - event.span.end : 0;
      e.near = e.near || gap <= kNear;
    }
    e.place = match_spots(happening, event, e.time >= Match::kWeak, e.same_report);
    e.same_object = std::any_of(event.objects.begin(), event.objects.end(), [&](const std::string& object) {
      return std::find(happening.objects.begin(), happening.objects.end(), object) != happening.objects.end();
    });
    return e;
  }
  /// Names that few reports have, in two reports.
  int rare_names(int a, int b) const {
    const auto [at, added] = shared_names_.emplace(std::minmax(a, b), 0);
    if (!added) return at->second;
    for (const std::string& name : reports_[static_cast<std::size_t>(a)].names) {
      if (having_.at(name) > kRareName) continue;
      const auto& others = reports_[static_cast<std::size_t>(b)].names;
      if (std::any_of(others.begin(), others.end(), [&](const std::string& other) { return same_spelling(name, other); })) ++at->second;
    }
    return at->second;
  }

  const std::vector<ReportFacts>& reports_;
  const Citations& citations_;
  CopiedEvents copied_;
  std::unordered_map<std::string, std::size_t> having_;  // by name: reports
  mutable std::map<std::pair<int, int>, int> shared_names_;
  Candidates candidates_;
  std::vector<Happening> happenings_;
  std::map<EventRef, int> where_;
};

/// Tellings with place and day before those that lack one: they are what the others can be recognised by.
int vagueness(const EventFact& event) {
  const bool placed = std::any_of(event.sites.begin(), event.sites.end(), [](const SiteFact& s) { return is_fine(s.precision); });
  const bool dated = event.when.start.has_value();
  return (placed ? 0 : 1) + (dated ? 0 : 2);
}

}  // namespace

bool is_plan(EventStatus status) {
  switch (status) {
    case EventStatus::kPlanned:
    case EventStatus::kIntended:
    case EventStatus::kPromised:
    case EventStatus::kRequested:
    case EventStatus::kThreatened:
    case EventStatus::kHypothetical: return true;
    default: return false;
  }
}

std::vector<int> by_publication(const std::vector<ReportFacts>& reports) {
  std::vector<int> order(reports.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    const auto& x = reports[static_cast<std::size_t>(a)].day;
    const auto& y = reports[static_cast<std::size_t>(b)].day;
    return x.has_value() != y.has_value() ? x.has_value() : x < y;
  });
  return order;
}

std::vector<Group> group_events(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies, const Citations& citations) {
  Grouper grouper(reports, copies, citations);
  for (int report : by_publication(reports)) {
    const auto& events = reports[static_cast<std::size_t>(report)].events;
    std::vector<int> order(events.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      return vagueness(events[static_cast<std::size_t>(a)]) < vagueness(events[static_cast<std::size_t>(b)]);
    });
    for (int event : order) grouper.take({report, event});
  }
  return std::move(grouper).groups();
}

}  // namespace dateline::incidents
