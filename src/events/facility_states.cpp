#include "events/facility_states.h"

#include <algorithm>
#include <unordered_map>

#include "base/data_file.h"
#include "events/arguments.h"
#include "events/participants.h"
#include "events/status.h"

namespace dateline::events {
namespace {

/// A row of data/events/facility_states.tsv: what a word makes of the thing in one of its slots.
struct StateRow {
  std::string particle;
  std::vector<std::string> kinds;   // of the event that the word tells
  std::vector<std::string> slots;
  std::vector<std::string> beside;  // words that a noun must stand under, or that a verb's object, complement or adverb must be; empty: any
  std::string done, going_on, ahead;
};

using StateTable = std::unordered_map<std::string, std::vector<StateRow>>;

std::vector<std::string> words(const TableRow& row, std::size_t at) {
  std::vector<std::string> out;
  if (at >= row.size() || row[at] == "-") return out;
  for (const std::string_view word : split(row[at], '|')) out.emplace_back(word);
  return out;
}

std::string word(const TableRow& row, std::size_t at) { return at < row.size() && row[at] != "-" ? std::string(row[at]) : std::string(); }

StateTable read_table() {
  StateTable table;
  for (const TableRow& row : data_table("events/facility_states.tsv")) {
    StateRow entry{{}, words(row, 1), words(row, 2), words(row, 3), word(row, 4), word(row, 5), word(row, 6)};
    for (const std::string& one : words(row, 0)) {
      const std::size_t plus = one.find('+');
      entry.particle = plus == std::string::npos ? std::string() : one.substr(plus + 1);
      table[one.substr(0, plus)].push_back(entry);
    }
  }
  return table;
}

const StateTable& state_table() {
  static const StateTable kTable = read_table();
  return kTable;
}

/// A facility or way; not what is built in words only ("the market closed lower", "took position").
bool is_built(const Ground& ground, const Entity& entity) {
  const bool type = entity.type == EntityType::kFacility || entity.type == EntityType::kRoute;
  return type && !ground.book.is_in(entity.subtype, "ABSTRACT_FACILITY");
}

/// The one of these words that a noun stands under, directly or through its preposition.
std::optional<TokenIndex> stands_under(const Ground& ground, TokenIndex at, const std::vector<std::string>& lemmas) {
  constexpr int kFarthest = 3;
  for (int step = 0; step < kFarthest && !ground.syntax.is_root(at); ++step) {
    at = ground.token(at).head;
    if (std::find(lemmas.begin(), lemmas.end(), ground.lemma[at]) != lemmas.end()) return at;
  }
  return std::nullopt;
}

bool stands_beside(const Ground& ground, TokenIndex at, const std::vector<std::string>& lemmas) {
  if (lemmas.empty()) return true;
  if (!ground.is_verb(at)) return stands_under(ground, at, lemmas).has_value();
  const auto complements = ground.syntax.children_with(at, {"dobj", "acomp", "attr", "oprd", "advmod"});
  return std::any_of(complements.begin(), complements.end(), [&](TokenIndex one) {
    return std::find(lemmas.begin(), lemmas.end(), ground.token(one).lower) != lemmas.end();
  });
}

/// "is building", "is being built", "began building", "under construction".
bool goes_on(const Ground& ground, TokenIndex head, EventStatus status) {
  const bool as_ongoing = !ground.is_verb(head) || ground.token(head).tag == "VBG";
  if (as_ongoing) return status == EventStatus::kOngoing;
  const auto passive = ground.syntax.child(head, {"auxpass"});
  return passive && ground.token(*passive).tag == "VBG";
}

/// "the firm building the dam", "shelled the town, destroying a bridge": told as so; "a call for building a temple" is not.
bool is_bare_participle(const Ground& ground, TokenIndex head) {
  return ground.token(head).tag == "VBG" && !ground.syntax.child(head, {"aux", "auxpass"});
}
bool tells(const Ground& ground, TokenIndex participle) {
  const std::string_view dep = ground.token(participle).dep;
  return dep == "advcl" || dep == "acl" || dep == "conj";
}

bool in_slot(const StateRow& row, const Arguments& arguments, const Argument& argument) {
  if (argument.slot == "subj" && has_slot(arguments, "obj")) return false;  // "the bridge opened a new era"
  return std::find(row.slots.begin(), row.slots.end(), argument.slot) != row.slots.end();
}

/// The built things that the word says it of.
std::vector<EntityId> things_of(const Ground& ground, const StateRow& row, TokenIndex head, const Event& event) {
  std::vector<EntityId> out;
  const auto take = [&](EntityId id) {
    if (id && is_built(ground, ground.reading[id]) && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  const Arguments arguments = ground.is_verb(head) ? verb_arguments(ground, head) : noun_arguments(ground, head);
  for (const Argument& argument : arguments) {
    if (in_slot(row, arguments, argument)) take(entity_of_phrase(ground, argument.head).entity);
  }
  if (!out.empty() || ground.is_verb(head) || event.head != static_cast<int>(head)) return out;
  // "was under construction", "carried out a strike on": what the light verb's side names
  const Span sentence = ground.syntax.sentence_span(ground.syntax.sentence_of(head));
  for (const Participant& one : event.participants) {
    if ((one.role == Role::kTheme || one.role == Role::kTarget) && sentence.contains(one.span)) take(one.entity);
  }
  return out;
}

const std::string& state_of(const StateRow& row, EventStatus status, bool going_on) {
  static const std::string kNone;
  switch (status) {
    case EventStatus::kOccurred:
    case EventStatus::kOngoing: return going_on ? row.going_on : row.done;
    case EventStatus::kPlanned:
    case EventStatus::kPromised: return row.ahead;
    default: return kNone;
  }
}

const StateRow* row_of(const Ground& ground, const Event& event, TokenIndex head) {
  const auto rows = state_table().find(ground.lemma[head]);
  if (rows == state_table().end()) return nullptr;
  for (const StateRow& row : rows->second) {
    if (std::find(row.kinds.begin(), row.kinds.end(), event.kind) == row.kinds.end()) continue;  // "took office", "took place"
    const bool whole = row.particle.empty() ? ground.particle(head).empty() : ground.has_particle(head, row.particle);  // not "laid down"
    if (whole && stands_beside(ground, head, row.beside)) return &row;
  }
  return nullptr;
}

/// The date of the word that a noun stands under ("construction was halted in 2012"); else the event's.
TimeId time_of(const Ground& ground, const StateRow& row, const Event& event, TokenIndex head) {
  if (event.time.ref || ground.is_verb(head) || row.beside.empty()) return event.time.ref;
  const auto above = stands_under(ground, head, row.beside);
  if (!above) return {};
  for (TokenIndex child : ground.syntax.children_with(*above, {"prep", "npadvmod"})) {
    const auto object = ground.syntax.child(child, {"pobj"});
    if (const TimeId time = ground.time[object.value_or(child)]) return time;
  }
  return {};
}

/// Adds the states that one telling of the event gives. `span` is the words that tell it.
void add_states(const Ground& ground, const Event& event, TokenIndex head, Span span, std::vector<std::pair<EntityId, EntityState>>& out) {
  const StateRow* row = row_of(ground, event, head);
  if (!row) return;
  const bool bare = is_bare_participle(ground, head) && event.status == EventStatus::kOccurred;
  if (bare && !tells(ground, head)) return;
  const std::string& state = state_of(*row, event.status, goes_on(ground, head, event.status) || (bare && !row->going_on.empty()));
  if (state.empty()) return;
  const TimeId time = time_of(ground, *row, event, head);
  for (const EntityId thing : things_of(ground, *row, head, event)) out.push_back({thing, {state, time, span}});
}

}  // namespace

void read_facility_states(const Syntax& syntax, Reading& reading) {
  const auto may_have = [](const Entity& one) { return one.type == EntityType::kFacility || one.type == EntityType::kRoute; };
  if (std::none_of(reading.entities.begin(), reading.entities.end(), may_have)) return;
  const Ground ground(syntax, reading);
  std::vector<std::pair<EntityId, EntityState>> found;
  for (const Event& event : reading.events) {
    if (event.negated || event.head < 0) continue;
    for (const Span mention : event.mentions) {
      const auto head = syntax.head_of(mention);
      if (!head) continue;
      add_states(ground, event, *head, event.head == static_cast<int>(*head) ? event.span : mention, found);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second.span < b.second.span; });
  for (auto& [thing, state] : found) {
    std::vector<EntityState>& states = reading[thing].states;
    const bool there = std::any_of(states.begin(), states.end(), [&told = state](const EntityState& s) { return s.state == told.state && s.time == told.time; });
    if (!there) states.push_back(std::move(state));
  }
}

}  // namespace dateline::events
