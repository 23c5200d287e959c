#pragma once
// Pieces: the spans that the language core's recogniser takes for names, mended.
#include <string_view>
#include <vector>

#include "actors/draft.h"

namespace dateline::actors {

struct Piece {
  TokenIndex first, last;
  std::string_view label;
};

/// All of a text, in its order: cut at line ends, at dashes that stand apart and behind the country that owns a body, without words that name nothing.
std::vector<Piece> recognised(const Draft& draft);

/// Takes articles, adverbs, punctuation and the like off both ends.
void trim(const Draft& draft, Piece& piece);

bool has_capital(const Draft& draft, const Piece& piece);

}  // namespace dateline::actors
