#include "events/blame.h"

#include <algorithm>

namespace dateline::events {
namespace {

/// The subject of a clause, or the object where it is passive; nobody where it is denied or only might be.
std::vector<TokenIndex> subject_if_so(const Ground& ground, TokenIndex verb) {
  const auto aux = ground.syntax.children_with(verb, {"aux"});
  const bool only_might = std::any_of(aux.begin(), aux.end(), [&](TokenIndex child) { return ground.token(child).tag == "MD"; });
  return only_might || is_negated(ground, verb) ? std::vector<TokenIndex>{} : surface_subject(ground, verb);
}

std::vector<TokenIndex> objects_behind(const Ground& ground, TokenIndex verb, std::string_view word) {
  for (TokenIndex child : ground.syntax.children_with(verb, {"prep", "dative"})) {
    if (ground.token(child).lower == word) return ground.syntax.children_with(child, {"pobj"});
  }
  return {};
}

}  // namespace

std::optional<TokenIndex> claim_of(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  TokenIndex verb = token.head;
  if (token.dep == "pobj" && ground.token(verb).lower == "for") {
    const TokenIndex owned = ground.token(verb).head;
    if (ground.token(owned).dep != "dobj" || !ground.book.is_in(ground.lemma[owned], "RESPONSIBILITY")) return std::nullopt;
    verb = ground.token(owned).head;
    if (!ground.book.is_in(ground.lemma[verb], "OWNING_UP")) return std::nullopt;
  } else if ((token.dep != "dobj" && token.dep != "nsubjpass") || !ground.book.is_in(ground.lemma[verb], "CLAIMING")) {
    return std::nullopt;
  }
  const auto aux = ground.syntax.children_with(verb, {"aux"});
  const bool only_might = std::any_of(aux.begin(), aux.end(), [&](TokenIndex child) { return ground.token(child).tag == "MD" || ground.token(child).tag == "TO"; });
  return only_might || is_negated(ground, verb) ? std::nullopt : std::optional(verb);
}

std::vector<TokenIndex> blamed_for(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  if (ground.syntax.is_root(noun)) return {};
  const TokenIndex above = token.head;
  if (token.dep == "dobj" || token.dep == "nsubjpass") {
    if (is_negated(ground, above)) return {};
    if (ground.book.is_in(ground.lemma[above], "ASCRIBING")) return objects_behind(ground, above, "to");
    return ground.book.is_in(ground.lemma[above], "BLAMING") ? objects_behind(ground, above, "on") : std::vector<TokenIndex>{};
  }
  if (token.dep != "pobj" || ground.syntax.is_root(above)) return {};
  const TokenIndex over = ground.token(above).head;
  const std::string& word = ground.token(above).lower;
  const bool blames = ground.book.is_in(ground.lemma[over], "BLAMING") && (word == "for" || word == "of" || word == "in");
  if (ground.is_verb(over) && (blames || (ground.book.is_in(ground.lemma[over], "LINKING") && word == "to"))) {
    if (is_negated(ground, over)) return {};
    return is_passive(ground, over) ? subject_if_so(ground, over) : ground.syntax.children_with(over, {"dobj"});
  }
  if (ground.book.is_in(ground.lemma[over], "CULPABLE") && (word == "for" || word == "of")) {
    if (ground.token(over).dep == "acomp") return subject_if_so(ground, ground.token(over).head);
    if (ground.token(over).dep == "oprd" || ground.token(over).dep == "ccomp") {  // "holds X responsible for"
      const auto held = ground.syntax.child(over, {"nsubj"});
      return held ? std::vector{*held} : ground.syntax.children_with(ground.token(over).head, {"dobj"});
    }
    return {};
  }
  return ground.lemma[over] == "be" && word == "behind" ? subject_if_so(ground, over) : std::vector<TokenIndex>{};
}

std::vector<TokenIndex> sufferers_of(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  if (token.dep != "pobj" || ground.token(token.head).lower != "of") return {};
  const TokenIndex word = ground.token(token.head).head;
  if (ground.token(word).dep != "attr" || !ground.book.is_in(ground.lemma[word], "SUFFERER")) return {};
  return subject_if_so(ground, ground.token(word).head);
}

}  // namespace dateline::events
