// Nominals: noun phrases of the lexicon's nouns ("three gunmen", "the Iraqi government", "short-range ballistic missiles", "coastal corridor").
#include <algorithm>

#include "actors/draft.h"
#include "actors/evidence.h"
#include "actors/nationality.h"

namespace dateline::actors {
namespace {

/// "chief of staff": a noun of the table that goes on behind its head.
PhraseTable<Noun>::Match going_on(const Draft& draft, TokenIndex head) {
  if (head + 1 >= draft.syntax.size() || draft.syntax.token(head + 1).lower != "of") return {};
  const auto match = draft.lex().nouns.longest(draft.folded, head, draft.syntax.doc().sentences[draft.syntax.sentence_of(head)].last);
  return match.length > 2 ? match : PhraseTable<Noun>::Match();
}

bool is_nominal_head(const Draft& draft, TokenIndex i) {
  const Token& token = draft.syntax.token(i);
  if (draft.named_by[i] >= 0) return false;
  if (draft.is_noun(i) || going_on(draft, i).value) return true;
  // Headlines and sloppy tags: a capitalised noun that is part of no name; "the wounded".
  if (draft.is_proper(i)) return true;
  return token.pos == "ADJ" && token.dep != "amod" && i > 0 && draft.syntax.token(i - 1).lower == "the";
}

bool is_hyphen(const Draft& draft, TokenIndex i) { return draft.syntax.doc().word(i) == "-"; }

/// "Iranian-backed", not the dash behind a dateline ("GAO, Mali - Gunmen").
bool joins_words(const Draft& draft, TokenIndex i) {
  const Span here = draft.syntax.token(i).span;
  const bool behind = i > 0 && draft.syntax.token(i - 1).span.end == here.start;
  return is_hyphen(draft, i) && (behind || (i + 1 < draft.syntax.size() && draft.syntax.token(i + 1).span.start == here.end));
}

/// Whether the noun only modifies another phrase that is a mention itself: "militia" in "militia commander".
bool lives_in_other(const Draft& draft, TokenIndex i) {
  const Token& token = draft.syntax.token(i);
  if (token.dep != "compound" && token.dep != "nmod" && token.dep != "npadvmod" && token.dep != "amod") return false;
  const TokenIndex head = token.head;
  if (head <= i) return false;
  if (draft.named_by[head] >= 0) return true;
  TokenIndex first = head;
  const Noun* noun = noun_at(draft, head, &first);
  if (!noun) return false;
  return first <= i || noun->type != EntityType::kPlace;
}

/// Behind a participle that the parser took for a modifier: "Ruto hosted leaders". Joined by a hyphen it is one ("Iranian-backed").
bool hangs_on_verb(const Draft& draft, TokenIndex i, TokenIndex head) {
  const Token& token = draft.syntax.token(i);
  const TokenIndex up = token.head;
  if (up == head || up <= i || draft.syntax.token(up).pos != "VERB" || is_hyphen(draft, i)) return false;
  return !is_hyphen(draft, up - 1);
}

/// Whether the words are part of a date or a clock time. The times lie in the order of the text.
bool tells_time(const Reading& reading, Span span) {
  const auto next = std::partition_point(reading.times.begin(), reading.times.end(), [&](const TimeExpression& t) { return t.span.end <= span.start; });
  return next != reading.times.end() && next->span.overlaps(span) && next->type != TimexType::kDuration;
}

/// Where the phrase of a noun begins: its modifiers on the left, without a named owner ("Iran's").
TokenIndex phrase_start(const Draft& draft, TokenIndex head, TokenIndex noun_first) {
  const Syntax& syntax = draft.syntax;
  const TokenIndex start = syntax.doc().sentences[syntax.sentence_of(head)].first;
  TokenIndex first = std::min(noun_first, head);
  while (first > start) {
    const TokenIndex i = first - 1;
    const Token& token = syntax.token(i);
    if (tells_time(draft.reading, token.span)) break;  // "in December 2021 gunmen killed"; an age ("12-year-old") is no time
    if (token.pos == "SPACE" || token.pos == "VERB" || token.tag == "POS" || token.pos == "ADP" || token.pos == "CCONJ" || token.pos == "SCONJ") {
      if (!(token.pos == "VERB" && token.dep == "amod")) break;
    }
    if (token.pos == "PUNCT" && !joins_words(draft, i)) break;
    if (token.dep == "quantmod" || (token.pos == "PRON" && token.tag != "PRP$") || hangs_on_verb(draft, i, head)) break;
    // The modifier must hang, at whatever depth, on a word of the phrase.
    TokenIndex up = i;
    for (int depth = 0; depth < 4 && up != head && !syntax.is_root(up) && (up < first || up > head); ++depth) up = syntax.token(up).head;
    if (up < first || up > head) break;
    if (token.dep == "poss" && token.tag != "PRP$") break;
    if (const int named = draft.named_by[i]; named >= 0 && draft.found[static_cast<std::size_t>(named)].first < i) {
      first = std::max(start, draft.found[static_cast<std::size_t>(named)].first);  // a name is taken whole or not at all
      continue;
    }
    if (token.dep == "nsubj" || token.dep == "preconj" || token.dep == "mark" || token.dep == "advmod") {
      if (token.dep != "advmod" || token.head > head || !(syntax.token(token.head).pos == "ADJ" || syntax.token(token.head).pos == "NUM" || syntax.token(token.head).tag == "VBN")) break;
    }
    first = i;
  }
  return first;
}

/// "least" in "at least 43 trucks".
bool is_of_count(const Draft& draft, TokenIndex i, TokenIndex head) {
  const TokenIndex above = draft.syntax.token(i).head;
  return above > i && above < head && draft.syntax.token(above).tag == "CD";
}

/// Words at the beginning that do not belong to the name: articles, owners, numbers, "other".
TokenIndex name_start(const Draft& draft, TokenIndex first, TokenIndex head) {
  while (first < head) {
    const Token& token = draft.syntax.token(first);
    const bool light = token.pos == "DET" || token.tag == "PRP$" || token.tag == "CD" || token.pos == "NUM" || token.pos == "PUNCT" ||
                       token.dep == "quantmod" || token.pos == "ADV" || is_of_count(draft, first, head) || draft.lex().is(token.lower, "light");
    if (!light || (first + 1 < head && is_hyphen(draft, first + 1))) break;  // "12-year-old" stays whole
    ++first;
  }
  return first;
}

void set_reference(const Draft& draft, Found& m) {
  for (TokenIndex i = m.first; i < m.head; ++i) {
    const Token& token = draft.syntax.token(i);
    if (token.lower == "the" || token.lower == "this" || token.lower == "these" || token.lower == "that" || token.lower == "those") m.definite = true;
    if (token.lower == "a" || token.lower == "an" || token.lower == "another") m.indefinite = true;
    if (token.tag == "PRP$") m.owned = true;
  }
  // "a son of the man": the article of a phrase inside does not count, but such phrases lie behind the head.
}

bool has_namer(const Draft& draft, const Found& m) {
  for (TokenIndex i = m.first; i < m.head; ++i) {
    const Token& token = draft.syntax.token(i);
    if (draft.named_by[i] >= 0 || token.dep == "compound" || (token.dep == "amod" && !draft.lex().is(token.lower, "light"))) return true;
  }
  if (draft.syntax.child(m.head, {"poss"})) return true;
  const auto of = draft.syntax.child(m.head, {"prep"});  // "members of the council", "backers of the party"
  return of && draft.syntax.token(*of).lower == "of";
}

std::string country_of(const Draft& draft, const Found& m) {
  for (TokenIndex i = m.first; i < m.last; ++i) {
    const int at = draft.named_by[i];
    if (at >= 0 && !takes_side(draft.syntax, i) && draft.found[static_cast<std::size_t>(at)].country_index >= 0) return draft.found[static_cast<std::size_t>(at)].country;
  }
  if (const auto owner = draft.syntax.child(m.head, {"poss"}); owner && draft.named_by[*owner] >= 0) {
    const Found& by = draft.found[static_cast<std::size_t>(draft.named_by[*owner])];
    if (by.country_index >= 0) return by.country;
  }
  if (const auto of = draft.syntax.child(m.head, {"prep"}); of && draft.syntax.token(*of).lower == "of") {
    const auto object = draft.syntax.child(*of, {"pobj"});
    if (object && draft.named_by[*object] >= 0) {
      const Found& by = draft.found[static_cast<std::size_t>(draft.named_by[*object])];
      if (by.country_index >= 0) return by.country;
    }
  }
  return {};
}

/// "Government of Iraq", "Ministry of Defence": a capitalised head takes its of-phrase into the name.
TokenIndex phrase_end(const Draft& draft, TokenIndex head, const Noun& noun) {
  const Syntax& syntax = draft.syntax;
  if (noun.type != EntityType::kOrganization || (noun.subtype != "government" && noun.subtype != "state_body")) return head + 1;
  if (!draft.capital(head) && noun.subtype != "government") return head + 1;
  const auto of = syntax.child(head, {"prep"});
  if (!of || *of != head + 1 || syntax.token(*of).lower != "of") return head + 1;
  const auto object = syntax.child(*of, {"pobj"});
  if (!object || !draft.capital(*object)) return head + 1;
  return std::max(syntax.extent(*object).first, *object) + 1;
}

char number_of(const Draft& draft, const Found& m, const Noun& noun) {
  const Token& head = draft.syntax.token(m.head);
  if (head.tag == "NNS" || head.tag == "NNPS") return 'p';
  if (noun.plural && noun.type != EntityType::kOrganization) return 'p';
  const std::string& word = draft.folded[m.head];
  const bool looks_plural = word.back() == 's' || word.ends_with("men");  // "Gunmen" at the head of a sentence
  if (head.tag == "NNP" && word.size() > 4 && looks_plural && noun.type == EntityType::kPerson) return 'p';
  return 's';
}

/// "find a new prime minister", "resigned as defence minister": the office, not somebody.
bool means_office(const Draft& draft, const Found& m) {
  if (!m.has_holder || m.number != 's') return false;
  const Token& token = draft.syntax.token(m.head);
  const bool acts = (token.dep == "nsubj" && draft.syntax.token(token.head).lemma != "be") || (token.dep == "pobj" && draft.syntax.token(token.head).dep == "agent");
  if (m.indefinite) return !acts;  // "a French minister said" is somebody
  if (token.dep == "oprd") return true;
  const std::string& above = draft.syntax.token(token.head).lower;
  if (token.dep == "attr") return draft.syntax.token(token.head).lemma != "be";
  return token.dep == "pobj" && (above == "as" || (above == "of" && !m.definite));
}

bool is_quote(const Draft& draft, TokenIndex i) {
  const Token& token = draft.syntax.token(i);
  return token.tag == "``" || token.tag == "''" || draft.syntax.doc().word(i) == "\"";
}

/// A quoted name of a way: the words between the marks.
bool take_quoted(const Draft& draft, Found& m) {
  const TokenIndex from = m.head >= 5 ? m.head - 5 : 0;
  TokenIndex open = m.head;
  while (open > from && !is_quote(draft, open)) --open;
  TokenIndex close = m.head;
  while (close + 1 < draft.syntax.size() && close < m.head + 6 && !is_quote(draft, close)) ++close;
  if (!is_quote(draft, open) || !is_quote(draft, close) || close - open > 7 || close - open < 2) return false;
  m.first = open + 1;
  m.last = close;
  m.name = draft.words(m.first, m.last);
  m.key = fold(m.name);
  return true;
}

void add_office(Draft& draft, const Found& person, TokenIndex holder) {
  Found office = person;
  office.type = EntityType::kPosition;
  office.subtype = "office";
  office.headless = true;
  office.holder = static_cast<int>(holder);
  office.first = name_start(draft, office.first, office.head);
  draft.add(std::move(office));
}

/// The named person that an apposition or a copula ties to the phrase: "X, commander of Y", "X is the deputy of Y".
std::optional<TokenIndex> tied_person(const Draft& draft, TokenIndex head) {
  const Syntax& syntax = draft.syntax;
  const auto person_at = [&](TokenIndex i) -> std::optional<TokenIndex> {
    const int at = draft.named_by[i];
    if (at < 0 || draft.found[static_cast<std::size_t>(at)].type != EntityType::kPerson) return std::nullopt;
    return draft.found[static_cast<std::size_t>(at)].head;
  };
  const Token& token = syntax.token(head);
  if (token.dep == "appos") {
    if (const auto person = person_at(apposed_to(syntax, head))) return person;
  }
  for (TokenIndex child : syntax.children(head)) {
    if (syntax.token(child).dep == "appos" && apposed_to(syntax, child) == head) {
      if (const auto person = person_at(child)) return person;
    }
  }
  if (token.dep == "attr" && syntax.token(token.head).lemma == "be") {
    if (const auto subject = subject_of_copula(syntax, token.head)) return person_at(*subject);
  }
  return std::nullopt;
}

/// "viewed as a terrorist": said of somebody, nobody of its own.
bool is_predicate(const Draft& draft, const Found& m) {
  const Token& token = draft.syntax.token(m.head);
  return m.type == EntityType::kPerson && m.indefinite && !m.has_holder && token.dep == "pobj" && draft.syntax.token(token.head).lower == "as";
}

void read_nominal(Draft& draft, TokenIndex head) {
  TokenIndex noun_first = head;
  const auto longer = going_on(draft, head);
  const Noun* noun = longer.value ? longer.value : noun_at(draft, head, &noun_first);
  if (!noun || lives_in_other(draft, head)) return;
  if (noun_first + 1 < head && draft.syntax.token(noun_first + 1).lower == "of") return;  // its head lies before "of"
  Found m;
  m.form = MentionForm::kNominal;
  m.head = head;
  m.first = phrase_start(draft, head, noun_first);
  m.last = longer.value ? head + longer.length : phrase_end(draft, head, *noun);
  m.type = noun->type;
  m.subtype = noun->subtype;
  m.sectors = noun->sectors;
  m.is_protected = noun->is_protected;
  m.is_public = noun->is_public;
  m.has_holder = noun->has_holder;
  m.number = number_of(draft, m, *noun);
  if (m.type == EntityType::kPerson && m.number == 'p') m.type = EntityType::kGroup;
  m.gender = m.type == EntityType::kPerson ? 'a' : 'n';
  set_reference(draft, m);
  if (is_predicate(draft, m)) return;
  if (noun->weak && !m.definite && !m.owned && !has_namer(draft, m)) return;
  if (draft.is_proper(head) && draft.capital(head) && draft.syntax.token(head).dep == "compound" && !noun->has_holder) return;
  m.country = country_of(draft, m);
  m.weak = noun->weak;
  const TokenIndex named_from = name_start(draft, m.first, std::min(noun_first, head));
  m.name = draft.words(named_from, m.last);
  m.key = fold(m.name);
  if (m.type == EntityType::kRoute) take_quoted(draft, m);
  if (m.type == EntityType::kPerson && means_office(draft, m) && !tied_person(draft, head)) {
    m.type = EntityType::kPosition;
    m.subtype = "office";
  }
  const auto holder = m.has_holder && m.number == 's' ? tied_person(draft, head) : std::nullopt;
  draft.add(m);
  if (holder && m.type == EntityType::kPerson) add_office(draft, m, *holder);
}

}  // namespace

void find_nominals(Draft& draft) {
  std::vector<char> taken(draft.syntax.size(), 0);
  for (const Found& m : draft.found) {
    if (m.type != EntityType::kPosition) continue;
    for (TokenIndex i = m.first; i < m.last; ++i) taken[i] = 1;
  }
  for (TokenIndex i = 0; i < draft.syntax.size(); ++i) {
    if (!taken[i] && is_nominal_head(draft, i)) read_nominal(draft, i);
  }
  draft.settle();
}

}  // namespace dateline::actors
