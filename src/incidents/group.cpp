#include "incidents/group.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "incidents/candidates.h"
#include "incidents/decided_events.h"
#include "incidents/evidence.h"
#include "incidents/kinds.h"
#include "incidents/match.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kRareName = 12;  // reports that have it
constexpr std::uint32_t kNear = 400;   // code points: a paragraph
constexpr int kMostDays = 40;          // of a telling of something that happened once

/// Where a copy's words stand in the original.
class CopiedEvents {
 public:
  CopiedEvents(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies) : reports_(reports) {
    for (const Copy& copy : copies) by_report_.emplace(copy.report, &copy);
  }
  /// The original's event that these same words tell.
  std::optional<EventRef> original_of(EventRef ref) const {
    const auto [first, last] = by_report_.equal_range(ref.report);
    for (auto row = first; row != last; ++row) {
      if (const auto found = original_in(*row->second, ref)) return found;
    }
    return std::nullopt;
  }

 private:
  std::optional<EventRef> original_in(const Copy& copy, EventRef ref) const {
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

  const std::vector<ReportFacts>& reports_;
  std::multimap<int, const Copy*> by_report_;
};

class Grouper {
 public:
  Grouper(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies, const Citations& citations,
          const std::vector<EventDecision>& decisions, Reasons* reasons)
      : reports_(reports), citations_(citations), copied_(reports, copies), decided_(decisions), reasons_(reasons) {
    for (const ReportFacts& report : reports) {
      for (const std::string& name : report.names) ++having_[name];
    }
  }

  void take(EventRef ref) {
    const EventFact& event = at(ref);
    const KindRule rule = rule_for(event.kind);
    const std::string family = std::string(rule.family) + (is_plan(event.status) ? "?" : "");
    int chosen = same_words(ref);
    std::vector<std::string> why;
    if (chosen >= 0) why = {"the same words"};
    else chosen = best(ref, event, family, why);
    std::string entered = family;
    if (chosen < 0 && family == "travel" && is_denied(ref)) {
      chosen = leg_of_cited(ref, event, why);
      if (chosen >= 0) entered = "transfer";
    }
    if (const int decided = decided_.happening_of(ref); decided >= 0 && decided != chosen) {
      chosen = decided;
      entered = family;
      why = {"decision " + std::to_string(decided_.decision_on(ref))};
    }
    if (reasons_ && !why.empty()) (*reasons_)[ref] = std::move(why);
    if (chosen < 0) {
      chosen = static_cast<int>(happenings_.size());
      happenings_.emplace_back();
      happenings_.back().by_place = rule.by_place;
      happenings_.back().by_story = rule.by_place || rule.by_goods;
    }
    take_in(happenings_[static_cast<std::size_t>(chosen)], ref, event);
    where_[ref] = chosen;
    decided_.enter(ref, chosen);
    candidates_.enter(chosen, entered, event, ref.report);
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
    return found == where_.end() || decided_.is_barred(ref, found->second) ? -1 : found->second;
  }
  int best(EventRef ref, const EventFact& event, const std::string& family, std::vector<std::string>& why) const {
    int chosen = -1;
    double closest = 0;
    for (int candidate : candidates_.find(family, event, ref.report, citations_.cited_by(ref.report))) {
      if (decided_.is_barred(ref, candidate)) continue;
      const Happening& happening = happenings_[static_cast<std::size_t>(candidate)];
      const Evidence evidence = compare(ref, event, happening);
      if (is_one(evidence, happening.by_place) && (chosen < 0 || closeness(evidence) > closest)) {
        chosen = candidate;
        closest = closeness(evidence);
        if (reasons_) why = reasons_of(evidence);
      }
    }
    return chosen;
  }

  bool is_denied(EventRef ref) const {
    const auto& claims = at(ref).claims;
    return !claims.empty() && std::all_of(claims.begin(), claims.end(), [&](int claim) {
      return reports_[static_cast<std::size_t>(ref.report)].claims[static_cast<std::size_t>(claim)].polarity == Polarity::kDenied;
    });
  }

  /// "No such ship left the port", of what another report tells to have been shipped: a leg is denied.
  int leg_of_cited(EventRef ref, const EventFact& event, std::vector<std::string>& why) const {
    for (int candidate : candidates_.find("transfer", event, ref.report, citations_.cited_by(ref.report))) {
      if (decided_.is_barred(ref, candidate)) continue;
      const Group& members = happenings_[static_cast<std::size_t>(candidate)].members;
      const bool cited = std::any_of(members.begin(), members.end(), [&](EventRef member) {
        return citations_.cites(ref.report, member.report) && rare_names(ref.report, member.report) > 0;
      });
      if (!cited) continue;
      why = {"denies a leg of it", "cites the report"};
      return candidate;
    }
    return -1;
  }

  Evidence compare(EventRef ref, const EventFact& event, const Happening& happening) const {
    Evidence e;
    e.time = best_when(happening, event.when);
    e.overlap = overlaps(happening, event.when);
    e.parts = match_parts(undisputed(event.parts), happening.parts);
    const bool wide = width_in_days(event.when) > kMostDays;
    e.background = !happening.whens.empty() && event.when.start && wide != (width_in_days(happening.whens.front()) > kMostDays);
    for (const EventRef member : happening.members) {
      if (member.report != ref.report) {
        e.cited = e.cited || citations_.cites(ref.report, member.report);
        if (e.overlap && happening.by_story && e.names == 0) e.names = rare_names(ref.report, member.report);
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
  DecidedEvents decided_;
  Reasons* reasons_ = nullptr;
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

std::vector<Group> group_events(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies, const Citations& citations,
                                const std::vector<EventDecision>& decisions, Reasons* reasons) {
  Grouper grouper(reports, copies, citations, decisions, reasons);
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
