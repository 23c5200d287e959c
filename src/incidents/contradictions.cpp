#include "incidents/contradictions.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "incidents/kinds.h"
#include "incidents/match.h"

namespace dateline::incidents {
namespace {

/// A value that some claims of one report give, and what it takes to compare it.
template <class T>
struct Said {
  T fact;
  int report = 0;
  bool explicit_claims = false;  // the report says that only these claims give it
  std::vector<std::string> claims;
};

class Collector {
 public:
  Collector(const std::vector<ReportFacts>& reports, const Families& families, const Group& group, const Origins& origins)
      : reports_(reports), families_(families), group_(group) {
    for (const Telling& telling : origins.tellings) {
      const Origin& origin = origins.origins[static_cast<std::size_t>(telling.origin)];
      if (is_counted(origin.lineage)) known_[telling.event].push_back(telling.claim);
    }
  }

  /// The values of one list of an event over all tellings that stand, with the keys of the affirming claims behind them.
  template <class List, class Keep>
  auto collect(List list, Keep keep) const {
    using T = typename std::remove_cvref_t<decltype(list(std::declval<const EventFact&>()))>::value_type;
    std::vector<Said<T>> out;
    for (const EventRef ref : group_) {
      if (families_.carries_old_text(ref.report)) continue;
      const ReportFacts& report = reports_[static_cast<std::size_t>(ref.report)];
      const EventFact& event = report.events[static_cast<std::size_t>(ref.event)];
      for (const T& item : list(event)) {
        if (!keep(event, item)) continue;
        Said<T> said{item, families_.issuing(ref.report, event.span.start), !item.claims.empty(), {}};
        for (int claim : item.claims.empty() ? event.claims : item.claims) {
          if (stands(ref, claim)) said.claims.push_back(report.claims[static_cast<std::size_t>(claim)].key);
        }
        if (!said.claims.empty()) out.push_back(std::move(said));
      }
    }
    return out;
  }

