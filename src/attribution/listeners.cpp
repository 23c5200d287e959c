#include "attribution/listeners.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"

namespace dateline::attribution {
namespace {

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

/// One outlet, not "the media" or "a television reporter".
bool is_outlet(const Syntax& syntax, TokenIndex head) {
  const Token& token = syntax.token(head);
  if (any(token.tag, {"NNS"}) || any(token.lower, {"media", "press"})) return false;
  const Informant* noun = informant(token);
  if ((noun && noun->what == InformantClass::kOutlet) || is_news_agency(syntax, head)) return true;
  return token.pos == "PROPN" && is_outlet_name(phrase_name(syntax, head));
}

std::optional<TokenIndex> outlet_below(const Syntax& syntax, TokenIndex above, std::initializer_list<std::string_view> prepositions) {
  for (const TokenIndex child : syntax.children_with(above, {"prep", "agent"})) {
    if (!any(syntax.token(child).lower, prepositions)) continue;
    const auto object = syntax.child(child, {"pobj"});
    if (object && is_outlet(syntax, *object)) return object;
  }
  return std::nullopt;
}

/// "in an interview with X", "in a statement carried by X".
std::optional<TokenIndex> outlet_of_occasion(const Syntax& syntax, TokenIndex cue) {
  for (const TokenIndex preposition : syntax.children_with(cue, {"prep"})) {
    if (!any(syntax.token(preposition).lower, {"in", "during"})) continue;
    const auto occasion = syntax.child(preposition, {"pobj"});
    if (!occasion || !cue_words().is_occasion(syntax.token(*occasion).lemma)) continue;
    if (const auto with = outlet_below(syntax, *occasion, {"with", "to"})) return with;
    for (const TokenIndex carried : syntax.children_with(*occasion, {"acl"})) {
      if (syntax.token(carried).tag != "VBN") continue;
      if (const auto by = outlet_below(syntax, carried, {"by", "in", "on", "with", "to"})) return by;
    }
  }
  return std::nullopt;
}

/// "documents seen by X", "footage verified by X": whoever had them stands between the page and them.
std::optional<TokenIndex> holder_of(const Syntax& syntax, TokenIndex paper) {
  const Informant* noun = informant(syntax.token(paper));
  const bool papers = noun && (noun->what == InformantClass::kPaper || noun->what == InformantClass::kImagery || syntax.token(paper).lemma == "paper");
  if (!papers) return std::nullopt;
  for (const TokenIndex had : syntax.children_with(paper, {"acl", "relcl"})) {
    if (!is_held(syntax.token(had))) continue;
    const auto holder = passive_agent(syntax, had);
    if (holder && any(syntax.token(*holder).pos, {"PROPN", "NOUN"})) return holder;
    if (const auto with = outlet_below(syntax, had, {"by", "with", "to"})) return with;
  }
  return std::nullopt;
}

}  // namespace

void find_holder(const Syntax& syntax, Draft& draft) {
  if (draft.via || !draft.source_head) return;
  draft.via = holder_of(syntax, *draft.source_head);
  draft.via_holds = draft.via.has_value();
}

bool quotes_as_saying(const Syntax& syntax, TokenIndex verb) {
  if (!any(syntax.token(verb).lemma, {"quote", "cite"})) return false;
  for (const TokenIndex child : syntax.children_with(verb, {"prep"})) {
    if (syntax.token(child).lower == "as" && syntax.child(child, {"pcomp"})) return true;
  }
  return false;
}

std::optional<TokenIndex> quoting_verb(const Syntax& syntax, TokenIndex verb) {
  const Token& token = syntax.token(verb);
  if (token.dep != "pcomp" || syntax.token(token.head).lower != "as") return std::nullopt;
  const TokenIndex above = syntax.token(token.head).head;
  return quotes_as_saying(syntax, above) ? std::optional(above) : std::nullopt;
}

void find_listener(const Scene& scene, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  if (const auto quoting = quoting_verb(syntax, draft.cue)) {
    draft.via = is_passive(syntax, *quoting) ? outlet_below(syntax, *quoting, {"by", "in"}) : syntax.child(*quoting, {"nsubj"});
    if (!draft.via) draft.via = outlet_below(syntax, draft.cue, {"by", "in"});
    return;
  }
  if (draft.word->takes("told")) {
    for (const TokenIndex listener : syntax.children_with(draft.cue, {"dobj", "dative", "iobj"})) {
      if (is_outlet(syntax, listener)) draft.via = listener;
    }
  }
  if (!draft.via) draft.via = outlet_of_occasion(syntax, draft.cue);
}

}  // namespace dateline::attribution
