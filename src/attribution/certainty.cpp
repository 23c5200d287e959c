#include "attribution/certainty.h"

#include <algorithm>

#include "attribution/cue_words.h"
#include "attribution/grammar.h"

namespace dateline::attribution {
namespace {

constexpr int kMostSteps = 4;

void note(Hedging& hedging, Certainty certainty, Span span) {
  hedging.certainty = lower(hedging.certainty, certainty);
  hedging.hedges.push_back(span);
}

bool can_hedge(const Token& child) {
  if (child.dep == "mark") return true;
  return child.dep == "aux" || child.dep == "advmod" || child.dep == "amod" || child.dep == "acomp" || child.dep == "npadvmod";
}

/// "would attack if ...": what hangs on a condition.
bool stands_under_condition(const Syntax& syntax, TokenIndex head, TokenIndex child) {
  if (syntax.token(child).dep != "advcl") return false;
  const auto mark = syntax.child(child, {"mark"});
  const Adverb* word = mark ? cue_words().adverb(syntax.token(*mark).lower) : nullptr;
  if (!word || !word->condition) return false;
  const auto modal = syntax.child(head, {"aux"});
  return modal && syntax.token(*modal).tag == "MD";
}

void look_beside(const Syntax& syntax, TokenIndex head, Hedging& hedging) {
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (stands_under_condition(syntax, head, child)) note(hedging, Certainty::kPossible, syntax.token(*syntax.child(child, {"mark"})).span);
    if (!can_hedge(token) || (token.dep == "aux" && token.tag != "MD")) continue;
    if (const Adverb* adverb = cue_words().adverb(token.lower)) note(hedging, adverb->certainty, token.span);
  }
}

}  // namespace

Certainty lower(Certainty a, Certainty b) { return std::max(a, b); }

Hedging hedging_of(const Syntax& syntax, TokenIndex head) {
  Hedging out;
  TokenIndex at = head;
  for (int step = 0; step < kMostSteps; ++step) {
    look_beside(syntax, at, out);
    const Token& token = syntax.token(at);
    if (token.head == at) break;
    const Token& above = syntax.token(token.head);
    if (token.dep == "xcomp" && !cue_words().sourceless(above.lemma).empty()) {
      const CueWord& word = cue_words().sourceless(above.lemma).front();
      if (word.certainty != Certainty::kCertain) note(out, word.certainty, above.span);
    }
    if (token.dep == "xcomp" && above.pos == "ADJ") {
      if (const Adverb* adverb = cue_words().adverb(above.lower)) note(out, adverb->certainty, above.span);
    }
    const bool same_happening = token.dep == "xcomp" || (token.dep == "conj" && is_verb(token) && !syntax.child(at, {"nsubj", "nsubjpass"}));
    if (!same_happening) break;
    at = token.head;
  }
  std::sort(out.hedges.begin(), out.hedges.end());
  out.hedges.erase(std::unique(out.hedges.begin(), out.hedges.end()), out.hedges.end());
  return out;
}

}  // namespace dateline::attribution
