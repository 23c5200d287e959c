#pragma once
// Passages: words that stand in two texts in the same order, found longest first, each word of either text in one passage at most.
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "incidents/prints.h"

namespace dateline::incidents {

struct Passage {
  std::size_t copy = 0, original = 0;  // places of its first word
  std::size_t length = 0;              // words, at least kRun
};

/// One text, laid out to be compared with many.
class Aligner {
 public:
  explicit Aligner(const std::vector<TextWord>& copy);
  /// In the order of the copy.
  std::vector<Passage> passages(const std::vector<TextWord>& original) const;

 private:
  const std::vector<TextWord>& copy_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> where_;  // of each run its first few places
};

}  // namespace dateline::incidents
