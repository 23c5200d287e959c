// Titles before a person's name: kept apart from the name; an office ("Iraqi Prime Minister X") becomes a position that the person holds.
#include <algorithm>

#include "actors/draft.h"

namespace dateline::actors {
namespace {

struct TitleSpan {
  TokenIndex first, last;
  const Title* title;
};

/// The longest title that ends right before token `end`, not before `start`.
std::optional<TitleSpan> title_before(const Draft& draft, TokenIndex start, TokenIndex end) {
  std::optional<TitleSpan> best;
  std::string key;
  for (TokenIndex i = end; i > start && end - i < 5;) {
    --i;
    if (draft.syntax.token(i).pos == "SPACE" || draft.folded[i].empty()) {
      if (draft.syntax.doc().word(i) != "-") break;
      continue;
    }
    key = draft.folded[i] + key;
    if (const Title* title = draft.lex().titles.find_folded(key)) best = TitleSpan{i, end, title};
  }
  return best;
}

/// Titles that the recogniser took into the name: "Capt. Christophe Cluzel".
void strip_titles(Draft& draft, Found& m) {
  std::optional<TokenIndex> from;  // honorifics ("Mr.") are no part of what people mark
  for (bool again = true; again && m.last - m.first > 1;) {
    again = false;
    std::string key;
    for (TokenIndex i = m.first; i + 1 < m.last && i - m.first < 4; ++i) {
      key += draft.folded[i];
      const Title* title = draft.lex().titles.find_folded(key);
      // A title that is also a name ("Prince", "Major") must leave two words, or be followed by a dot.
      if (!title || !draft.capital(i + 1)) continue;
      if (!from && title->kind != TitleKind::kHonorific) from = m.first;
      m.first = i + 1;
      again = true;
      break;
    }
  }
  m.titled_from = from;
  m.head = head_of(draft.syntax, m.first, m.last);
  m.name = draft.words(m.first, m.last);
  m.key = fold(m.name);
}

/// Words before an office that belong to it: "Iraqi", "former", "deputy", "Reuters".
TokenIndex office_start(const Draft& draft, TitleSpan office, TokenIndex sentence_start) {
  TokenIndex first = office.first;
  while (first > sentence_start) {
    const Token& token = draft.syntax.token(first - 1);
    const bool modifier = token.dep == "amod" || token.dep == "compound" || token.dep == "nmod";
    if (!modifier || token.pos == "PUNCT" || token.pos == "SPACE" || token.pos == "VERB") break;
    const TokenIndex head = token.head;
    if (head < first - 1) break;
    --first;
  }
  return first;
}

/// Whoever has a rank or an office of state or force; a "leader" or "spokesman" has a public role by the body alone (offices.cpp).
void mark(Found& person, const Title& title) {
  const bool of_body = title.kind == TitleKind::kOffice && title.sectors.empty();
  person.is_public = person.is_public || (title.kind != TitleKind::kHonorific && !of_body);
  for (const auto& sector : title.sectors) {
    if (std::find(person.sectors.begin(), person.sectors.end(), sector) == person.sectors.end()) person.sectors.push_back(sector);
  }
}

/// The country that an adjective or name among tokens [first, last) tells.
std::string country_in(const Draft& draft, TokenIndex first, TokenIndex last) {
  for (TokenIndex i = first; i < last; ++i) {
    const int at = draft.named_by[i];
    if (at >= 0 && !draft.found[static_cast<std::size_t>(at)].country.empty()) return draft.found[static_cast<std::size_t>(at)].country;
  }
  return {};
}

/// "Interior" in "Interior Minister": part of the office, not a body that the recogniser saw; "Army" in "Army chief" is one.
void drop_names_inside(Draft& draft, TitleSpan office) {
  for (TokenIndex i = office.first; i < office.last; ++i) {
    if (draft.named_by[i] < 0) continue;
    Found& m = draft.found[static_cast<std::size_t>(draft.named_by[i])];
    const bool within = office.first <= m.first && m.last <= office.last && m.first < m.last;
    const Noun* noun = draft.lex().nouns.find_folded(draft.folded[m.head]);
    const bool is_body = m.actor >= 0 || m.country_index >= 0 || (noun && noun->type != EntityType::kPerson);
    if (within && !is_body) m.last = m.first;
  }
}

void read_titles_of(Draft& draft, std::size_t index) {
  strip_titles(draft, draft.found[index]);
  const Found person = draft.found[index];
  const auto sentence = draft.syntax.doc().sentences[draft.syntax.sentence_of(person.first)];
  TokenIndex end = person.first;
  for (int i = 0; i < 3; ++i) {
    const auto span = title_before(draft, sentence.first, end);
    if (!span) break;
    Found& held_by = draft.found[index];
    mark(held_by, *span->title);
    if (span->title->gender != 'a') held_by.gender = span->title->gender;
    held_by.sure = true;
    held_by.titles.push_back(fold(draft.words(span->first, span->last)));
    end = span->first;
    if (span->title->kind != TitleKind::kHonorific && draft.capital(span->first)) held_by.titled_from = office_start(draft, *span, sentence.first);
    if (span->title->kind != TitleKind::kOffice) continue;
    drop_names_inside(draft, *span);
    Found office;
    office.first = office_start(draft, *span, sentence.first);
    office.last = span->last;
    office.form = MentionForm::kNominal;
    office.type = EntityType::kPosition;
    office.subtype = "office";
    office.sectors = span->title->sectors;
    office.country = country_in(draft, office.first, office.last);
    office.holder = static_cast<int>(held_by.head);
    if (held_by.country.empty()) held_by.country = office.country;
    draft.add(std::move(office));
    break;
  }
}

void guess_gender(const Draft& draft, Found& m) {
  if (m.gender != 'a') return;
  const auto found = draft.lex().person_words.find(draft.folded[m.first]);
  if (found == draft.lex().person_words.end()) return;
  if (found->second == "given_m") m.gender = 'm';
  if (found->second == "given_f") m.gender = 'f';
  if (found->second == "particle" && (draft.folded[m.first] == "abu" || draft.folded[m.first] == "abdul" || draft.folded[m.first] == "bin")) m.gender = 'm';
}

}  // namespace

void find_titles(Draft& draft) {
  const std::size_t count = draft.found.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (draft.found[i].type != EntityType::kPerson || draft.found[i].form != MentionForm::kName) continue;
    read_titles_of(draft, i);
    guess_gender(draft, draft.found[i]);
  }
  draft.settle();
}

}  // namespace dateline::actors
