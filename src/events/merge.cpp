#include "events/merge.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr std::size_t kLookBack = 40;      // tellings looked back at: a report comes back soon to what it tells
constexpr std::uint32_t kOutcomeReach = 3;
constexpr std::uint32_t kNounReach = 12;   // sentences that "the strike" reaches back

bool factual(EventStatus status) { return status == EventStatus::kOccurred || status == EventStatus::kOngoing; }

std::vector<EntityId> in_role(const Event& event, Role role) {
  std::vector<EntityId> out;
  for (const Participant& one : event.participants) {
    if (one.role == role) out.push_back(one.entity);
  }
  return out;
}

enum class Match { kNone, kShared, kConflict };

Match compare(const std::vector<EntityId>& a, const std::vector<EntityId>& b) {
  if (a.empty() || b.empty()) return Match::kNone;
  const bool shared = std::any_of(a.begin(), a.end(), [&](EntityId id) { return std::find(b.begin(), b.end(), id) != b.end(); });
  return shared ? Match::kShared : Match::kConflict;
}

/// Same name, or a finer one inside a wider one of the same country.
bool places_agree(const Ground& ground, PlaceId a, PlaceId b) {
  const Place& one = ground.reading[a];
  const Place& other = ground.reading[b];
  if (a == b || one.name == other.name || (one.entity && one.entity == other.entity)) return true;
  const bool wide = one.kind == "country" || other.kind == "country" || one.kind == "region" || other.kind == "region";
  return wide && !one.country.empty() && one.country == other.country;
}

Match compare_places(const Ground& ground, const Event& a, const Event& b) {
  Match out = Match::kNone;
  for (const EventPlace& one : a.places) {
    for (const EventPlace& other : b.places) {
      const bool agree = places_agree(ground, one.place, other.place);
      if (agree && ground.reading[one.place].name == ground.reading[other.place].name) return Match::kShared;
      if (!agree && one.role == other.role) out = Match::kConflict;
    }
  }
  return out;
}

/// `loosely`: b's time names no year, so its month alone counts.
Match compare_times(const EventTime& a, const EventTime& b, bool loosely) {
  const bool told = a.basis == TimeBasis::kStated && b.basis == TimeBasis::kStated;
  if (loosely && told && a.start && b.start && month_of(*a.start) == month_of(*b.start)) return Match::kShared;
  const auto before = [](const EventTime& one, const EventTime& other) { return one.end && other.start && *one.end < *other.start; };
  if (before(a, b) || before(b, a)) return loosely ? Match::kNone : Match::kConflict;
  if (!told || !a.start || !b.start) return Match::kNone;

  const Day a_end = a.end.value_or(*a.start), b_end = b.end.value_or(*b.start);
  return *a.start <= b_end && *b.start <= a_end ? Match::kShared : Match::kConflict;
}

bool modes_agree(const Event& a, const Event& b) {
  if (a.modes.empty() || b.modes.empty() || a.kind == "transfer") return true;  // ordered, shipped, delivered: stages of one
  return std::any_of(a.modes.begin(), a.modes.end(), [&](const std::string& mode) { return std::find(b.modes.begin(), b.modes.end(), mode) != b.modes.end(); });
}

bool kinds_agree(const Event& a, const Event& b) {
  if (a.kind == b.kind) return !a.kind.empty();
  return (a.kind == "casualty" && b.kind == "assault") || (a.kind == "assault" && b.kind == "casualty");
}

/// "the airstrike" comes back to an airstrike, "the attack" to any assault.
bool names_alike(const Ground& ground, const Telling& earlier, const Telling& later) {
  const std::string_view mode = ground.book.mode_of(later.lemma);
  if (mode.empty()) return true;
  const auto& modes = earlier.event.modes;
  return earlier.lemma == later.lemma || std::find(modes.begin(), modes.end(), mode) != modes.end();
}

