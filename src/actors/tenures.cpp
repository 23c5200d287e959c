#include "actors/tenures.h"

#include <algorithm>

#include "actors/lexicon.h"
#include "actors/terms.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

/// Who is told to hold an office, and when.
struct Tenure {
  TokenIndex at = 0, verb = 0;  // the word that tells it, and the verb or person that it hangs on
  Term term;
};

bool is_verb(const Syntax& syntax, TokenIndex i) { return syntax.token(i).pos == "VERB" || syntax.token(i).pos == "AUX"; }

Term term_at(const Adder& adder, TokenIndex cue) { return term_of(adder.syntax, adder.reading, adder.times, cue); }

/// What the day of a verb is: the beginning ("took office in 2010"), the end ("left office in 2014"), or both ends as told ("held it until 2014").
Term term_by_verb(const Adder& adder, TokenIndex verb) {
  const std::string& lemma = adder.syntax.token(verb).lemma;
  Term term = term_at(adder, verb);
  if (lexicon().is(lemma, "tenure_keep")) return term;
  if (lexicon().is(lemma, "tenure_begin")) return {term.start, {}};
  if (lexicon().is(lemma, "tenure_end")) return {{}, term.start};
  return {};
}

bool is_empty(const Term& term) { return term.start.empty() && term.end.empty(); }

/// "in power since 2009", "came to power in 2010", "held the post until 2014".
Tenure told_by_noun(const Adder& adder, TokenIndex noun) {
  const Syntax& syntax = adder.syntax;
  const Token& token = syntax.token(noun);
  Tenure out{noun, token.head, {}};
  if (token.dep == "pobj") {
    const std::string& preposition = syntax.token(token.head).lower;
    if (syntax.is_root(token.head) || (preposition != "in" && preposition != "to")) return out;
    out.verb = syntax.token(token.head).head;
    if (preposition == "in") out.term = term_at(adder, noun);
    if (preposition == "in" && is_empty(out.term)) out.term = term_at(adder, token.head);
    if (is_empty(out.term)) out.term = term_by_verb(adder, out.verb);
  } else if (token.dep == "dobj") {
    out.term = term_by_verb(adder, token.head);
  }
  return out;
}

/// "served until 2016".
Tenure told_by_verb(const Adder& adder, TokenIndex verb) {
  const Syntax& syntax = adder.syntax;
  Tenure out{verb, verb, term_at(adder, verb)};
  const auto children = syntax.children_with(verb, {"prep", "dobj", "ccomp", "xcomp"});
  const bool only_times = std::all_of(children.begin(), children.end(), [&](TokenIndex child) {
    const auto object = syntax.child(child, {"pobj", "pcomp"});
    return adder.times[object.value_or(child)] || lexicon().is(syntax.token(child).lower, "ending");
  });
  if (!only_times || out.term.end.empty()) out.term = {};  // not "served in the army until 2016"
  return out;
}

EntityId holder_of(const Adder& adder, TokenIndex verb) {
  if (!is_verb(adder.syntax, verb)) return adder.heads.entity[verb];
  const auto subjects = verb_slot(adder.syntax, verb, "subj");
  return subjects.empty() ? EntityId() : adder.heads.entity[subjects.front()];
}

/// The office that the text gave the person last before `at`; else his only one.
const Relation* office_before(const Reading& reading, EntityId person, std::size_t at) {
  const Relation* before = nullptr;
  const Relation* only = nullptr;
  int count = 0;
  for (const Relation& relation : reading.relations) {
    if (relation.type != RelationType::kHoldsOffice || relation.from != person) continue;
    only = ++count == 1 ? &relation : nullptr;
    if (relation.span.start <= at && (!before || before->span.start <= relation.span.start)) before = &relation;
  }
  return before ? before : only;
}

void apply(Adder& adder, const Tenure& tenure) {
  if (is_empty(tenure.term)) return;
  if (is_verb(adder.syntax, tenure.verb) && (is_denied(adder.syntax, tenure.verb) || is_unreal(adder.syntax, tenure.verb))) return;
  const EntityId person = holder_of(adder, tenure.verb);
  if (!person || adder.reading[person].type != EntityType::kPerson) return;
  const Relation* office = office_before(adder.reading, person, adder.syntax.token(tenure.at).span.start);
  if (!office) return;
  const int head = office->head;
  for (Relation& relation : adder.reading.relations) {
    if (relation.from != person || relation.head != head) continue;
    if (relation.start.empty()) relation.start = tenure.term.start;
    if (relation.end.empty()) relation.end = tenure.term.end;
  }
}

}  // namespace

void date_tenures(Adder& adder) {
  for (TokenIndex i = 0; i < adder.syntax.size(); ++i) {
    const std::string& lemma = adder.syntax.token(i).lemma;
    if (lexicon().is(lemma, "tenure")) apply(adder, told_by_noun(adder, i));
    if (lemma == "serve" && is_verb(adder.syntax, i)) apply(adder, told_by_verb(adder, i));
  }
}

}  // namespace dateline::actors
