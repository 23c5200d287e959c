// Names: where the language core's recogniser and the tables of actors and countries see one, with the words that belong to it.
#include <algorithm>

#include "actors/pieces.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::actors {
namespace {

std::optional<EntityType> type_of_label(std::string_view label) {
  if (label == "PERSON") return EntityType::kPerson;
  if (label == "ORG") return EntityType::kOrganization;
  if (label == "GPE" || label == "LOC") return EntityType::kPlace;
  if (label == "FAC") return EntityType::kFacility;
  if (label == "NORP") return EntityType::kNationality;
  if (label == "LAW" || label == "WORK_OF_ART") return EntityType::kDocument;
  return std::nullopt;
}

/// Short names are matched as they are written, so that "who" is no organisation and "us" no country.
bool written_alike(const Draft& draft, TokenIndex first, TokenIndex last, const KnownName& name) {
  const auto bare = [](std::string text) {
    std::erase_if(text, [](char c) { return c == '.' || c == ' ' || c == '-'; });
    return text;
  };
  const std::string surface = draft.words(first, last);
  if (bare(name.written).size() <= 4) return bare(surface) == bare(name.written);
  const bool lower_name = !std::any_of(name.written.begin(), name.written.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
  if (lower_name) return true;
  for (TokenIndex i = first; i < last; ++i) {
    if (draft.capital(i)) return true;
  }
  return false;
}

const Piece* covering(const std::vector<Piece>& pieces, TokenIndex i) {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), i, [](TokenIndex at, const Piece& p) { return at < p.first; });
  if (after == pieces.begin()) return nullptr;
  return i < (after - 1)->last ? &*(after - 1) : nullptr;
}

/// Names of places of two words and more that the gazetteer knows: "Gulf of Oman" is not Oman.
void find_long_places(Draft& draft, const std::vector<Piece>& pieces) {
  for (const Place& place : draft.reading.places) {
    if (place.form != PlaceForm::kName) continue;
    const Sentence range = draft.syntax.tokens_in(place.span);
    if (range.last - range.first < 2) continue;
    const Piece* piece = covering(pieces, range.first);
    if (piece && (piece->label == "ORG" || piece->label == "PERSON") && (piece->first < range.first || piece->last > range.last)) continue;
    if (piece && piece->label != "NORP" && piece->label != "DATE" && (piece->first < range.first ? draft.capital(range.first - 1) && draft.is_proper(range.first - 1) : piece->last > range.last)) continue;
    const auto known = draft.lex().names.longest(draft.folded, range.first, range.last);
    if (known.length == range.last - range.first) continue;
    Found mention;
    mention.first = range.first;
    mention.last = range.last;
    mention.type = place.kind == "facility" || place.kind == "crossing" || place.kind == "airport" ? EntityType::kFacility : EntityType::kPlace;
    if (place.kind != "facility") mention.subtype = place.kind;  // what it is, its words say: a camp, a port
    mention.country = place.country;
    mention.gender = 'n';
    mention.sure = true;
    draft.add(std::move(mention));
  }
}

/// Whether the recogniser knows better than the table: the table's name is only a part of a longer name there.
bool part_of_longer(const Draft& draft, const Piece* piece, TokenIndex first, TokenIndex last, const KnownName& name) {
  if (!piece || (piece->first >= first && piece->last <= last)) return false;
  if (piece->label == "DATE" || piece->label == "CARDINAL" || piece->label == "ORDINAL" || piece->label == "TIME" || piece->label == "NORP") return false;
  if (piece->label == "PERSON") return (piece->last - piece->first > 1 && last - first == 1) || name.country >= 0;
  if (last - first >= 3 && name.actor >= 0) return false;
  for (TokenIndex i = piece->first; i < piece->last; ++i) {
    if (i >= first && i < last) continue;
    if (draft.capital(i) && draft.syntax.token(i).pos == "PROPN") return true;
  }
  return false;
}

bool plausible(const Draft& draft, TokenIndex first, TokenIndex last, const KnownName& name, const Piece* piece) {
  if (!written_alike(draft, first, last, name)) return false;
  if (last - first > 1) return true;
  const Token& token = draft.syntax.token(first);
  if (piece && piece->label == "PERSON" && name.naming == Naming::kSeat && piece->last - piece->first > 1) return false;
  if (token.pos == "PROPN" || piece) return true;
  if (name.naming == Naming::kDemonym) return draft.capital(first);
  return !token.sentence_start && (name.actor >= 0 || token.pos == "NOUN" || token.pos == "ADJ");
}

void add_known(Draft& draft, TokenIndex first, TokenIndex last, const KnownName& name) {
  Found mention;
  mention.first = first;
  mention.last = last;
  mention.naming = name.naming;
  mention.sure = true;
  if (name.actor >= 0) {
    const KnownActor& actor = draft.lex().actors[static_cast<std::size_t>(name.actor)];
    mention.type = actor.type;
    mention.subtype = actor.subtype;
    mention.country = actor.country;
    mention.sectors = actor.sectors;
    mention.actor = name.actor;
  } else {
    const Country& country = draft.lex().countries[static_cast<std::size_t>(name.country)];
    mention.country = country.iso2;
    mention.country_index = name.country;
    mention.type = name.naming == Naming::kName ? EntityType::kCountry : name.naming == Naming::kSeat ? EntityType::kPlace : EntityType::kNationality;
    if (name.naming == Naming::kSeat) mention.subtype = "settlement";
  }
  mention.gender = 'n';
  draft.add(std::move(mention));
}

