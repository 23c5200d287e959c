#include "events/events.h"

#include <algorithm>

#include "events/addressees.h"
#include "events/counts.h"
#include "events/discourse_times.h"
#include "events/event_places.h"
#include "events/event_times.h"
#include "events/items.h"
#include "events/merge.h"
#include "events/participants.h"
#include "events/plover.h"
#include "events/scene_places.h"
#include "events/status.h"
#include "events/time_distances.h"
#include "events/topics.h"
#include "events/transfers.h"

namespace dateline::events {
namespace {

/// The words of the predication: the predicate's own phrase without the clauses that hang on it.
Span predication_span(const Ground& ground, TokenIndex head) {
  constexpr std::size_t kMost = 500;  // tokens looked at: more is no sentence
  const Syntax& syntax = ground.syntax;
  std::vector<TokenIndex> open{head};
  TokenIndex first = head, last = head;
  for (std::size_t at = 0; at < open.size() && at < kMost; ++at) {
    for (TokenIndex child : syntax.children(open[at])) {
      const Token& token = ground.token(child);
      const bool clause = token.dep == "ccomp" || token.dep == "advcl" || token.dep == "relcl" || token.dep == "parataxis" || token.dep == "punct" ||
                          token.dep == "dep" || (token.dep == "cc" && open[at] == head) || (token.dep == "conj" && ground.is_verb(child)) ||
                          (token.dep == "acl" && ground.is_verb(child));
      if (clause || token.pos == "SPACE") continue;
      open.push_back(child);
      first = std::min(first, child);
      last = std::max(last, child);
    }
  }
  return syntax.doc().span_of(first, last + 1);
}

void add_modes(const Ground& ground, const Predicate& predicate, Event& event) {
  const auto add = [&](std::string_view mode) {
    if (!mode.empty() && std::find(event.modes.begin(), event.modes.end(), mode) == event.modes.end()) event.modes.emplace_back(mode);
  };
  if (event.kind != "assault") return;
  if (!ground.is_verb(predicate.head)) add(ground.book.mode_of(ground.lemma[predicate.head]));
  for (TokenIndex noun : predicate.folded) {
    add(ground.book.mode_of(ground.lemma[noun]));
    for (TokenIndex child : ground.syntax.children_with(noun, {"compound", "amod", "nmod"})) add(ground.book.mode_of(ground.lemma[child]));
  }
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot == "with" || argument.slot == "by" || argument.slot == "mod" || argument.slot == "subj" || argument.slot == "using") {
      if (!ground.is_actor(argument.head)) add(ground.book.mode_of(ground.lemma[argument.head]));
    }
  }
}

/// What it was done with makes a general code of fighting finer: CAMEO 194 artillery, rockets and missiles, 195 from the air.
void specify_by_means(Event& event) {
  if (event.kind != "assault" || (event.cameo != "190" && event.cameo != "183")) return;
  const auto has = [&](std::string_view mode) { return std::find(event.modes.begin(), event.modes.end(), mode) != event.modes.end(); };
  if (has("aerial") || has("drone")) event.cameo = "195";
  else if (has("heavy-weapons")) event.cameo = "194";
}

/// In what affair it happens, by the words of the predication.
void add_contexts(const Ground& ground, Event& event) {
  constexpr std::size_t kMost = 5;
  const Sentence words = ground.syntax.tokens_in(event.span);
  for (TokenIndex i = words.first; i < words.last && event.contexts.size() < kMost; ++i) {
    const std::string_view context = ground.book.context_of(ground.lemma[i]);
    if (!context.empty() && std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end()) event.contexts.emplace_back(context);
  }
}

double confidence_of(const Ground& ground, const Predicate& predicate, const Event& event) {
  double out = predicate.entry ? (predicate.entry->when.empty() ? 0.7 : 0.8) : 0.4;
  if (!ground.is_verb(predicate.head)) out -= 0.1;
  if (event.participants.size() >= 2) out += 0.1;
  if (event.participants.empty()) out -= 0.2;
  return out;
}

/// Whether there is enough to tell of: somebody or something took part, or it happened at a told place and time.
bool worth_telling(const Ground& ground, const Predicate& predicate, const Event& event) {
  if (event.kind.empty()) {
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return is_actor_type(ground.reading[p.entity].type); });
  }
  if (!event.participants.empty() || !event.counts.empty()) return true;
  if (!ground.is_noun(predicate.head) || predicate.by_light_verb) {
    const auto acts = [&](const Argument& a) {  // "thousands took to the streets"
      return (a.slot == "subj" || a.slot == "obj") && (ground.is_actor(a.head) || ground.book.is_in(ground.token(a.head).lower, "VAGUE_NUMBERS"));
    };
    return !event.places.empty() || event.time.basis == TimeBasis::kStated || std::any_of(predicate.arguments.begin(), predicate.arguments.end(), acts);
  }
  return !event.places.empty() && (event.time.basis == TimeBasis::kStated || predicate.governor);
}

