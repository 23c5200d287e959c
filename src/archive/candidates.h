#pragma once
// Candidates: the rows of a full-text index that have some words, the latest first, with how well they suit them. The index is gone through once; all
// that a page, its order and its facets need is asked of the candidates.
#include "archive/conditions.h"
#include "archive/query_words.h"

namespace dateline::archive {

/// More rows than these are neither ranked nor counted.
inline constexpr std::int64_t kMostRanked = 5000;

struct WordIndex {
  const char* table;
  const char* list;     // "reports r"
  const char* id;       // its column that is the index's row: "r.n"
  const char* weights;  // of relevance(): usual words, columns
};

struct Candidates {
  std::string rows;   // JSON: {number: score, ...}; null: not ranked
  std::int64_t last = 0;  // rows behind this number came later and are not among them
  bool all = true;    // false: more have the words; these are the latest
};

/// `last` 0: today's. Where there are more of them, they are ranked only if that is asked for.
Result<Candidates> candidates_of(const Database& database, const WordIndex& index, const Words& words, std::int64_t last, bool ranked);

/// The candidates `w` (n, score, last) joined with their list, as far as they meet the conditions.
Selection select_candidates(const Candidates& candidates, const WordIndex& index, const Conditions& conditions);

/// Names by how often they were counted, at most 50.
using Counted = std::vector<std::pair<std::string, std::int64_t>>;
/// Counts the values of three columns of the selected rows. How many rows they are.
Result<std::int64_t> count_values(const Database& database, const Selection& selection, const std::string& columns, std::array<Counted, 3>& out);

}  // namespace dateline::archive
