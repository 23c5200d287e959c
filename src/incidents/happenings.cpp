#include "incidents/happenings.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "incidents/candidates.h"
#include "incidents/denials.h"
#include "incidents/kinds.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr int kRareName = 12;         // reports that have it
constexpr std::uint32_t kNear = 400;  // code points: a paragraph
constexpr std::uint32_t kHeadline = 80;
constexpr std::uint32_t kSameSentence = 80;
constexpr int kMostDays = 40;         // of a telling of something that happened once
constexpr int kFewDays = 3;
constexpr auto kFresh = std::chrono::days(7);  // as long as it is told of as news
constexpr double kWhole = 0.9;        // of a copy's words that are the original's: its "Monday" is, too
constexpr int kMostDenied = 64;       // happenings of one month, done to the same, that are held against a denial
constexpr int kMostCompared = 16;     // reports of a happening whose names are looked at
constexpr std::uint32_t kBlanks = 12; // code points: lengths of blanks may differ between a copy and its original

using Facts = std::shared_ptr<const ReportFacts>;

const EventFact& event_of(const ReportFacts& report, int event) { return report.events[static_cast<std::size_t>(event)]; }

/// Tellings with place and day before those that lack one: they are what the others can be recognised by.
int vagueness(const EventFact& event) {
  const bool placed = std::any_of(event.sites.begin(), event.sites.end(), [](const SiteFact& s) { return is_fine(s.precision); });
  const bool dated = event.when.start.has_value();
  return (placed ? 0 : 1) + (dated ? 0 : 2);
}

/// The event that stands in the original where a copy's event stands; -1 for none.
int event_in_original(const ReportFacts& original, const Copy& copy, const EventFact& event) {
  for (const auto& [here, there] : copy.spans) {
    if (!here.contains(event.span.start)) continue;
    const std::uint32_t at = there.start + (event.span.start - here.start);
    for (int i = 0; i < static_cast<int>(original.events.size()); ++i) {
      const EventFact& other = event_of(original, i);
      const std::uint32_t apart = other.span.start > at ? other.span.start - at : at - other.span.start;
      if (apart <= kBlanks && other.predicate == event.predicate && rule_for(other.kind).family == rule_for(event.kind).family) return i;
    }
  }
  return -1;
}

/// Whether a report tells one of two as another than the one it told before.
bool is_apart(const EventFact& a, const EventFact& b) { return a.span.start < b.span.start ? b.apart : a.apart; }

std::uint32_t gap_between(Span a, Span b) { return a.end < b.start ? b.start - a.end : b.end < a.start ? a.start - b.end : 0; }

/// What an event was found to be of.
struct Choice {
  int happening = -1;
  std::string family;  // that it is entered under
  std::vector<std::string> why;
};

/// Takes the events of one report.
class Taker {
 public:
  Taker(HappeningIndex& index, DecidedEvents& decided, int report) : index_(index), decided_(decided), report_(report) {}

  Status load() {
    DL_ASSIGN(facts_, index_.facts(report_));
    DL_ASSIGN(cited_, index_.cited_by(report_));
    DL_ASSIGN(originals_, index_.originals_of(report_));
    return {};
  }

  Result<std::set<int>> take(std::vector<int> events) {
    std::stable_sort(events.begin(), events.end(), [&](int a, int b) { return vagueness(event_of(*facts_, a)) < vagueness(event_of(*facts_, b)); });
    std::set<int> out;
    for (const int event : events) {
      DL_ASSIGN(const int happening, take(event));
      out.insert(happening);
    }
    return out;
  }

 private:
  Result<int> take(int at) {
    const EventRef ref{report_, at};
    const EventFact& event = event_of(*facts_, at);
    DL_ASSIGN(Choice choice, choose(ref, event));
    const KindRule rule = rule_for(event.kind);
    Happening happening;
    if (choice.happening >= 0) {
      DL_ASSIGN(const auto known, index_.happening(choice.happening));
      happening = *known;
    } else {
      happening.family = choice.family;
      happening.by_place = rule.by_place;
      happening.by_story = rule.by_place || rule.by_goods;
    }
    take_in(happening, ref, event, std::move(choice.why));
    if (choice.happening >= 0) {
      DL_TRY(index_.change(choice.happening, happening));
    } else {
      DL_ASSIGN(choice.happening, index_.begin(happening));
    }
    decided_.enter(ref, choice.happening);
    DL_TRY(index_.enter(entry_keys(choice.family, event), choice.happening));
    DL_TRY(index_.enter(deniable_keys(choice.family, event), choice.happening));
    return choice.happening;
  }

  Result<Choice> choose(EventRef ref, const EventFact& event) {
    Choice out;
    out.family = std::string(rule_for(event.kind).family) + (is_plan(event.status) ? "?" : "");
    DL_ASSIGN(out.happening, same_words(ref, event));
    if (out.happening >= 0) {
      out.why = {"the same words"};
    } else {
      DL_TRY(find_best(ref, event, out));
      if (out.happening < 0 && is_denied(event, *facts_)) DL_TRY(find_denied(ref, event, out));
      if (out.happening < 0 && out.family == "travel" && is_denied(event, *facts_)) DL_TRY(find_leg_of_cited(ref, event, out));
    }
    if (const int decided = decided_.happening_of(ref); decided >= 0 && decided != out.happening) {
      out.happening = decided;
      out.family = std::string(rule_for(event.kind).family) + (is_plan(event.status) ? "?" : "");
      out.why = {"decision " + std::to_string(decided_.decision_on(ref))};
    }
    return out;
  }