 private:
  bool stands(EventRef ref, int claim) const {
    const auto found = known_.find(ref);
    if (found == known_.end()) return false;
    const ClaimFact& fact = reports_[static_cast<std::size_t>(ref.report)].claims[static_cast<std::size_t>(claim)];
    return fact.polarity == Polarity::kAffirmed && std::find(found->second.begin(), found->second.end(), claim) != found->second.end();
  }
  const std::vector<ReportFacts>& reports_;
  const Families& families_;
  const Group& group_;
  std::map<EventRef, std::vector<int>> known_;
};

/// Two values are held against each other when different reports give them, or when one report says who gives which.
template <class T>
bool comparable(const Said<T>& a, const Said<T>& b) {
  return a.report != b.report || (a.explicit_claims && b.explicit_claims);
}

/// `words`: tells the values apart; `shown`: what they are told as.
template <class T, class Clash, class Words, class Shown>
void add_clashes(std::vector<Contradiction>& out, std::string_view field, const std::vector<Said<T>>& said, Clash clash, Words words, Shown shown) {
  std::map<std::string, ContradictionValue> values;
  const auto enter = [&](const Said<T>& one) {
    ContradictionValue& value = values[words(one.fact)];
    value.value = shown(one.fact);
    auto& keys = value.claims;
    for (const std::string& key : one.claims) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  };
  for (std::size_t i = 0; i < said.size(); ++i) {
    const bool clashes = std::any_of(said.begin(), said.end(), [&](const Said<T>& other) {
      return &other != &said[i] && comparable(said[i], other) && clash(said[i].fact, other.fact);
    });
    if (clashes) enter(said[i]);
  }
  if (values.size() < 2) return;
  Contradiction row{std::string(field), {}};
  for (auto& [words_of_it, value] : values) row.values.push_back(std::move(value));
  out.push_back(std::move(row));
}

template <class T, class Clash, class Words>
void add_clashes(std::vector<Contradiction>& out, std::string_view field, const std::vector<Said<T>>& said, Clash clash, Words words) {
  add_clashes(out, field, said, clash, words, words);
}

bool is_body(const PartFact& part) {
  if (!part.named) return false;
  switch (part.type) {
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kUnit:
    case EntityType::kGroup: return true;
    default: return false;
  }
}

bool counts_clash(const CountFact& a, const CountFact& b) {
  if (a.what != b.what) return false;
  const auto below = [](const CountFact& x, const CountFact& y) { return x.high && y.low && *x.high < *y.low; };
  return below(a, b) || below(b, a);
}

std::string count_words(const CountFact& count) {
  const auto number = [](std::optional<int> n) { return n ? std::to_string(*n) : std::string(); };
  if (count.low == count.high) return count.what + " " + number(count.low);
  if (!count.high) return count.what + " at least " + number(count.low);
  if (!count.low) return count.what + " at most " + number(count.high);
  return count.what + " " + number(count.low) + "-" + number(count.high);
}

/// Of several counts of one thing in one telling the largest is the whole ("12, three of them children").
std::vector<CountFact> whole_counts(const EventFact& event) {
  std::map<std::string, CountFact> largest;
  std::vector<CountFact> out;
  for (const CountFact& count : event.counts) {
    if (!count.claims.empty()) {
      out.push_back(count);
      continue;
    }
    auto [at, added] = largest.emplace(count.what, count);
    if (!added && count.low.value_or(0) > at->second.low.value_or(0)) at->second = count;
  }
  for (auto& [what, count] : largest) out.push_back(std::move(count));
  return out;
}

std::vector<WhenFact> all_whens(const EventFact& event) { return event.whens.empty() ? std::vector<WhenFact>{event.when} : event.whens; }

constexpr int kDisputableDays = 4;  // a wider time is coarse, not different

}  // namespace

std::vector<Contradiction> find_contradictions(const std::vector<ReportFacts>& reports, const Families& families, const Group& group,
                                               const Origins& origins) {
  const Collector collector(reports, families, group, origins);
  std::vector<Contradiction> out;
  const auto name = [](const PartFact& part) { return part.name; };
  const auto shown = [](const PartFact& part) { return part.shown; };
  const auto parts = [](const EventFact& event) { return event.parts; };
  const auto different = [](const PartFact& a, const PartFact& b) { return !same_part(a, b); };
  // Who is the other side in one telling is not a second culprit in another.
  std::vector<PartFact> targets;
  for (const EventRef ref : group) {
    for (const PartFact& part : reports[static_cast<std::size_t>(ref.report)].events[static_cast<std::size_t>(ref.event)].parts) {
      if (part.role == Role::kTarget) targets.push_back(part);
    }
  }
  const auto culprit = [&](const EventFact& event, const PartFact& part) {
    return rule_for(event.kind).by_place && part.role == Role::kAgent && is_body(part) &&
           std::none_of(targets.begin(), targets.end(), [&](const PartFact& target) { return same_part(target, part); });
  };
  add_clashes(out, "agent", collector.collect(parts, culprit), different, name, shown);
  const auto told_target = [](const EventFact&, const PartFact& part) { return part.role == Role::kTarget && is_body(part) && !part.claims.empty(); };
  add_clashes(out, "target", collector.collect(parts, told_target), different, name, shown);
  add_clashes(
      out, "time", collector.collect(all_whens, [](const EventFact&, const WhenFact& when) {
        const int days = width_in_days(when);
        return when.basis == TimeBasis::kStated && days > 0 && days <= kDisputableDays;
      }),
      [](const WhenFact& a, const WhenFact& b) { return *a.start > *b.end || *b.start > *a.end; }, [](const WhenFact& when) { return when.value; });
  add_clashes(
      out, "place", collector.collect([](const EventFact& event) { return event.sites; }, [](const EventFact& event, const SiteFact& site) {
        return rule_for(event.kind).by_place && (site.role == PlaceRole::kSite || site.role == PlaceRole::kNear) && is_fine(site.precision);
      }),
      [](const SiteFact& a, const SiteFact& b) { return match_site(a, b) == Match::kNo; }, [](const SiteFact& site) { return site.name; });
  add_clashes(out, "count", collector.collect(whole_counts, [](const EventFact&, const CountFact& count) { return count.low || count.high; }),
              counts_clash, count_words);
  return out;
}

}  // namespace dateline::incidents
