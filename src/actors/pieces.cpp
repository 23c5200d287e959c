#include "actors/pieces.h"

#include <algorithm>
#include <unordered_set>

namespace dateline::actors {
namespace {

bool is_possessive(const Token& token) { return token.tag == "POS"; }

bool is_edge_junk(const Draft& draft, TokenIndex i, bool leading) {
  const Token& token = draft.syntax.token(i);
  if (token.pos == "SPACE") return true;
  if (token.pos == "PUNCT" && token.tag != "NNP") return true;
  if (is_possessive(token)) return true;
  if (!leading) return token.pos == "ADP" || token.pos == "CCONJ";
  return token.pos == "DET" || token.tag == "PRP$" || token.pos == "CCONJ" || token.pos == "ADP" ||
         (token.pos == "ADJ" && !draft.capital(i)) || token.pos == "ADV";
}

/// "TAHOUA, Niger - Gunmen": the dash behind a dateline, or between two clauses, is in no name.
bool is_dash_apart(const Draft& draft, TokenIndex i) {
  const std::string_view word = draft.syntax.doc().word(i);
  if (i == 0 || i + 1 >= draft.syntax.size() || (word != "-" && word != "--" && word != "–" && word != "—")) return false;
  const Span here = draft.syntax.token(i).span;
  return draft.syntax.token(i - 1).span.end < here.start && here.end < draft.syntax.token(i + 1).span.start;
}

/// Behind such a dash a sentence begins: the capital of a common noun says nothing.
bool begins_behind_dash(const Draft& draft, const Piece& piece) {
  return piece.last - piece.first == 1 && piece.first > 0 && is_dash_apart(draft, piece.first - 1) &&
         draft.lex().nouns.longest(draft.folded, piece.first, piece.last).value;
}

/// The spans as they come, cut at line ends and dashes.
std::vector<Piece> at_breaks(const Draft& draft) {
  std::vector<Piece> out;
  const auto& tokens = draft.syntax.doc().tokens;
  for (TokenIndex i = 0; i < tokens.size();) {
    if (tokens[i].ent_type.empty() || tokens[i].ent_iob == 'O') {
      ++i;
      continue;
    }
    TokenIndex end = i + 1;
    while (end < tokens.size() && tokens[end].ent_iob == 'I') ++end;
    TokenIndex start = i;
    for (TokenIndex t = i; t <= end; ++t) {
      if (t < end && tokens[t].pos != "SPACE" && !is_dash_apart(draft, t)) continue;
      const Piece piece{start, t, tokens[i].ent_type};
      if (t > start && !begins_behind_dash(draft, piece)) out.push_back(piece);
      start = t + 1;
    }
    i = end;
  }
  return out;
}

/// "State" in "secretary of state", "Staff" in "chief of staff" name nothing.
void drop_inside_offices(const Draft& draft, std::vector<Piece>& pieces) {
  const auto lower = [&](TokenIndex i) { return std::string_view(draft.syntax.token(i).lower); };
  std::erase_if(pieces, [&](const Piece& piece) {
    const TokenIndex start = draft.syntax.doc().sentences[draft.syntax.sentence_of(piece.first)].first;
    TokenIndex of = piece.first;
    while (of > start && piece.first - of < 2 && lower(of) != "of") --of;
    if (of == start || lower(of) != "of") return false;
    const auto office = draft.lex().titles.longest(draft.folded, of - 1, piece.last);
    return office.value && office.value->kind == TitleKind::kOffice && of - 1 + office.length == piece.last;
  });
}

/// "Peru's Shining Path" is a country and an organisation; "People's Liberation Army" is one name.
void split_at_owner(const Draft& draft, std::vector<Piece>& pieces) {
  std::vector<Piece> out;
  for (Piece piece : pieces) {
    for (TokenIndex i = piece.first + 1; i + 1 < piece.last; ++i) {
      if (!is_possessive(draft.syntax.token(i))) continue;
      const KnownName* owner = draft.lex().names.find(draft.words(piece.first, i));
      if (owner && owner->country >= 0) {
        out.push_back({piece.first, i, "GPE"});
        piece.first = i + 1;
        if (piece.label == "GPE") piece.label = "ORG";
        break;
      }
    }
    out.push_back(piece);
  }
  pieces = std::move(out);
}

bool shows_capitals(std::string_view word) {
  return word.size() > 1 && std::any_of(word.begin() + 1, word.end(), [](unsigned char c) { return c >= 'A' && c <= 'Z'; });
}

/// "Attendees:", "FREE": one word that the tagger holds for no name, that bears no sign of one and is part of none.
void drop_plain_words(const Draft& draft, std::vector<Piece>& pieces) {
  std::unordered_set<std::string_view> in_names;
  for (Piece piece : pieces) {
    trim(draft, piece);
    for (TokenIndex i = piece.first; i < piece.last && piece.last - piece.first > 1; ++i) in_names.insert(draft.folded[i]);
  }
  std::erase_if(pieces, [&](Piece piece) {
    const std::string_view label = piece.label;
    if (label != "PERSON" && label != "ORG" && label != "GPE" && label != "LOC" && label != "FAC") return false;
    trim(draft, piece);
    if (piece.last - piece.first != 1 || draft.is_proper(piece.first)) return false;
    if (draft.is_noun(piece.first) && shows_capitals(draft.syntax.doc().word(piece.first))) return false;
    return !in_names.contains(draft.folded[piece.first]);
  });
}

}  // namespace

void trim(const Draft& draft, Piece& piece) {
  while (piece.first < piece.last && is_edge_junk(draft, piece.first, true)) ++piece.first;
  while (piece.first < piece.last && is_edge_junk(draft, piece.last - 1, false)) --piece.last;
}

bool has_capital(const Draft& draft, const Piece& piece) {
  for (TokenIndex i = piece.first; i < piece.last; ++i) {
    if (draft.capital(i)) return true;
  }
  return false;
}

std::vector<Piece> recognised(const Draft& draft) {
  std::vector<Piece> pieces = at_breaks(draft);
  split_at_owner(draft, pieces);
  drop_inside_offices(draft, pieces);
  drop_plain_words(draft, pieces);
  return pieces;
}

}  // namespace dateline::actors
