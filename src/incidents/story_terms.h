#pragma once
// Story terms: the words by which reports of one running story are known: stems of all but function words, with how often they stand, and
// whether they are of a name or stand at the head of the report.
#include <cstdint>
#include <vector>

#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

struct StoryTerm {
  std::uint32_t term = 0;  // hash of the stem
  std::uint8_t count = 0;
  bool name = false;
  bool lead = false;
  bool number = false;
};

/// Each term once, ascending; of a long text those that come first.
std::vector<StoryTerm> story_terms_of(const Article& article, const Reading& reading);

struct TermWeight {
  std::uint32_t term = 0;
  float weight = 0;
};
/// Ascending by term.
using TermVector = std::vector<TermWeight>;

/// How much a term tells in an archive of `reports` reports of which `having` have it.
double rarity(int having, int reports);

/// Of length 1, with the weightiest terms only; empty where the report shares no term with any other. `having`: of each term, how many
/// reports have it.
TermVector story_vector(const std::vector<StoryTerm>& terms, const std::vector<int>& having, int reports);

double dot(const TermVector& a, const TermVector& b);

/// The sum, with the weightiest terms only.
TermVector sum_of(const TermVector& a, const TermVector& b);

/// The weightiest `number` terms, heaviest first.
std::vector<std::uint32_t> heaviest(const TermVector& vector, std::size_t number);

}  // namespace dateline::incidents