Event event_of(const Ground& ground, const Predicate& predicate, const EventTimes& times, std::size_t which, Standing& standing) {
  Event event;
  event.head = static_cast<int>(predicate.head);
  event.predicate = ground.lemma[predicate.head];
  const bool light = predicate.governor && ground.book.light_verb(ground.lemma[*predicate.governor]);
  event.span = predication_span(ground, predicate.head);
  if (light) event.span = cover(event.span, predication_span(ground, *predicate.governor));
  event.mentions.push_back(ground.token(predicate.head).span);
  if (predicate.entry) {
    event.kind = predicate.entry->kind;
    event.modes = predicate.entry->modes;
    event.plover = predicate.entry->plover;
    event.cameo = predicate.entry->cameo;
  }
  if (predicate.act) {
    event.kind = predicate.act->kind;
    event.modes = predicate.act->modes;
    event.plover = predicate.act->plover;
    event.cameo = predicate.act->cameo;
  }
  add_participants(ground, predicate, event);
  add_goods(ground, predicate, event);
  add_places(ground, predicate, event);
  event.status = standing.status;
  event.negated = standing.negated;
  if (event.status == EventStatus::kOccurred && standing.present && times.has_duration(which) && ground.token(predicate.head).tag != "VBD") event.status = EventStatus::kOngoing;
  complete_transfer(ground, predicate, event);
  event.time = times.of(which, standing);
  add_counts(ground, predicate, event);
  add_items(ground, predicate, event);
  add_modes(ground, predicate, event);
  specify_by_means(event);
  if (!event.kind.empty()) add_contexts(ground, event);
  event.confidence = std::clamp(confidence_of(ground, predicate, event), 0.1, 0.95);
  return event;
}

/// "June", "3 May": of a year that was chosen by where the text stands; a weekday or "yesterday" is one day.
bool names_no_year(const Ground& ground, const TimeExpression& time) {
  const std::string_view words = ground.syntax.doc().text().at(time.span);
  const bool month = time.value.size() == std::string_view("2018-06").size();
  return time.anchor != TimeAnchor::kNone && (month || words.find_first_of("0123456789") != std::string_view::npos);
}

bool is_definite(const Ground& ground, TokenIndex noun) {
  for (TokenIndex child : ground.syntax.children_with(noun, {"det"})) {
    const std::string& word = ground.token(child).lower;
    if (word == "the" || word == "this" || word == "that" || word == "these" || word == "those") return true;
  }
  return false;
}

bool says_another(const Ground& ground, const Predicate& predicate) {
  const auto marked = [&](TokenIndex head) {
    for (TokenIndex child : ground.syntax.children_with(head, {"amod", "det"})) {
      if (ground.book.is_in(ground.lemma[child], "ANOTHER")) return true;
    }
    return false;
  };
  if (marked(predicate.head)) return true;
  return std::any_of(predicate.arguments.begin(), predicate.arguments.end(),
                     [&](const Argument& a) { return (a.slot == "obj" || a.slot == "subj") && marked(a.head); });
}

/// "Nine were killed when a bomb exploded": what the clause tells is what brought the harm.
bool brings_harm(const Ground& ground, TokenIndex clause, const Telling& one) {
  const Token& token = ground.token(clause);
  const std::string_view harm = token.dep == "advcl" ? ground.book.counted(ground.lemma[token.head], "obj") : std::string_view();
  if ((harm != "killed" && harm != "wounded") || !is_passive(ground, token.head) || ground.syntax.child(token.head, {"agent"})) return false;
  const auto marks = ground.syntax.children_with(clause, {"advmod", "mark"});
  const bool when = std::any_of(marks.begin(), marks.end(), [&](TokenIndex mark) { return ground.token(mark).lower == "when"; });
  return when && one.event.kind == "assault" && ground.book.counted(one.lemma, "obj").empty();
}

/// The telling that a participle without a subject of its own belongs to: "a car bomb exploded, killing five".
void tie_to_parent(const Ground& ground, const std::vector<int>& telling_at, Telling& one) {
  const auto head = static_cast<TokenIndex>(one.event.head);
  const bool harm = one.event.kind == "assault" || one.event.kind == "casualty";
  const bool result = !ground.book.counted(ground.lemma[head], "obj").empty();  // what an attack did: kill, wound
  if (!harm || !ground.is_verb(head) || ground.syntax.is_root(head)) return;
  TokenIndex at = head;
  for (int step = 0; step < 6; ++step) {
    const Token& token = ground.token(at);
    const bool part = (token.dep == "advcl" && token.tag == "VBG") || (token.dep == "conj" && result && ground.is_verb(at) && (!ground.syntax.child(at, {"nsubj"}) || is_passive(ground, at))) || (token.dep == "acl" && token.tag == "VBG") || brings_harm(ground, at, one);
    if (!part || ground.syntax.is_root(at)) return;
    at = token.head;
    if (telling_at[at] < 0) continue;
    one.parent = telling_at[at];
    return;
  }
}

