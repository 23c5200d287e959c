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
  const bool turned = !pattern.from.empty() && pattern.from.front() == "obj";  // "states including X": X is a member
  auto relation = relation_between(where.syntax, where.type_at, pattern, turned ? place : self, turned ? self : place, cue);
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
      if (!at_a_time || where.type_at(object)) continue;
      for (TokenIndex inner : where.syntax.children_with(object, {"prep"})) {  // "killed in a blast in the town"
        for (TokenIndex place : where.syntax.children_with(inner, {"pobj"})) {
          if (where.syntax.token(inner).lower == where.syntax.token(preposition).lower) add(where, pattern, self, place, cue, 0.6, true);
        }
      }
    }
  }
}

bool has_child_of(const Syntax& syntax, TokenIndex head, std::initializer_list<std::string_view> labels, std::string_view word_class) {
  const auto children = syntax.children_with(head, labels);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex i) { return lexicon().is(syntax.token(i).lower, word_class); });
}

/// "no soldiers", "neither X nor Y", "the absence of fighters"
bool is_nobody(const Syntax& syntax, TokenIndex noun) {
  if (has_child_of(syntax, noun, {"det", "preconj", "cc"}, "none")) return true;
  const Token& token = syntax.token(noun);
  if (token.dep == "conj" && !syntax.is_root(noun)) return is_nobody(syntax, token.head);
  if (token.dep != "pobj" || syntax.is_root(token.head)) return false;
  return lexicon().is(syntax.token(syntax.token(token.head).head).lemma, "absence");
}

/// "denied that he had travelled", "is rumoured to have met": told by somebody as what is not, or not known to be.
bool is_under_denial(const Syntax& syntax, TokenIndex verb) {
  constexpr int kFarthest = 6;
  for (int step = 0; step < kFarthest && !syntax.is_root(verb); ++step) {
    const std::string_view dep = syntax.token(verb).dep;
    if (dep != "ccomp" && dep != "xcomp" && dep != "pcomp" && dep != "prep" && dep != "conj") return false;
    verb = syntax.token(verb).head;
    if (dep == "conj" && is_denied(syntax, verb)) return true;
    if (dep != "conj" && lexicon().is(syntax.token(verb).lemma, "denying")) return true;
  }
  return false;
}

/// "Reports that he fled to X are false", "the claim that ... was denied": a clause on a noun of which it is said that it does not hold.
bool is_said_to_be_false(const Syntax& syntax, TokenIndex verb) {
  if (syntax.is_root(verb) || (syntax.token(verb).dep != "acl" && syntax.token(verb).dep != "ccomp")) return false;
  const Token& told = syntax.token(syntax.token(verb).head);
  if (told.dep != "nsubj" && told.dep != "nsubjpass") return false;
  if (lexicon().is(syntax.token(told.head).lemma, "denying")) return true;
  const auto says = syntax.children_with(told.head, {"acomp", "attr", "oprd"});
  return std::any_of(says.begin(), says.end(), [&](TokenIndex i) { return lexicon().is(syntax.token(i).lower, "untrue"); });
}

bool is_asked(const Syntax& syntax, TokenIndex i) {
  const Sentence sentence = syntax.doc().sentences[syntax.sentence_of(i)];
  const auto ends = [&](TokenIndex t) { return syntax.token(t).lower == "?"; };
  for (TokenIndex t = sentence.last; t > sentence.first && t + 3 > sentence.last; --t) {
    if (ends(t - 1)) return true;  // perhaps before a blank or a quotation mark
  }
  return false;
}

/// What is denied, asked, conditional, expected or to come tells of nobody where they are.
bool tells_nothing(const Syntax& syntax, TokenIndex verb) {
  if (is_asked(syntax, verb) || is_denied(syntax, verb) || is_unreal(syntax, verb)) return true;
  if (is_under_denial(syntax, verb) || is_said_to_be_false(syntax, verb)) return true;
  if (has_child_of(syntax, verb, {"aux"}, "ahead") || has_child_of(syntax, verb, {"mark"}, "condition") || has_child_of(syntax, verb, {"advmod"}, "hardly")) return true;
  const bool on_the_way = syntax.token(verb).tag == "VBG" && lexicon().is(syntax.token(verb).lemma, "moving");
  return on_the_way || lexicon().is(syntax.token(verb).lemma, "denying");
}

RelationPattern lies_in() {
  RelationPattern pattern;
  pattern.type = RelationType::kLocatedIn;
  return pattern;
}

/// "fighters in X", "the base in X", "X, Y" of a town and its country, "Y's X province"
void at_noun(const Where& where, TokenIndex i) {
  const Syntax& syntax = where.syntax;
  if (is_nobody(syntax, i) || is_asked(syntax, i)) return;
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

/// "criticised Y in X": of people who are acted on only those whom the deed meets in person.
bool is_met(const Where& where, TokenIndex verb, TokenIndex who) {
  if (who < verb || where.type_at(who) != EntityType::kPerson) return true;
  const std::string& lemma = where.syntax.token(verb).lemma;
  return lexicon().is(lemma, "harm") || lexicon().is(lemma, "moving") || lexicon().is(lemma, "joining");
}

/// Those who act and are acted on by the verb, and those with whom: all are where it happens.
std::vector<TokenIndex> who_is_there(const Where& where, TokenIndex verb) {
  std::vector<TokenIndex> out;
  for (const char* slot : {"subj", "obj", "with"}) {
    for (TokenIndex i : verb_slot(where.syntax, verb, slot)) {
      if (is_met(where, verb, i) && !is_nobody(where.syntax, i) && std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
    }
  }
  return out;
}

/// "met Y in X", "was posted in X", "travelled to X", "visited X"
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
  const bool visits = lexicon().is(syntax.token(verb).lemma, "visiting");
  if ((prepositions.empty() && !visits) || tells_nothing(syntax, verb)) return;
  if (visits) {
    for (TokenIndex place : verb_slot(syntax, verb, "obj")) {
      for (TokenIndex who : verb_slot(syntax, verb, "subj")) {
        if (where.type_at(who) != EntityType::kCountry && !is_nobody(syntax, who)) add(where, lies_in(), who, place, verb, 0.7, true);
      }
    }
  }
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
