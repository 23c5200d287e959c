// Whereabouts: who or what is told to be in, at or near a place, and at what time: behind the noun ("fighters in the old town"), beside the verb
// that somebody acts or is acted on by ("met in Geneva on Monday"), as an owner ("Syria's Idlib province") or beside a name ("Gao, Mali").
// Where somebody is going to be is not told: no movement is carried on into the future.
#include <algorithm>

#include "actors/lexicon.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

struct Where {
  const Syntax& syntax;
  const TypeAt& type_at;
  std::vector<TokenRelation>& out;
};

bool is_spot(const Where& where, TokenIndex i) {
  const auto type = where.type_at(i);
  return type == EntityType::kFacility || type == EntityType::kPlace;
}

void add(const Where& where, const RelationPattern& pattern, TokenIndex self, TokenIndex place, TokenIndex cue, double confidence, bool at_a_time) {
  auto relation = relation_between(where.syntax, where.type_at, pattern, self, place, cue);
  if (!relation) return;
  relation->confidence = confidence;
  relation->at_a_time = at_a_time;
  where.out.push_back(std::move(*relation));
}

/// What a preposition says of where `self` is; `cue` bears the time.
void at_preposition(const Where& where, const PatternsByWord& table, TokenIndex self, TokenIndex preposition, TokenIndex cue, bool at_a_time) {
  const auto patterns = table.find(where.syntax.token(preposition).lower);
  if (patterns == table.end()) return;
  for (const RelationPattern& pattern : patterns->second) {
    for (TokenIndex object : where.syntax.children_with(preposition, {"pobj"})) {
      for (TokenIndex place : where.syntax.conjuncts(object)) add(where, pattern, self, place, cue, at_a_time ? 0.65 : 0.75, at_a_time);
    }
  }
}

RelationPattern lies_in() {
  RelationPattern pattern;
  pattern.type = RelationType::kLocatedIn;
  return pattern;
}

/// "fighters in X", "the base in X", "X, Y" of a town and its country, "Y's X province"
void at_noun(const Where& where, TokenIndex i) {
  const Syntax& syntax = where.syntax;
  for (TokenIndex child : syntax.children(i)) {
    const Token& token = syntax.token(child);
    const auto type = where.type_at(child);
    const bool holds = type == EntityType::kPlace || type == EntityType::kCountry;
    if (is_spot(where, i) && holds && ((token.dep == "appos" && child > i) || token.dep == "poss")) add(where, lies_in(), i, child, child, 0.7, false);
    if (token.dep != "prep") continue;
    at_preposition(where, relation_table().prepositions, i, child, child, false);
    if (where.type_at(i) != EntityType::kFacility || token.lower != "of") continue;
    for (TokenIndex owner : syntax.children_with(child, {"pobj"})) {  // "the headquarters of the guard in X": the parser gave the place to the guard
      if (where.type_at(owner) == EntityType::kPlace) continue;
      for (TokenIndex inner : syntax.children_with(owner, {"prep"})) at_preposition(where, relation_table().prepositions, i, inner, inner, false);
    }
  }
}

bool is_ahead(const Syntax& syntax, TokenIndex verb) {
  const auto aux = syntax.children_with(verb, {"aux"});
  return std::any_of(aux.begin(), aux.end(), [&](TokenIndex i) { return syntax.token(i).lower == "will" || syntax.token(i).lower == "shall"; });
}

/// Those who act and are acted on by the verb, and those with whom: all are where it happens.
std::vector<TokenIndex> who_is_there(const Where& where, TokenIndex verb) {
  std::vector<TokenIndex> out;
  for (const char* slot : {"subj", "obj", "with"}) {
    for (TokenIndex i : verb_slot(where.syntax, verb, slot)) {
      if (std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
    }
  }
  return out;
}

/// "met Y in X", "was posted in X", "travelled to X"
void at_verb(const Where& where, TokenIndex verb) {
  const Syntax& syntax = where.syntax;
  const bool moves = lexicon().is(syntax.token(verb).lemma, "moving");
  const bool aims = lexicon().is(syntax.token(verb).lemma, "aiming");  // "fired at the base": nobody is there
  const bool speaks = lexicon().is(syntax.token(verb).lemma, "speech");
  std::vector<TokenIndex> prepositions;
  for (TokenIndex child : syntax.children_with(verb, {"prep"})) {
    const std::string& word = syntax.token(child).lower;
    if (aims && word == "at") continue;
    if (relation_table().beside_verbs.contains(word) || (moves && relation_table().beside_motion.contains(word))) prepositions.push_back(child);
  }
  if (prepositions.empty() || is_denied(syntax, verb) || is_unreal(syntax, verb) || is_ahead(syntax, verb)) return;
  for (TokenIndex who : who_is_there(where, verb)) {
    if (speaks && who > verb) continue;  // whom they speak of
    for (TokenIndex preposition : prepositions) {
      at_preposition(where, relation_table().beside_verbs, who, preposition, verb, true);
      if (moves) at_preposition(where, relation_table().beside_motion, who, preposition, verb, true);
    }
  }
}

}  // namespace

void find_whereabouts(const Syntax& syntax, const TypeAt& type_at, std::vector<TokenRelation>& out) {
  const Where where{syntax, type_at, out};
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const std::string_view pos = syntax.token(i).pos;
    if (pos == "VERB" || pos == "AUX") at_verb(where, i);
    if (pos == "NOUN" || pos == "PROPN" || pos == "PRON") at_noun(where, i);
  }
}

}  // namespace dateline::actors