bool same_happening(const Ground& ground, const Telling& earlier, const Telling& later) {
  const Event& a = earlier.event;
  const Event& b = later.event;
  if (later.another || !kinds_agree(a, b) || a.negated != b.negated || !modes_agree(a, b)) return false;
  if (a.status != b.status && !(factual(a.status) && factual(b.status))) return false;
  const Match agents = compare(in_role(a, Role::kAgent), in_role(b, Role::kAgent));
  const Match targets = compare(in_role(a, Role::kTarget), in_role(b, Role::kTarget));
  const Match themes = compare(in_role(a, Role::kTheme), in_role(b, Role::kTheme));
  const Match recipients = compare(in_role(a, Role::kRecipient), in_role(b, Role::kRecipient));
  const Match times = compare_times(a.time, b.time, later.noun && later.definite && later.dated_loosely);
  const Match places = compare_places(ground, a, b);
  const std::uint32_t distance = later.sentence - earlier.sentence;
  const bool outcome = later.told_by_definite && distance <= kOutcomeReach;
  for (const Match match : {agents, outcome ? Match::kNone : targets, themes, recipients, times, places}) {
    if (match == Match::kConflict) return false;
  }
  const int shared = (agents == Match::kShared) + (targets == Match::kShared) + (themes == Match::kShared) + (recipients == Match::kShared);
  if (outcome) return true;
  const bool near = distance <= kNounReach;
  if (later.noun && later.definite && near && names_alike(ground, earlier, later) && (shared > 0 || b.participants.empty() || times == Match::kShared)) return true;
  if (shared >= 2) return true;
  return shared == 1 && (places == Match::kShared || times == Match::kShared) && distance <= kOutcomeReach;
}

/// What is told of goods later is added to them.
void complete(EventItem& item, const EventItem& later) {
  const auto fill = [](auto& known, const auto& told) {
    if (known.empty()) known = told;
  };
  fill(item.designation, later.designation);
  fill(item.maker, later.maker);
  fill(item.year, later.year);
  if (!item.low && !item.high) item.low = later.low, item.high = later.high;
  if (!item.embargo) item.embargo = later.embargo;
}

void take(const Ground& ground, Event& into, Event&& from) {
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  for (Participant& one : from.participants) {
    const bool there = std::any_of(into.participants.begin(), into.participants.end(), [&](const Participant& p) { return p.entity == one.entity; });
    if (!there) into.participants.push_back(std::move(one));
  }
  for (EventPlace& one : from.places) {
    const bool there = std::any_of(into.places.begin(), into.places.end(), [&](const EventPlace& p) {
      const bool named_so = ground.reading[p.place].name == ground.reading[one.place].name;
      return p.place == one.place || (named_so && (p.role == one.role || one.role == PlaceRole::kSite));
    });
    if (there) continue;
    one.order = static_cast<int>(into.places.size());
    into.places.push_back(std::move(one));
  }
  for (EventCount& one : from.counts) {
    const bool there = std::any_of(into.counts.begin(), into.counts.end(), [&](const EventCount& c) { return c.what == one.what && c.low == one.low && c.high == one.high; });
    if (!there) into.counts.push_back(std::move(one));
  }
  for (EventItem& one : from.items) {
    const auto there = std::find_if(into.items.begin(), into.items.end(), [&](const EventItem& i) { return one.entity ? i.entity == one.entity : i.span == one.span; });
    if (there == into.items.end()) into.items.push_back(std::move(one));
    else complete(*there, one);
  }
  for (std::string& mode : from.modes) {
    if (std::find(into.modes.begin(), into.modes.end(), mode) == into.modes.end()) into.modes.push_back(std::move(mode));
  }
  for (std::string& context : from.contexts) {
    if (std::find(into.contexts.begin(), into.contexts.end(), context) == into.contexts.end()) into.contexts.push_back(std::move(context));
  }
  if (into.kind == "casualty" && from.kind == "assault") into.kind = from.kind;
  else if (into.kind != from.kind || !into.plover.empty()) from.plover.clear();
  if (!from.plover.empty()) {  // told once as background and once as the act, or as an outcome and by its cause
    into.plover = from.plover;
    into.cameo = from.cameo;
  }
  if (into.time.basis != TimeBasis::kStated && from.time.basis == TimeBasis::kStated) into.time = from.time;
  into.confidence = std::max(into.confidence, from.confidence);
}

}  // namespace

std::vector<Event> merge_tellings(const Ground& ground, std::vector<Telling> tellings) {
  std::vector<int> home(tellings.size(), -1);  // where each ended up
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    Telling& one = tellings[i];
    int into = -1;
    if (one.parent >= 0 && one.participle_of_same) {
      into = one.parent;
      while (home[static_cast<std::size_t>(into)] >= 0) into = home[static_cast<std::size_t>(into)];
      if (into == static_cast<int>(i)) into = -1;
    }
    const std::size_t first = i > kLookBack ? i - kLookBack : 0;
    for (std::size_t j = i; into < 0 && j-- > first;) {
      if (home[j] < 0 && !tellings[j].only_again && same_happening(ground, tellings[j], one)) into = static_cast<int>(j);
    }
    if (into < 0) continue;
    home[i] = into;
    take(ground, tellings[static_cast<std::size_t>(into)].event, std::move(one.event));
  }
  std::vector<Event> out;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (home[i] < 0 && !tellings[i].only_again) out.push_back(std::move(tellings[i].event));
  }
  return out;
}

}  // namespace dateline::events