/// "agreed to meet", "refused talks": what the act is about makes its code.
void specify_code(const Predicate& predicate, const std::vector<int>& telling_at, std::vector<Telling>& tellings) {
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot != "comp" && argument.slot != "obj" && argument.slot != "for" && argument.slot != "to") continue;
    const int content = telling_at[argument.head];
    if (content >= 0 && content != telling_at[predicate.head]) {
      specify_by_content(tellings[static_cast<std::size_t>(telling_at[predicate.head])].event, tellings[static_cast<std::size_t>(content)].event);
    }
  }
}

/// A threat, promise or demand is aimed at whom its content touches: "threatened to attack X", "demanded that X leave".
void add_target_of_content(const Ground& ground, const Predicate& predicate, const std::vector<int>& telling_at, std::vector<Telling>& tellings) {
  Event& event = tellings[static_cast<std::size_t>(telling_at[predicate.head])].event;
  const bool asks = event.kind == "request";
  if (event.kind != "threaten" && event.kind != "agree" && event.kind != "reject" && !asks) return;
  const auto has_target = [](const Participant& p) { return p.role == Role::kTarget || p.role == Role::kRecipient; };
  if (std::any_of(event.participants.begin(), event.participants.end(), has_target)) return;
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot != "comp" || telling_at[argument.head] < 0) continue;
    const Event content = tellings[static_cast<std::size_t>(telling_at[argument.head])].event;
    for (const Participant& one : content.participants) {
      if (!is_actor_type(ground.reading[one.entity].type)) continue;
      const bool aimed_at = asks ? one.role == Role::kAgent : has_target(one);
      const bool there = std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.entity == one.entity; });
      if (aimed_at && !there) event.participants.push_back({Role::kTarget, one.entity, one.span, {}});
    }
  }
}

}  // namespace

void read_events(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  const std::vector<Predicate> predicates = find_predicates(ground);
  const EventTimes times(ground, predicates);
  std::vector<Telling> tellings;
  std::vector<int> telling_at(syntax.size(), -1);
  std::vector<const Entry*> entry_at(syntax.size(), nullptr);
  for (const Predicate& predicate : predicates) {
    entry_at[predicate.head] = predicate.entry;
    if (predicate.by_light_verb && !entry_at[*predicate.governor]) entry_at[*predicate.governor] = predicate.entry;
  }
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    Standing standing = standing_of(ground, predicates[i]);
    if (standing.drop) continue;
    Telling one;
    one.event = event_of(ground, predicates[i], times, i, standing);
    one.noun = !ground.is_verb(predicates[i].head);
    one.definite = one.noun && is_definite(ground, predicates[i].head);
    for (TokenIndex noun : predicates[i].folded) {
      if (one.by_definite.empty() && is_definite(ground, noun)) one.by_definite = ground.lemma[noun];
    }
    one.another = says_another(ground, predicates[i]);
    one.dated_loosely = one.event.time.ref && names_no_year(ground, reading[one.event.time.ref]);
    one.sentence = syntax.sentence_of(predicates[i].head);
    one.lemma = one.event.predicate;
    const bool bare = one.noun && one.definite && !one.event.kind.empty();
    if (!worth_telling(ground, predicates[i], one.event) && !bare) continue;
    one.only_again = bare && !worth_telling(ground, predicates[i], one.event);
    tie_to_parent(ground, telling_at, one);
    if (one.parent >= 0) {
      const Event& parent = tellings[static_cast<std::size_t>(one.parent)].event;
      one.participle_of_same = (parent.kind == "assault" || parent.kind == "casualty") && parent.negated == one.event.negated &&
                               parent.status == one.event.status;
    }
    const bool aside = is_aside(ground, predicates[i], standing, one.event, entry_at);
    set_classes(one.event, aside ? Standpoint::kTopic : standing.attempted ? Standpoint::kAttempt : Standpoint::kAct);
    telling_at[predicates[i].head] = static_cast<int>(tellings.size());
    for (TokenIndex noun : predicates[i].folded) telling_at[noun] = static_cast<int>(tellings.size());
    tellings.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    const int at = telling_at[predicates[i].head];
    if (at < 0 || tellings[static_cast<std::size_t>(at)].event.head != static_cast<int>(predicates[i].head)) continue;
    add_target_of_content(ground, predicates[i], telling_at, tellings);
    specify_code(predicates[i], telling_at, tellings);
    add_addressee(ground, predicates[i], tellings[static_cast<std::size_t>(at)].event);
  }
  infer_times(ground, tellings);
  take_distances(ground, tellings);
  infer_places(ground, tellings);
  for (Event& event : merge_tellings(ground, std::move(tellings))) {
    add_states_by_place(ground, event);
    add(reading.events, std::move(event));
  }
  read_end_users(ground, reading);
}

}  // namespace dateline::events
