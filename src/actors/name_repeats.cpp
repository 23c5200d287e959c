// Names that the recogniser missed: the same words again, and capitalised runs whose own words tell what they are.
#include <algorithm>

#include "actors/draft.h"
#include "actors/evidence.h"
#include "actors/relation_table.h"

namespace dateline::actors {
namespace {

/// A later mention copies what the first one is.
void copy_kind(Found& to, const Found& from) {
  to.type = from.type;
  to.subtype = from.subtype;
  to.country = from.country;
  to.sectors = from.sectors;
  to.actor = from.actor;
  to.country_index = from.country_index;
  to.naming = from.naming;
  to.gender = from.gender;
  to.sure = from.sure;
}

bool worth_finding_again(const Found& m) {
  if (m.form != MentionForm::kName) return false;
  switch (m.type) {
    case EntityType::kMoney:
    case EntityType::kQuantity:
    case EntityType::kDocument:
    case EntityType::kNationality: return false;
    default: return true;
  }
}

void find_same_words(Draft& draft) {
  PhraseTable<int> names;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (!worth_finding_again(m)) continue;
    names.add(m.name, static_cast<int>(i));
    if (m.type == EntityType::kPerson && m.last - m.first > 1 && draft.folded[m.last - 1].size() > 2) names.add(draft.words(m.last - 1, m.last), static_cast<int>(i));
  }
  for (TokenIndex i = 0; i < draft.syntax.size(); ++i) {
    if (draft.named_by[i] >= 0 || !draft.capital(i)) continue;
    const auto& sentence = draft.syntax.doc().sentences[draft.syntax.sentence_of(i)];
    TokenIndex stop = i;
    while (stop < sentence.last && draft.named_by[stop] < 0) ++stop;
    const auto match = names.longest(draft.folded, i, stop);
    if (!match.value || (match.length == 1 && !draft.is_proper(i))) continue;
    Found mention;
    mention.first = i;
    mention.last = i + match.length;
    copy_kind(mention, draft.found[static_cast<std::size_t>(*match.value)]);
    draft.add(std::move(mention));
  }
}

bool joins_name(const Draft& draft, TokenIndex i) {
  const Token& token = draft.syntax.token(i);
  return (draft.capital(i) && token.pos != "DET" && token.pos != "PRON" && token.pos != "ADP") || token.tag == "CD" ||
         token.lower == "-" || token.lower == "al";
}

/// "Amphibious Task Group", "Qayyarah Airfield": a capitalised run that ends in a telling word.
void find_telling_runs(Draft& draft) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 0; i < syntax.size();) {
    if (draft.named_by[i] >= 0 || !draft.is_proper(i) || !draft.capital(i)) {
      ++i;
      continue;
    }
    TokenIndex end = i;
    while (end < syntax.size() && draft.named_by[end] < 0 && joins_name(draft, end) && syntax.sentence_of(end) == syntax.sentence_of(i)) ++end;
    while (end > i && !draft.is_proper(end - 1) && syntax.token(end - 1).tag != "CD") --end;
    const NameWord* word = nullptr;
    for (TokenIndex t = i; t < end && !word; ++t) {
      if (t == i && end - i == 1) break;
      word = draft.lex().name_words.find_folded(draft.folded[t]);
      if (word && word->place == NameWordPlace::kFirst && t != i) word = nullptr;
      if (word && word->place == NameWordPlace::kLast && t + 1 != end && syntax.token(t + 1).tag != "CD" && t + 2 != end) word = nullptr;
    }
    if (word && end - i >= 2) {
      Found mention;
      mention.first = i;
      mention.last = end;
      mention.type = word->type;
      mention.subtype = word->subtype;
      mention.sectors = word->sectors;
      mention.gender = 'n';
      mention.sure = true;
      draft.add(std::move(mention));
    }
    i = std::max(end, i + 1);
  }
}