  Result<int> same_words(EventRef ref, const EventFact& event) {
    for (const Copy& copy : originals_) {
      DL_ASSIGN(const Facts original, index_.facts(copy.of));
      const int there = event_in_original(*original, copy, event);
      if (there < 0) continue;
      if (is_plan(event_of(*original, there).status) != is_plan(event.status)) return -1;
      DL_ASSIGN(const int found, index_.happening_of({copy.of, there}));
      if (found < 0 || decided_.is_barred(ref, found)) return -1;
      DL_ASSIGN(const auto happening, index_.happening(found));
      const bool whole = is_whole_copy(copy.kind) && copy.kind != CopyKind::kVersion && copy.share >= kWhole && original->publisher != facts_->publisher;
      if (!whole && is_of_another_day(event, *happening)) continue;
      return found;
    }
    return -1;
  }

  /// The words of a report on another day's happening serve again: the event, or one of its kind told beside it, has another day. A whole copy's
  /// "Monday" is the original's.
  bool is_of_another_day(const EventFact& event, const Happening& happening) const {
    if (event.when.start) return best_when(happening, event.when) == Match::kNo;
    return std::any_of(facts_->events.begin(), facts_->events.end(), [&](const EventFact& one) {
      const bool beside = rule_for(one.kind).family == rule_for(event.kind).family && gap_between(one.span, event.span) <= kNear;
      return beside && one.when.basis == TimeBasis::kStated && !happening.whens.empty() && best_when(happening, one.when) == Match::kNo;
    });
  }

  /// Happenings of a family that the event can be of, each once, ascending: by time, place and names, and those that its own report and the
  /// ones that it cites tell.
  Result<std::set<int>> candidates(std::string_view family, const EventFact& event) {
    std::set<int> out;
    for (const SearchKey& key : search_keys(family, event)) {
      DL_ASSIGN(const std::vector<int> found, index_.under(key.key, key.most));
      out.insert(found.begin(), found.end());
    }
    std::vector<int> reports = cited_;
    reports.push_back(report_);
    for (const int report : reports) {
      DL_ASSIGN(const std::vector<int> told, index_.told_in(report));
      out.insert(told.begin(), told.end());
    }
    return out;
  }

  Status find_best(EventRef ref, const EventFact& event, Choice& out) {
    DL_ASSIGN(const std::set<int> numbers, candidates(out.family, event));
    double closest = 0;
    for (const int number : numbers) {
      if (decided_.is_barred(ref, number)) continue;
      DL_ASSIGN(const auto happening, index_.happening(number));
      if (happening->family != out.family) continue;
      DL_ASSIGN(const Evidence evidence, compare(event, *happening));
      if (!is_one(evidence, happening->by_place) || (out.happening >= 0 && closeness(evidence) <= closest)) continue;
      out.happening = number;
      closest = closeness(evidence);
      out.why = reasons_of(evidence);
    }
    return {};
  }

  /// "The army denied shelling a hospital": the one that it can be of, if it is one.
  Status find_denied(EventRef ref, const EventFact& event, Choice& out) {
    if (!facts_->day) return {};
    DL_ASSIGN(std::set<int> numbers, candidates(out.family, event));
    for (const std::uint64_t key : denial_keys(out.family, event, *facts_->day)) {
      DL_ASSIGN(const std::vector<int> found, index_.under(key, kMostDenied));
      numbers.insert(found.begin(), found.end());
    }
    double best = 0;
    for (const int number : numbers) {
      if (decided_.is_barred(ref, number)) continue;
      DL_ASSIGN(const auto happening, index_.happening(number));
      if (happening->family != out.family) continue;
      DL_ASSIGN(Evidence evidence, compare(event, *happening));
      DL_ASSIGN(evidence.names, names_with(*happening));
      if (evidence.names == 0 && is_set_elsewhere(*facts_, *happening)) continue;
      const double fit = fit_of_denial(event, *facts_, *happening, evidence);
      if (fit < best || fit == 0) continue;
      out.happening = fit > best ? number : -1;  // two that fit alike: none
      best = fit;
      out.why = reasons_of(evidence);
      out.why.insert(out.why.begin(), "denies it");
    }
    if (out.happening < 0) out.why.clear();
    return {};
  }

  /// Rare names that the report shares with the first few that tell a happening.
  Result<int> names_with(const Happening& happening) {
    int most = 0, compared = 0;
    for (const Member& member : happening.members) {
      if (member.event.report == report_ || compared++ == kMostCompared) continue;
      DL_ASSIGN(const int names, rare_names_with(member.event.report));
      most = std::max(most, names);
    }
    return most;
  }

