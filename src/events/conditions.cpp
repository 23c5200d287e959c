#include "events/conditions.h"

#include <algorithm>

namespace dateline::events {
namespace {

/// "said that the rebels must leave"
bool is_told_to(const Ground& ground, TokenIndex clause) {
  const auto modals = ground.syntax.children_with(clause, {"aux"});
  const bool must = std::any_of(modals.begin(), modals.end(), [&](TokenIndex modal) { return ground.book.is_in(ground.lemma[modal], "MUST"); });
  const auto subject = ground.syntax.child(clause, {"nsubj", "nsubjpass"});
  return must && subject && ground.is_actor(*subject);
}

/// "The security chief warned that police will": both act for a state, and for no two of them.
bool same_side(const Ground& ground, TokenIndex speaker, TokenIndex other) {
  if (!ground.entity[speaker] || !ground.entity[other]) return false;
  const Entity& one = ground.reading[ground.entity[speaker]];
  const Entity& two = ground.reading[ground.entity[other]];
  const auto official = [&](const Entity& entity) {
    return !entity.sectors.empty() && ground.book.is_in(entity.sectors.front(), "STATE_SECTOR");
  };
  return official(one) && official(two) && (one.country == two.country || two.country.empty());
}

/// "warned that it would": a clause of one's own doings to come.
bool is_own_to_come(const Ground& ground, TokenIndex verb, TokenIndex clause) {
  const auto modals = ground.syntax.children_with(clause, {"aux"});
  const bool to_come = std::any_of(modals.begin(), modals.end(), [&](TokenIndex modal) { return ground.book.is_in(ground.lemma[modal], "WILL"); });
  const auto subject = ground.syntax.child(clause, {"nsubj"});
  if (!to_come || !subject) return false;
  const auto speaker = surface_subject(ground, verb);
  if (speaker.empty()) return false;
  const EntityId own = ground.entity[*subject];
  return own && ground.is_actor(*subject) && same_side(ground, speaker.front(), *subject) ? true : own ? own == ground.entity[speaker.front()] : ground.token(*subject).pos == "PRON";
}

/// "asked whether he knew", "asked what had to be done"
bool is_asked(const Ground& ground, TokenIndex clause) {
  const auto children = ground.syntax.children(clause);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Token& token = ground.token(child);
    return (token.dep == "mark" && (token.lower == "if" || token.lower == "whether")) || token.tag == "WP" || token.tag == "WRB";
  });
}

/// "attacked the minister for failing": a preposition that governs a clause, one of these words.
bool has_clause_under(const Ground& ground, TokenIndex verb, const std::vector<std::string>& words) {
  const auto prepositions = ground.syntax.children_with(verb, {"prep"});
  return std::any_of(prepositions.begin(), prepositions.end(), [&](TokenIndex preposition) {
    return std::find(words.begin(), words.end(), ground.token(preposition).lower) != words.end() && ground.syntax.child(preposition, {"pcomp"});
  });
}

}  // namespace

bool holds(const Ground& ground, const Condition& condition, TokenIndex predicate, const Arguments& arguments) {
  bool met = false;
  const std::string_view form = condition.slots.size() == 1 ? std::string_view(condition.slots.front()) : std::string_view();
  if (form == "passive") {
    met = is_passive(ground, predicate);
  } else if (form == "doing") {
    met = has_clause_under(ground, predicate, condition.any);
  } else if (form == "question") {
    met = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot == "comp" && is_asked(ground, a.head); });
  } else if (form == "own") {
    met = std::any_of(arguments.begin(), arguments.end(),
                      [&](const Argument& a) { return a.slot == "comp" && is_own_to_come(ground, predicate, a.head); });
  } else if (form == "must") {
    met = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot == "comp" && is_told_to(ground, a.head); });
  } else {
    for (const Argument& argument : arguments) {
      if (std::find(condition.slots.begin(), condition.slots.end(), argument.slot) == condition.slots.end()) continue;
      met = met || condition.any.empty();
      for (const std::string& name : condition.any) met = met || ground.is_in(argument.head, name);
    }
  }
  return met != condition.absent;
}

}  // namespace dateline::events
