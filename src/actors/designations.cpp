// Designations of weapons and platforms ("T-72", "Fateh-110", "Iskander") and names of ships ("USS Mahan").
#include <algorithm>

#include "actors/draft.h"
#include "actors/evidence.h"
#include "base/unicode.h"

namespace dateline::actors {
namespace {

constexpr std::size_t kShortestApart = 5;  // letters of a name whose number may stand apart: "Leopard 2", but "T 7" is none

bool starts_with_digit(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

void claim(Draft& draft, TokenIndex first, TokenIndex last, const Designation& what) {
  for (TokenIndex i = first; i < last; ++i) {
    const int at = draft.named_by[i];
    if (at < 0) continue;
    Found& other = draft.found[static_cast<std::size_t>(at)];
    for (TokenIndex t = other.first; t < other.last; ++t) draft.named_by[t] = -1;
    other.last = other.first;  // settle() takes it out
  }
  Found mention;
  mention.first = first;
  mention.last = last;
  mention.type = what.type;
  mention.subtype = what.subtype;
  mention.country = what.country;
  mention.gender = 'n';
  mention.sure = true;
  draft.add(std::move(mention));
}

/// Splits "F16", "Tu-95MS" into stem and the rest; the rest is empty where there is no digit.
std::pair<std::string, std::string> stem_of(std::string_view word) {
  const std::size_t digit = word.find_first_of("0123456789");
  std::string stem(word.substr(0, digit));
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return {stem, digit == std::string_view::npos ? std::string() : std::string(word.substr(digit))};
}

/// A noun of weapons or vehicles within the next words: "M4 carbines", "C-130 transport planes".
bool noun_follows(const Draft& draft, TokenIndex at) {
  for (TokenIndex i = at; i < std::min<TokenIndex>(at + 4, draft.syntax.size()); ++i) {
    if (draft.syntax.token(i).pos == "PUNCT" && draft.syntax.doc().word(i) != "-") return false;
    const Noun* noun = draft.is_noun(i) ? noun_at(draft, i) : nullptr;
    if (noun && (noun->type == EntityType::kWeapon || noun->type == EntityType::kPlatform || noun->type == EntityType::kVehicle)) return true;
  }
  return false;
}

/// "F-16 Fighting Falcon": the name of the type belongs to its designation.
TokenIndex behind_nickname(const Draft& draft, TokenIndex last) {
  constexpr TokenIndex kMostWords = 2;
  const TokenIndex from = last;
  while (last < draft.syntax.size() && last < from + kMostWords && draft.capital(last) && draft.is_proper(last) &&
         !draft.lex().titles.find_folded(draft.folded[last])) {
    const int named = draft.named_by[last];
    if (named >= 0 && draft.found[static_cast<std::size_t>(named)].sure) break;
    ++last;
  }
  return last;
}

bool designation_at(Draft& draft, TokenIndex i) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(i);
  if (token.pos == "SPACE" || (draft.named_by[i] >= 0 && draft.found[static_cast<std::size_t>(draft.named_by[i])].sure)) return false;
  auto [stem, number] = stem_of(syntax.doc().word(i));
  const auto found = draft.lex().designations.find(stem);
  if (found == draft.lex().designations.end()) return false;
  TokenIndex last = i + 1;
  if (number.empty() && last + 1 < syntax.size() && syntax.doc().word(last) == "-" && starts_with_digit(syntax.doc().word(last + 1)) &&
      syntax.token(last).span.end == syntax.token(last + 1).span.start) {
    number = syntax.doc().word(last + 1);
    last += 2;
  } else if (number.empty() && last < syntax.size() && (!found->second.needs_number || stem.size() >= kShortestApart) && starts_with_digit(syntax.doc().word(last)) && syntax.doc().word(last).size() <= 4 && syntax.token(last).ent_type != "DATE") {
    number = syntax.doc().word(last);
    ++last;
  }
  // "Bayraktar TB2": a second designation belongs to the first.
  if (number.empty() && !found->second.needs_number && last < syntax.size() && !stem_of(syntax.doc().word(last)).second.empty() &&
      lexicon().designations.contains(stem_of(syntax.doc().word(last)).first)) {
    ++last;
  }
  const bool before_noun = stem.size() >= kShortestApart && noun_follows(draft, last);  // "Leopard tanks"
  if (found->second.needs_number && number.empty() && !before_noun) return false;
  if (found->second.needs_noun && !noun_follows(draft, last)) return false;
  if (number.size() > 6 || (stem.size() == 1 && number.size() < 2)) return false;
  if (!number.empty()) last = behind_nickname(draft, last);
  claim(draft, i, last, found->second);
  return true;
}

bool is_particle(const Draft& draft, TokenIndex i) {
  const auto found = draft.lex().person_words.find(draft.folded[i]);
  return found != draft.lex().person_words.end() && found->second == "particle";
}

/// "USS Ramos (DDG 91)": the hull number is the ship once more.
void take_hull_number(Draft& draft, TokenIndex open, const Designation& what) {
  const Syntax& syntax = draft.syntax;
  const auto word = [&](TokenIndex at) { return at < syntax.size() ? syntax.doc().word(at) : std::string_view(); };
  const std::string_view letters = word(open + 1), number = word(open + 2);
  if (word(open) != "(" || word(open + 3) != ")" || letters.empty() || letters.size() > 4 || number.size() > 4 || !starts_with_digit(number)) return;
  if (!std::all_of(letters.begin(), letters.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; })) return;
  claim(draft, open + 1, open + 3, what);
  draft.found.back().sure = false;  // the name before the bracket says what it is
}

bool ship_at(Draft& draft, TokenIndex i) {
  const Syntax& syntax = draft.syntax;
  const auto prefix = draft.lex().ship_prefixes.find(std::string(syntax.doc().word(i)));
  if (prefix == draft.lex().ship_prefixes.end() || i + 1 >= syntax.size() || !draft.capital(i + 1)) return false;
  TokenIndex last = i + 1;
  while (last < syntax.size() && last - i < 6 && syntax.sentence_of(last) == syntax.sentence_of(i) &&
         ((draft.capital(last) && (syntax.token(last).pos == "PROPN" || syntax.token(last).pos == "NOUN" || syntax.token(last).pos == "ADJ")) ||
          (last > i + 1 && is_particle(draft, last) && last + 1 < syntax.size() && draft.capital(last + 1)))) {
    ++last;
  }
  if (last == i + 1) return false;
  claim(draft, i, last, prefix->second);
  take_hull_number(draft, last, prefix->second);
  // The ship's own name alone means the ship from here on.
  return true;
}

/// "Forbin" after "FS Forbin".
void find_bare_ship_names(Draft& draft) {
  PhraseTable<int> bare;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.last - m.first < 2 || !draft.lex().ship_prefixes.contains(std::string(draft.syntax.doc().word(m.first)))) continue;
    bare.add(draft.words(m.first + 1, m.last), static_cast<int>(i));
  }
  if (bare.all().empty()) return;
  for (TokenIndex i = 0; i < draft.syntax.size(); ++i) {
    if (!draft.capital(i)) continue;
    const int at = draft.named_by[i];
    if (at >= 0 && draft.found[static_cast<std::size_t>(at)].sure) continue;
    const auto match = bare.longest(draft.folded, i, static_cast<TokenIndex>(draft.syntax.size()));
    if (!match.value || (i > 0 && draft.lex().ship_prefixes.contains(std::string(draft.syntax.doc().word(i - 1))))) continue;
    const Found ship = draft.found[static_cast<std::size_t>(*match.value)];
    if (at >= 0 && draft.found[static_cast<std::size_t>(at)].last > i + match.length) continue;
    claim(draft, i, i + match.length, {ship.type, ship.subtype, ship.country, false, false});
  }
}

}  // namespace

void find_designations(Draft& draft) {
  for (TokenIndex i = 0; i < draft.syntax.size(); ++i) {
    if (!ship_at(draft, i)) designation_at(draft, i);
  }
  find_bare_ship_names(draft);
  draft.settle();
}

}  // namespace dateline::actors
