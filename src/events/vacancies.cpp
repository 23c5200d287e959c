#include "events/vacancies.h"

#include <algorithm>

namespace dateline::events {
namespace {

struct Vacancy {
  EntityId office;
  TimeId time;
};

bool is_office(const Reading& reading, EntityId id) { return id && reading[id].type == EntityType::kPosition; }

/// "may fall vacant", "was not vacant", "vacant until May": nothing that is so now.
bool states_nothing(const Ground& ground, TokenIndex verb) {
  const auto words = ground.syntax.children_with(verb, {"aux", "neg", "prep", "mark"});
  return std::any_of(words.begin(), words.end(), [&](TokenIndex i) {
    const Token& token = ground.token(i);
    return token.tag == "MD" || token.tag == "TO" || token.dep == "neg" || token.lower == "until" || token.lower == "if";
  });
}

/// "since January 2023", "in 2022" beside one of these words.
TimeId time_beside(const Ground& ground, std::initializer_list<TokenIndex> words) {
  for (const TokenIndex word : words) {
    for (TokenIndex prep : ground.syntax.children_with(word, {"prep"})) {
      const auto object = ground.syntax.child(prep, {"pobj"});
      const bool is_point = object && ground.time[*object] && ground.reading[ground.time[*object]].type != TimexType::kDuration;
      if (is_point) return ground.time[*object];
    }
  }
  return {};
}

/// The office that somebody was told last to have left, by the words before token `at` in its sentence or the two before it: of the person, if
/// one is meant.
Vacancy left_before(const RoleHolders& holders, TokenIndex at, EntityId person) {
  constexpr std::uint32_t kFarthest = 2;
  const Syntax& syntax = holders.ground.syntax;
  Vacancy out;
  int last = -1;
  for (const EndedRole& ended : holders.ended) {
    const Event& event = holders.reading[ended.event];
    const Relation& relation = holders.reading[ended.relation];
    if (event.head >= static_cast<int>(at) || event.head < last || (person && relation.from != person)) continue;
    if (syntax.sentence_of(static_cast<TokenIndex>(event.head)) + kFarthest < syntax.sentence_of(at)) continue;
    out = {relation.to, event.time.ref};
    last = event.head;
  }
  return out;
}

/// Who is meant by "his", "the governor's", "to Governor X" beside a noun.
EntityId person_beside(const Ground& ground, TokenIndex noun) {
  auto who = ground.syntax.child(noun, {"poss"});
  for (TokenIndex prep : ground.syntax.children_with(noun, {"prep"})) {
    if (!who && (ground.token(prep).lower == "to" || ground.token(prep).lower == "for")) who = ground.syntax.child(prep, {"pobj"});
  }
  const EntityId person = who ? ground.entity[*who] : EntityId();
  return person && ground.reading[person].type == EntityType::kPerson ? person : EntityId();
}

/// What a subject or object like "the post of army chief", "the defence minister", "his post" stands for.
Vacancy office_of(const RoleHolders& holders, TokenIndex noun) {
  const Ground& ground = holders.ground;
  if (is_office(ground.reading, ground.entity[noun])) return {ground.entity[noun], {}};
  if (!ground.book.is_in(ground.lemma[noun], "POST")) return {};
  for (TokenIndex prep : ground.syntax.children_with(noun, {"prep"})) {
    const auto object = ground.token(prep).lower == "of" ? ground.syntax.child(prep, {"pobj"}) : std::nullopt;
    if (!object) continue;
    return {is_office(ground.reading, ground.entity[*object]) ? ground.entity[*object] : EntityId(), {}};
  }
  return left_before(holders, noun, person_beside(ground, noun));
}

/// "The post is vacant", "left the post vacant".
Vacancy told_by_word(const RoleHolders& holders, TokenIndex word) {
  const Ground& ground = holders.ground;
  const TokenIndex verb = ground.token(word).head;
  if (states_nothing(ground, verb)) return {};
  const bool left = ground.lemma[verb] == "leave";
  const bool is_so = left ? ground.book.is_in(ground.lemma[word], "UNFILLED") : ground.book.is_in(ground.lemma[word], "VACANT") && ground.book.is_in(ground.lemma[verb], "BEING");
  const auto noun = is_so ? ground.syntax.child(verb, {left ? "dobj" : "nsubj"}) : std::nullopt;
  if (!noun) return {};
  Vacancy out = office_of(holders, *noun);
  const TokenIndex above = ground.token(verb).dep == "advcl" ? ground.token(verb).head : verb;  // "was killed on Monday, leaving the post empty"
  if (const TimeId time = time_beside(ground, {verb, word, above})) out.time = time;
  return out;
}

/// "The country has been without a president since October".
Vacancy told_by_without(const RoleHolders& holders, TokenIndex prep) {
  const Ground& ground = holders.ground;
  const TokenIndex verb = ground.token(prep).head;
  const auto object = ground.syntax.child(prep, {"pobj"});
  if (!object || !ground.book.is_in(ground.lemma[verb], "BEING") || states_nothing(ground, verb)) return {};
  if (!is_office(ground.reading, ground.entity[*object])) return {};
  return {ground.entity[*object], time_beside(ground, {verb, *object})};
}

bool is_held_by_another(const RoleHolders& holders, EntityId office) {
  const auto& relations = holders.reading.relations;
  return std::any_of(relations.begin(), relations.end(), [&](const Relation& one) {
    if (one.type != RelationType::kHoldsOffice || one.to != office) return false;
    const std::vector<Relation*> held = holders.held(one.from, {office});
    return !held.empty();
  });
}

/// "No successor has been named", "his successor has not been appointed".
Vacancy told_by_successor(const RoleHolders& holders, TokenIndex noun) {
  const Ground& ground = holders.ground;
  const Token& token = ground.token(noun);
  const bool passive = token.dep == "nsubjpass" && ground.book.is_in(ground.lemma[token.head], "NAMING");
  const auto determiner = ground.syntax.child(noun, {"det"});
  const bool none = ground.syntax.child(token.head, {"neg"}) || (determiner && ground.token(*determiner).lower == "no");
  if (!passive || !none) return {};
  const Vacancy out = left_before(holders, noun, person_beside(ground, noun));
  return out.office && !is_held_by_another(holders, out.office) ? out : Vacancy();
}

Vacancy told_at(const RoleHolders& holders, TokenIndex i) {
  const Ground& ground = holders.ground;
  if (ground.syntax.is_root(i)) return {};
  if (ground.token(i).lower == "without") return told_by_without(holders, i);
  if (ground.book.is_in(ground.lemma[i], "UNFILLED")) return told_by_word(holders, i);
  if (ground.book.is_in(ground.lemma[i], "SUCCESSOR")) return told_by_successor(holders, i);
  return {};
}

}  // namespace

void read_vacancies(RoleHolders& holders) {
  const Syntax& syntax = holders.ground.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Vacancy told = told_at(holders, i);
    if (!told.office) continue;
    std::vector<EntityState>& states = holders.reading[told.office].states;
    const bool known = std::any_of(states.begin(), states.end(), [&](const EntityState& one) { return one.time == told.time; });
    if (!known) states.push_back({"vacant", told.time, syntax.sentence_span(syntax.sentence_of(i))});
  }
}

}  // namespace dateline::events