void find_known(Draft& draft, const std::vector<Piece>& pieces) {
  for (TokenIndex i = 0; i < draft.syntax.size();) {
    const std::uint32_t sentence = draft.syntax.sentence_of(i);
    const auto match = draft.lex().names.longest(draft.folded, i, draft.syntax.doc().sentences[sentence].last);
    TokenIndex next = i + 1;
    if (match.value && draft.named_by[i] < 0) {
      const TokenIndex end = i + match.length;
      const Piece* piece = covering(pieces, i);
      if (plausible(draft, i, end, *match.value, piece) && !part_of_longer(draft, piece, i, end, *match.value)) {
        add_known(draft, i, end, *match.value);
        next = end;
      }
    }
    i = next;
  }
}

/// "Battalion 12", "Brigade 313": the number belongs to the name.
void take_number(const Draft& draft, Piece& piece) {
  if (piece.first >= piece.last || piece.last >= draft.syntax.size() || piece.label == "PERSON" || piece.label == "GPE") return;
  const Token& number = draft.syntax.token(piece.last);
  const std::string_view digits = draft.syntax.doc().word(piece.last);
  if (number.tag != "CD" || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string_view::npos) return;
  if (draft.named_by[piece.last] >= 0 || (number.head > piece.last && number.dep == "nummod")) return;
  if (piece.last + 1 < draft.syntax.size() && draft.is_noun(piece.last + 1)) return;
  const std::string last = draft.words(piece.last - 1, piece.last);
  const bool acronym = last.size() >= 2 && std::all_of(last.begin(), last.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
  const NameWord* word = draft.lex().name_words.find(last);
  if (acronym || (word && (word->subtype == "unit" || word->subtype == "armed_forces" || word->subtype == "armed_group"))) ++piece.last;
}

/// "the 12th Rifle Brigade": the number belongs to the name of the body.
void take_ordinal(const Draft& draft, Piece& piece) {
  if (piece.first == 0 || piece.first >= piece.last || piece.label != "ORG" || draft.named_by[piece.first - 1] >= 0) return;
  const Token& token = draft.syntax.token(piece.first - 1);
  const std::size_t digits = token.lower.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos || token.head < piece.first || token.head >= piece.last) return;
  const std::string ending = token.lower.substr(digits);
  if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") --piece.first;
}

/// "U.S.-Iraq" in one token: no name of anything.
bool names_two_countries(const Draft& draft, const Piece& piece) {
  const std::string words = draft.words(piece.first, piece.last);
  const std::size_t hyphen = words.find('-');
  if (hyphen == std::string::npos) return false;
  const KnownName* one = draft.lex().names.find(words.substr(0, hyphen));
  const KnownName* other = draft.lex().names.find(words.substr(hyphen + 1));
  return one && other && one->country >= 0 && other->country >= 0;
}

/// "CTF 50" is no law.
bool is_numbered_acronym(const Draft& draft, const Piece& piece) {
  if (piece.last - piece.first != 2 || draft.syntax.token(piece.last - 1).tag != "CD") return false;
  const std::string word = draft.words(piece.first, piece.first + 1);
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
}

/// "The Azawad Falcons" are no law and no book; "the Helsinki Accords" are.
bool names_people(const Draft& draft, const Piece& piece) {
  bool many = false;
  for (TokenIndex i = piece.first; i < piece.last; ++i) {
    const NameWord* word = draft.lex().name_words.find_folded(draft.folded[i]);
    if ((word && word->type == EntityType::kDocument) || draft.syntax.token(i).lower == "of") return false;
    many = draft.folded[i].ends_with("s") && !draft.folded[i].ends_with("ss");
  }
  return many && piece.first > 0 && draft.syntax.token(piece.first - 1).lower == "the";
}

void find_recognised(Draft& draft, const std::vector<Piece>& pieces) {
  for (Piece piece : pieces) {
    const auto type = type_of_label(piece.label);
    if (!type) continue;
    // What the tables named inside the span cuts it: the rest on either side is looked at by itself.
    TokenIndex start = piece.first;
    for (TokenIndex i = piece.first; i <= piece.last; ++i) {
      if (i < piece.last && draft.named_by[i] < 0) continue;
      Piece rest{start, i, piece.label};
      start = i + 1;
      trim(draft, rest);
      take_number(draft, rest);
      take_ordinal(draft, rest);
      if (rest.first >= rest.last || !has_capital(draft, rest)) continue;
      const bool cut = rest.last - rest.first < piece.last - piece.first && i < piece.last;
      if (cut && *type == EntityType::kNationality) continue;
      if (*type == EntityType::kPlace && names_two_countries(draft, rest)) continue;
      Found mention;
      mention.first = rest.first;
      mention.last = rest.last;
      mention.type = *type == EntityType::kDocument && (is_numbered_acronym(draft, rest) || names_people(draft, rest)) ? EntityType::kOrganization : *type;
      if (piece.label == "GPE") mention.subtype = "settlement";
      mention.gender = *type == EntityType::kPerson ? 'a' : 'n';
      draft.add(std::move(mention));
    }
  }
}

}  // namespace

void find_names(Draft& draft) {
  const std::vector<Piece> pieces = recognised(draft);
  find_long_places(draft, pieces);
  find_known(draft, pieces);
  find_recognised(draft, pieces);
  draft.settle();
}

}  // namespace dateline::actors
