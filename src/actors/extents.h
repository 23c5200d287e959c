#pragma once
// Extents: how far a mention reaches as people mark it, with article, rank and office before a name, the bearing before a place's and the
// wider place behind it; and which mentions are only words of another one.
#include <vector>

#include "actors/draft.h"

namespace dateline::actors {

/// The tokens [first, last) of a mention's whole phrase. The name itself may be shorter.
struct Extent {
  TokenIndex first = 0, last = 0;
};

/// One for each of `draft.found`.
std::vector<Extent> extents_of(const Draft& draft);

/// Those of `draft.found` that are no mentions of their own: they tell who or which the phrase around them is ("Iraqi" in "Iraqi security
/// forces", "Mosul" in "the city of Mosul", "Syria" in "Sarmada, Syria").
std::vector<char> inside_others(const Draft& draft, const std::vector<Extent>& extents);

/// "his", "who", "itself": a word that points at somebody inside another phrase and is no mention of its own. "Our" is
/// where it says whose allies named ones are.
bool only_points(const Draft& draft, const Found& m);

Mention mention_of(const Draft& draft, const Found& m, const Extent& extent);

}  // namespace dateline::actors
