#include "attribution/grounds.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kCloseToCue = 6;  // tokens between the teller's cue and the ground put in behind it

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

struct Ground {
  TokenIndex at;  // the phrase's head
  TokenRange cue;
  TokenIndex object;
};

/// "interviews with three officials": the people behind the papers.
TokenIndex people_behind(const Syntax& syntax, TokenIndex object) {
  for (const TokenIndex child : syntax.children(object)) {
    if (child < object || syntax.token(child).dep != "prep" || !any(syntax.token(child).lower, {"with", "from", "by", "of"})) continue;
    const auto people = syntax.child(child, {"pobj"});
    const Informant* who = people ? informant(syntax.token(*people)) : nullptr;
    if (who && who->what == InformantClass::kInformant && !informant(syntax.token(object))) return *people;
  }
  return object;
}

std::optional<Ground> ground_at(const Syntax& syntax, TokenIndex i) {
  const Token& token = syntax.token(i);
  std::optional<TokenIndex> object;
  TokenRange cue{i, i + 1};
  if (any(token.lower, {"citing", "quoting"}) && token.tag == "VBG") {
    object = syntax.child(i, {"dobj"});
  } else if (token.lower == "based" && i + 1 < syntax.size() && syntax.token(i + 1).lower == "on" && !syntax.child(i, {"auxpass", "aux", "nsubjpass"})) {
    object = syntax.child(i + 1, {"pobj"});
    cue.last = i + 2;
  }
  if (token.lower == "basis" && token.dep == "pobj" && syntax.token(token.head).lower == "on") {
    const auto of = syntax.child(i, {"prep"});
    if (of && syntax.token(*of).lower == "of") object = syntax.child(*of, {"pobj"});
    if (object) cue = {token.head, *of + 1}, i = token.head;
  }
  if (!object) return std::nullopt;
  const TokenIndex people = people_behind(syntax, *object);
  const Token& head = syntax.token(people);
  const Informant* who = informant(head);
  const bool may_tell = who || any(head.ent_type, {"PERSON", "ORG"});
  if (!may_tell) return std::nullopt;
  return Ground{i, cue, people};
}

/// The attribution that a ground stands with: its verb governs the phrase, or stands right before it, or its content holds it.
std::optional<std::size_t> teller_of(const Syntax& syntax, const Drafts& drafts, const Ground& ground) {
  std::optional<std::size_t> best;
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    const Draft& draft = drafts[d];
    if (draft.cue == ground.at || !draft.word || !draft.word->puts_forward() || draft.behind) continue;
    if (draft.content.empty() && !syntax.child(ground.at, {"ccomp"})) continue;
    if (syntax.sentence_of(draft.cue) != syntax.sentence_of(ground.at)) continue;
    // "state radio, quoting residents, said"
    const TokenIndex above = syntax.token(ground.at).head;
    const bool governs = above == draft.cue || (draft.source_head && above == *draft.source_head && ground.at < draft.cue);
    const bool beside = draft.cue < ground.at && ground.at - draft.cue <= kCloseToCue;
    const bool holds = inside(draft.content, ground.at);
    if (governs) return d;
    if ((beside || holds) && !best) best = d;
  }
  return best;
}

}  // namespace

void find_grounds(const Scene& scene, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const auto ground = ground_at(syntax, i);
    if (!ground) continue;
    const auto teller = teller_of(syntax, drafts, *ground);
    if (!teller) continue;
    // the verb "citing" may have been taken for an attribution of its own
    const TokenIndex teller_cue = drafts[*teller].cue;
    std::erase_if(drafts, [&](const Draft& draft) { return draft.cue == ground->at; });
    Draft& told = *std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) { return draft.cue == teller_cue; });
    Draft draft;
    draft.word = told.word;
    draft.cue = ground->at;
    draft.cue_tokens = {ground->cue};
    draft.source_head = ground->object;
    draft.source = noun_phrase(syntax, ground->object);
    draft.behind = told.cue;
    TokenRange phrase = syntax.extent(ground->at);
    if (const auto clause_below = syntax.child(ground->at, {"ccomp"})) {
      // "citing two officials, that ...": the clause is what the teller reports
      if (told.content.empty()) told.content = clause(syntax, *clause_below);
      phrase.last = std::min(phrase.last, syntax.extent(*clause_below).first);
    }
    told.content = trimmed(syntax, minus(told.content, {ground->cue.first, std::max(phrase.last, draft.source.empty() ? 0 : draft.source.back().last)}));
    told.source = trimmed(syntax, minus(told.source, phrase));
    draft.content = told.content;
    if (!draft.content.empty()) drafts.push_back(std::move(draft));
  }
}

}  // namespace dateline::attribution
