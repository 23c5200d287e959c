#include "events/merge.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr std::size_t kLookBack = 40;      // tellings looked back at: a report comes back soon to what it tells
constexpr std::uint32_t kOutcomeReach = 3;
constexpr std::uint32_t kTollReach = 2;    // sentences after an act that its toll is told in
constexpr std::uint32_t kAddedReach = 4;   // sentences that "the attack, by three men" reaches back
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

/// Whether a place is told of it itself.
bool is_placed(const Event& event) {
  return std::any_of(event.places.begin(), event.places.end(), [](const EventPlace& p) { return p.basis == PlaceBasis::kStated; });
}

Match compare_places(const Ground& ground, const Event& a, const Event& b) {
  Match out = Match::kNone;
  for (const EventPlace& one : a.places) {
    for (const EventPlace& other : b.places) {
      if (one.basis != PlaceBasis::kStated || other.basis != PlaceBasis::kStated) continue;
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
bool names_alike(const Ground& ground, const Telling& earlier, const std::string& noun) {
  const std::string_view mode = ground.book.mode_of(noun);
  if (mode.empty()) return true;
  const auto& modes = earlier.event.modes;
  return earlier.lemma == noun || std::find(modes.begin(), modes.end(), mode) != modes.end();
}

/// What the word of a telling does to people: "killed", "wounded", "abducted"; empty if nothing is counted.
std::string_view harm_of(const Ground& ground, const Telling& one) {
  for (const std::string_view slot : {"obj", "of", "subj"}) {
    if (const std::string_view what = ground.book.counted(one.lemma, slot); !what.empty()) return what;
  }
  return {};
}

bool is_named(const Ground& ground, EntityId id) {
  const auto& mentions = ground.reading[id].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
}

/// "four gunmen" and the organisation that says it was its doing: the gunmen may be its members.
bool may_be_members(const Ground& ground, const std::vector<EntityId>& men, const std::vector<EntityId>& bodies) {
  const auto is_man = [&](EntityId id) { return !is_named(ground, id) && ground.reading[id].type != EntityType::kOrganization; };
  const auto is_body = [&](EntityId id) {
    const EntityType type = ground.reading[id].type;
    return is_named(ground, id) && (type == EntityType::kOrganization || type == EntityType::kGroup || type == EntityType::kUnit);
  };
  return std::all_of(men.begin(), men.end(), is_man) && std::all_of(bodies.begin(), bodies.end(), is_body);
}

Match compare_agents(const Ground& ground, const std::vector<EntityId>& a, const std::vector<EntityId>& b) {
  const Match found = compare(a, b);
  return found == Match::kConflict && (may_be_members(ground, a, b) || may_be_members(ground, b, a)) ? Match::kNone : found;
}

/// The killing of one person, by name, is one; so are a kidnapping and a shooting, of which another day may tell a second.
bool same_victim(const Ground& ground, const Telling& earlier, const Telling& later, Match times) {
  const std::string_view one = harm_of(ground, earlier), other = harm_of(ground, later);
  const bool deadly = one == "killed" && other == "killed";
  const bool alike = one == other ? one == "abducted" : (one == "shot" && other == "killed") || (one == "killed" && other == "shot");
  if (!deadly && (!alike || times == Match::kConflict)) return false;
  const auto victims = in_role(earlier.event, Role::kTarget), others = in_role(later.event, Role::kTarget);
  return std::any_of(victims.begin(), victims.end(), [&](EntityId id) {
    return ground.reading[id].type == EntityType::kPerson && is_named(ground, id) && std::find(others.begin(), others.end(), id) != others.end();
  });
}

bool counts(const Event& event, std::string_view what) {
  return std::any_of(event.counts.begin(), event.counts.end(), [&](const EventCount& one) { return one.what == what; });
}

/// "A bomb went off at the bank. Two guards were hurt.": who came to harm, told right after the act, by nobody and nothing else.
bool is_toll(const Ground& ground, const Telling& earlier, const Telling& later, Match times, Match places) {
  const Event& a = earlier.event;
  const Event& b = later.event;
  const std::string_view harm = harm_of(ground, later);
  if (a.kind != "assault" || later.noun || later.sentence == earlier.sentence || later.sentence - earlier.sentence > kTollReach) return false;
  if ((harm != "killed" && harm != "wounded") || !harm_of(ground, earlier).empty() || counts(a, harm)) return false;
  const auto does = [](const Participant& one) { return one.role == Role::kAgent || one.role == Role::kInstrument; };
  if (std::any_of(b.participants.begin(), b.participants.end(), does)) return false;
  return times != Match::kConflict && b.time.basis != TimeBasis::kStated && (!is_placed(b) || places == Match::kShared);
}


bool same_happening(const Ground& ground, const Telling& earlier, const Telling& later) {
  const Event& a = earlier.event;
  const Event& b = later.event;
  if (later.another || !kinds_agree(a, b) || a.negated != b.negated) return false;
  if (a.status != b.status && !(factual(a.status) && factual(b.status))) return false;
  const Match times = compare_times(a.time, b.time, later.noun && later.definite && later.dated_loosely);
  if (factual(a.status) && same_victim(ground, earlier, later, times)) return true;
  const std::uint32_t distance = later.sentence - earlier.sentence;
  const bool outcome = !later.by_definite.empty() && distance <= kOutcomeReach;
  // "The strike", of a drone, set tanks on fire
  const Match instruments = compare(in_role(a, Role::kInstrument), in_role(b, Role::kInstrument));
  if (!(outcome ? names_alike(ground, earlier, later.by_definite) : modes_agree(a, b) || instruments == Match::kShared)) return false;
  const Match agents = compare_agents(ground, in_role(a, Role::kAgent), in_role(b, Role::kAgent));
  const Match targets = compare(in_role(a, Role::kTarget), in_role(b, Role::kTarget));
  const Match themes = compare(in_role(a, Role::kTheme), in_role(b, Role::kTheme));
  const Match recipients = compare(in_role(a, Role::kRecipient), in_role(b, Role::kRecipient));
  const Match places = compare_places(ground, a, b);
  if (factual(a.status) && is_toll(ground, earlier, later, times, places)) return true;
  for (const Match match : {agents, outcome ? Match::kNone : targets, themes, recipients, times, places}) {
    if (match == Match::kConflict) return false;
  }
  const int shared = (agents == Match::kShared) + (targets == Match::kShared) + (themes == Match::kShared) + (recipients == Match::kShared);
  if (outcome) return true;
  // "The bomb had been hidden in a lorry."; later, where it tells nothing else: "It is not known who launched the drone."
  const bool bare = b.participants.size() == 1 && !is_placed(b) && b.time.basis != TimeBasis::kStated;
  if (instruments == Match::kShared && distance > 0 && distance <= (bare ? kNounReach : kAddedReach) && !later.noun) return true;
  const bool near = distance <= kNounReach;
  if (later.noun && later.definite && near && names_alike(ground, earlier, later.lemma) && (shared > 0 || b.participants.empty() || times == Match::kShared)) return true;
  if (later.noun && later.definite && distance <= kAddedReach && names_alike(ground, earlier, later.lemma) && in_role(b, Role::kTarget).empty()) return true;
  if (shared >= 2) return true;
  const bool two_acts = distance == 0 && !later.noun && later.lemma != earlier.lemma && agents == Match::kShared;  // "killed a guard and set fire to the barn"
  return shared == 1 && !two_acts && (places == Match::kShared || times == Match::kShared) && distance <= kOutcomeReach;
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
  const auto drop_inferred = [](std::vector<EventPlace>& places) { std::erase_if(places, [](const EventPlace& p) { return p.basis == PlaceBasis::kInferred; }); };
  if (is_placed(from)) drop_inferred(into.places);
  if (!into.places.empty()) drop_inferred(from.places);
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