  /// "No such ship left the port", of what another report tells to have been shipped: a leg is denied.
  Status find_leg_of_cited(EventRef ref, const EventFact& event, Choice& out) {
    constexpr char kFamily[] = "transfer";
    DL_ASSIGN(const std::set<int> numbers, candidates(kFamily, event));
    for (const int number : numbers) {
      if (decided_.is_barred(ref, number)) continue;
      DL_ASSIGN(const auto happening, index_.happening(number));
      if (happening->family != kFamily) continue;
      for (const Member& member : happening->members) {
        if (!cites(member.event.report)) continue;
        DL_ASSIGN(const int rare, rare_names_with(member.event.report));
        if (rare == 0) continue;
        out = {number, kFamily, {"denies a leg of it", "cites the report"}};
        return {};
      }
    }
    return {};
  }

  Result<Evidence> compare(const EventFact& event, const Happening& happening) {
    Evidence e;
    e.time = best_when(happening, event.when);
    e.overlap = overlaps(happening, event.when);
    e.parts = match_parts(undisputed(event.parts), happening.parts);
    const bool wide = width_in_days(event.when) > kMostDays;
    e.background = !happening.whens.empty() && event.when.start && wide != (width_in_days(happening.whens.front()) > kMostDays);
    e.news = is_news_of(event, happening);
    int compared = 0;
    for (const Member& member : happening.members) {
      if (member.event.report != report_) {
        e.cited = e.cited || cites(member.event.report);
        if ((e.overlap || e.news) && happening.by_story && e.names == 0 && compared++ < kMostCompared) {
          DL_ASSIGN(e.names, rare_names_with(member.event.report));
        }
        continue;
      }
      e.same_report = true;
      e.apart = e.apart || is_apart(event, event_of(*facts_, member.event.event));
      e.near = e.near || gap_between(member.span, event.span) <= kNear;
      e.headline = e.headline || std::min(member.span.start, event.span.start) < kHeadline;
    }
    e.km = km_between(happening, event);
    e.place = match_spots(happening, event, e.time >= Match::kWeak, e.same_report);
    e.same_object = std::any_of(event.objects.begin(), event.objects.end(), [&](const std::string& object) {
      return std::find(happening.objects.begin(), happening.objects.end(), object) != happening.objects.end();
    });
    e.definite = event.definite;
    // "The bombing of the market, which killed twelve": the number is another event's
    const bool undated = e.time == Match::kUnknown && !e.same_report;
    e.same_count = undated && std::any_of(facts_->events.begin(), facts_->events.end(), [&](const EventFact& one) {
      return gap_between(one.span, event.span) <= kSameSentence && rule_for(one.kind).family == rule_for(event.kind).family && share_count(happening, one);
    });
    e.other_object = !e.same_object && !event.objects.empty() && !happening.objects.empty();
    return e;
  }

  /// Not dated, in a report of the days after what is known to a few days.
  bool is_news_of(const EventFact& event, const Happening& happening) const {
    if (event.when.start || !facts_->day) return false;
    return std::any_of(happening.whens.begin(), happening.whens.end(), [&](const WhenFact& when) {
      const int width = width_in_days(when);
      return width > 0 && width <= kFewDays && *when.start <= *facts_->day && *facts_->day <= *when.start + kFresh;
    });
  }

  bool cites(int other) const { return std::binary_search(cited_.begin(), cited_.end(), other); }

  /// Names that few reports have, in this report and another.
  Result<int> rare_names_with(int other) {
    if (!rare_) {
      rare_.emplace();
      for (const std::string& name : facts_->names) {
        DL_ASSIGN(const int having, index_.having(name));
        if (having <= kRareName) rare_->push_back(name);
      }
    }
    if (rare_->empty()) return 0;
    const auto [at, added] = shared_.emplace(other, 0);
    if (!added) return at->second;
    DL_ASSIGN(const Facts facts, index_.facts(other));
    for (const std::string& name : *rare_) {
      at->second += std::any_of(facts->names.begin(), facts->names.end(), [&](const std::string& one) { return same_spelling(name, one); });
    }
    return at->second;
  }

  HappeningIndex& index_;
  DecidedEvents& decided_;
  int report_;
  Facts facts_;
  std::vector<int> cited_;
  std::vector<Copy> originals_;
  std::optional<std::vector<std::string>> rare_;
  std::map<int, int> shared_;  // by report: rare names in common
};

}  // namespace

Result<std::set<int>> take_events(HappeningIndex& index, DecidedEvents& decided, int report, const std::vector<int>& events) {
  Taker taker(index, decided, report);
  DL_TRY(taker.load());
  return taker.take(events);
}

Status enter_decided(HappeningIndex& index, const std::vector<EventDecision>& decisions, DecidedEvents& decided) {
  for (const EventDecision& decision : decisions) {
    for (const auto* side : {&decision.a, &decision.b}) {
      for (const EventRef event : *side) {
        DL_ASSIGN(const int happening, index.happening_of(event));
        if (happening >= 0) decided.enter(event, happening);
      }
    }
  }
  return {};
}

}  // namespace dateline::incidents