/// An acronym in brackets right behind a name: "Task Force (CTF)".
void find_bracketed_acronyms(Draft& draft) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 2; i + 1 < syntax.size(); ++i) {
    if (syntax.doc().word(i - 1) != "(" || syntax.doc().word(i + 1) != ")" || draft.named_by[i] >= 0) continue;
    TokenIndex before = i - 2;
    if (syntax.token(before).tag == "POS" && before > 0) --before;
    const int name = draft.named_by[before];
    const std::string_view word = syntax.doc().word(i);
    const auto capitals = std::count_if(word.begin(), word.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
    if (name < 0 || capitals < 2 || draft.found[static_cast<std::size_t>(name)].type == EntityType::kPerson) continue;
    Found mention;
    mention.first = i;
    mention.last = i + 1;
    copy_kind(mention, draft.found[static_cast<std::size_t>(name)]);
    draft.add(std::move(mention));
  }
}

/// "founded by", "led by": what people do.
bool relation_verb(const Syntax& syntax, TokenIndex verb) {
  const auto found = relation_table().verbs.find(syntax.token(verb).lemma);
  return found != relation_table().verbs.end() && (found->second.front().type == RelationType::kLeads || found->second.front().type == RelationType::kFounded);
}

bool is_person_noun(const Draft& draft, TokenIndex i) {
  if (!draft.is_noun(i)) return false;
  const Noun* noun = noun_at(draft, i);
  return noun && noun->type == EntityType::kPerson;
}

/// The one by whom something was done, or who says: a person, unless the name's own words tell another thing.
bool stands_as_person(const Draft& draft, TokenIndex i) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(i);
  if (token.dep == "nsubj") return draft.lex().is(syntax.token(token.head).lemma, "speech") || draft.lex().is(syntax.token(token.head).lemma, "personal");
  return token.dep == "pobj" && syntax.token(token.head).dep == "agent" && relation_verb(syntax, syntax.token(token.head).head);
}

/// A person that the recogniser missed, told by what is said of the name: "Otty Patino, his chief negotiator".
void find_persons_by_role(Draft& draft) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (draft.named_by[i] >= 0 || !draft.is_proper(i) || !draft.capital(i)) continue;
    const Token& token = syntax.token(i);
    bool person = token.dep == "appos" && is_person_noun(draft, token.head) && syntax.token(token.head).tag == "NN";
    for (TokenIndex child : syntax.children_with(i, {"appos"})) person = person || (child > i && is_person_noun(draft, child) && syntax.token(child).tag == "NN");
    person = person || stands_as_person(draft, i);
    if (!person) continue;
    TokenIndex first = i;
    while (first > 0 && draft.named_by[first - 1] < 0 && draft.is_proper(first - 1) && draft.capital(first - 1) && syntax.token(first - 1).head == i) --first;
    if (first == i) continue;
    Found mention;
    mention.first = first;
    mention.last = i + 1;
    mention.type = EntityType::kPerson;
    mention.sure = true;
    draft.add(std::move(mention));
  }
}

/// Names that only the gazetteer knew.
void find_places(Draft& draft) {
  for (const Place& place : draft.reading.places) {
    if (place.form != PlaceForm::kName) continue;
    const Sentence range = draft.syntax.tokens_in(place.span);
    if (range.first >= range.last) continue;
    bool free = true;
    for (TokenIndex i = range.first; i < range.last; ++i) free = free && draft.named_by[i] < 0;
    if (!free) continue;
    Found mention;
    mention.first = range.first;
    mention.last = range.last;
    mention.type = EntityType::kPlace;
    if (const KnownName* known = draft.lex().names.find(draft.words(range.first, range.last)); known && known->country >= 0 && known->naming == Naming::kName) {
      mention.type = EntityType::kCountry;
      mention.country_index = known->country;
    }
    mention.subtype = mention.type == EntityType::kCountry ? std::string() : place.kind;
    mention.country = place.country;
    mention.gender = 'n';
    draft.add(std::move(mention));
  }
}

}  // namespace

void find_names_again(Draft& draft) {
  find_telling_runs(draft);
  find_bracketed_acronyms(draft);
  find_persons_by_role(draft);
  find_places(draft);
  find_same_words(draft);
  draft.settle();
}

}  // namespace dateline::actors
