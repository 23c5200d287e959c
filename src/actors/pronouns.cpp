// Pronouns that can stand for something, and those that stand for nothing ("it is clear that").
#include "actors/draft.h"

namespace dateline::actors {
namespace {

/// "It is unlikely that", "it seems", "it rained": nothing is meant. "It is a fight", "making it clear that": nobody and no thing is.
bool is_empty_it(const Draft& draft, TokenIndex i) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(i);
  if (token.lower != "it" || token.dep == "expl") return token.dep == "expl";
  if (token.dep != "nsubj" && token.dep != "nsubjpass") return false;
  const TokenIndex verb = token.head;
  if (syntax.token(verb).pos == "ADJ" && syntax.child(verb, {"ccomp", "xcomp"})) return true;
  if (const auto what = syntax.child(verb, {"attr"}); what && syntax.token(verb).lemma == "be") return draft.is_noun(*what) && draft.by_head[*what] < 0;
  const std::string& lemma = syntax.token(verb).lemma;
  if (lemma == "seem" || lemma == "appear" || lemma == "rain" || lemma == "snow" || lemma == "take") return true;
  const bool clause = syntax.child(verb, {"ccomp", "xcomp", "advcl", "csubj"}).has_value();
  if (lemma == "be") return syntax.child(verb, {"acomp"}).has_value() && clause;
  return token.dep == "nsubjpass" && syntax.child(verb, {"ccomp"}).has_value();
}

bool is_relative(const Syntax& syntax, TokenIndex i) {
  const Token& token = syntax.token(i);
  if (token.tag != "WP" && token.tag != "WDT" && token.tag != "WP$") return false;
  TokenIndex up = token.head;
  for (int depth = 0; depth < 3; ++depth) {
    if (syntax.token(up).dep == "relcl") return true;
    up = syntax.token(up).head;
  }
  return false;
}

}  // namespace

void find_pronouns(Draft& draft) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    if (token.pos != "PRON" || draft.named_by[i] >= 0) continue;
    const auto known = draft.lex().pronouns.find(token.lower);
    if (known == draft.lex().pronouns.end() || is_empty_it(draft, i)) continue;
    if (known->second.person == 'r' && !is_relative(syntax, i)) continue;
    Found m;
    m.first = i;
    m.last = i + 1;
    m.form = MentionForm::kPronoun;
    m.gender = known->second.gender;
    m.number = known->second.number;
    draft.add(std::move(m));
  }
  draft.settle();
}

}  // namespace dateline::actors
