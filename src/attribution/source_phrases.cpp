#include "attribution/source_phrases.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/witness_words.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kLongestOwner = 8;  // tokens of "the prime minister's"

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

}  // namespace

std::string with_owner(const Syntax& syntax, TokenIndex head, const std::string& name) {
  if (syntax.token(head).pos != "NOUN" || fold_name(name) != syntax.token(head).lower) return name;
  const auto owner = syntax.child(head, {"poss"});
  if (!owner || *owner > head || syntax.token(*owner).pos == "PRON") return name;
  TokenRange range = syntax.extent(*owner);
  while (range.last - range.first > 1 && syntax.token(range.first).dep == "det") ++range.first;
  if (range.last > head || range.last - range.first > kLongestOwner) return name;
  std::string out(syntax.doc().text().at(syntax.doc().span_of(range.first, head + 1)));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string maker_of(const Syntax& syntax, TokenIndex head) {
  for (const TokenIndex made : syntax.children_with(head, {"acl"})) {
    if (!witness_words().making.contains(syntax.token(made).lemma)) continue;
    if (const auto maker = passive_agent(syntax, made)) {
      const auto name = syntax.child(*maker, {"appos"});
      return phrase_name(syntax, name && syntax.token(*name).pos == "PROPN" ? *name : *maker);
    }
  }
  for (const TokenIndex by : syntax.children_with(head, {"prep"})) {
    const auto maker = syntax.token(by).lower == "by" || syntax.token(by).lower == "from" ? syntax.child(by, {"pobj"}) : std::nullopt;
    if (maker && syntax.token(*maker).pos == "PROPN") return phrase_name(syntax, *maker);
  }
  return "";
}

Knowledge presence_of(const Syntax& syntax, TokenIndex person) {
  for (const TokenIndex clause_head : syntax.children_with(person, {"relcl"})) {
    const Token& verb = syntax.token(clause_head);
    if (verb.lemma != "be" || verb.tag != "VBD") continue;
    for (const TokenIndex place : syntax.children_with(clause_head, {"prep", "advmod"})) {
      if (any(syntax.token(place).lower, {"in", "at", "on", "near", "inside", "outside", "there", "nearby", "aboard"})) return Knowledge::kWitnessed;
    }
  }
  return knowledge_of(syntax, person, Knowledge::kUnstated);
}

bool is_another(const Entity& entity, const Token& head) {
  const bool place = entity.type == EntityType::kPlace || entity.type == EntityType::kCountry || entity.type == EntityType::kNationality;
  return place && head.pos == "NOUN" && head.dep == "appos";
}

}  // namespace dateline::attribution
