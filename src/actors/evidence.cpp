#include "actors/evidence.h"

namespace dateline::actors {
namespace {

/// A word in the singular, as the table of nouns has it; the model leaves capitalised plurals as they are.
const Noun* look_up(const Draft& draft, const std::string& before, TokenIndex head) {
  const Token& token = draft.syntax.token(head);
  const auto& nouns = draft.lex().nouns;
  if (const Noun* noun = nouns.find_folded(before + fold(token.lemma))) return noun;
  if (const Noun* noun = nouns.find_folded(before + draft.folded[head])) return noun;
  const std::string& word = draft.folded[head];
  if (word.size() > 3 && word.back() == 's') return nouns.find_folded(before + word.substr(0, word.size() - 1));
  return nullptr;
}

std::optional<SaidToBe> by_noun(const Draft& draft, TokenIndex head) {
  const Noun* noun = noun_at(draft, head);
  if (!noun) return std::nullopt;
  if (noun->type == EntityType::kGroup) return SaidToBe{EntityType::kOrganization, noun->subtype};
  return SaidToBe{noun->type, noun->type == EntityType::kPerson ? std::string() : noun->subtype};
}

/// Whether a word of the name tells an organisation: such take "who" too.
bool telling(const Draft& draft, const Found& m) {
  for (TokenIndex i = m.first; i < m.last; ++i) {
    if (draft.lex().name_words.find_folded(draft.folded[i])) return true;
  }
  return false;
}

/// ", 42,": how newspapers tell an age.
bool is_age_behind(const Draft& draft, const Found& m) {
  if (m.last + 2 >= draft.syntax.size()) return false;
  const std::string& number = draft.syntax.token(m.last + 1).lower;
  const bool digits = !number.empty() && number.size() <= 2 && number.find_first_not_of("0123456789") == std::string::npos;
  return digits && draft.syntax.token(m.last).lower == "," && draft.syntax.token(m.last + 2).lower == ",";
}

}  // namespace

const Noun* noun_at(const Draft& draft, TokenIndex head, TokenIndex* first) {
  const std::uint32_t sentence = draft.syntax.sentence_of(head);
  const TokenIndex start = draft.syntax.doc().sentences[sentence].first;
  const Noun* best = nullptr;
  std::string before;
  TokenIndex at = head;
  for (int words = 0; words < 6; ++words) {
    if (const Noun* noun = look_up(draft, before, head)) {
      best = noun;
      if (first && !draft.folded[at].empty()) *first = at;
    }
    if (at == start) break;
    --at;
    before = draft.folded[at] + before;
  }
  return best;
}

std::optional<SaidToBe> said_to_be(const Draft& draft, const Found& mention) {
  const Syntax& syntax = draft.syntax;
  const Token& head = syntax.token(mention.head);
  if (head.dep == "nsubj" && syntax.token(head.head).lemma == "be") {
    if (const auto attr = syntax.child(head.head, {"attr"})) return by_noun(draft, *attr);
  }
  for (TokenIndex child : syntax.children(mention.head)) {
    if (syntax.token(child).dep == "appos" && child > mention.head && draft.is_noun(child)) return by_noun(draft, child);
  }
  if (head.dep == "appos" && draft.is_noun(head.head)) return by_noun(draft, head.head);
  // "X was killed", "X, 14, ...": somebody
  const bool full_name = mention.last - mention.first > 1 && !telling(draft, mention);
  if (full_name && head.dep == "nsubjpass" && draft.lex().is(syntax.token(head.head).lemma, "harm")) return SaidToBe{EntityType::kPerson, {}};
  if (full_name && mention.type == EntityType::kOrganization && is_age_behind(draft, mention)) return SaidToBe{EntityType::kPerson, {}};
  // "X, who ...", "X resigned": somebody
  if (head.dep == "nsubj" && mention.last - mention.first > 1 && draft.lex().is(syntax.token(head.head).lemma, "personal")) return SaidToBe{EntityType::kPerson, {}};
  for (TokenIndex clause : syntax.children_with(mention.head, {"relcl"})) {
    const auto subject = syntax.child(clause, {"nsubj"});
    if (subject && syntax.token(*subject).lower == "who" && mention.type == EntityType::kOrganization && !telling(draft, mention)) return SaidToBe{EntityType::kPerson, {}};
  }
  // "the city of X", "the village of X"
  if (head.dep == "pobj" && syntax.token(head.head).lower == "of") {
    const TokenIndex above = syntax.token(head.head).head;
    const auto said = draft.is_noun(above) ? by_noun(draft, above) : std::nullopt;
    if (said && said->type == EntityType::kPlace && (said->subtype == "settlement" || said->subtype == "region" || said->subtype == "island")) return said;
  }
  // "X fighters", "X militants": a name before a noun of armed people is a group
  if (head.dep == "compound" && syntax.token(head.head).tag == "NNS") {
    const Noun* noun = noun_at(draft, head.head);
    if (noun && noun->subtype == "fighter" && mention.type != EntityType::kPlace) return SaidToBe{EntityType::kOrganization, "armed_group"};
  }
  return std::nullopt;
}

}  // namespace dateline::actors
