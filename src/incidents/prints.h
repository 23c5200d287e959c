#pragma once
// Words of a text as copied text is looked for in them: hashed with case and punctuation folded, each with its place. Prints are the
// few runs of words by which a text is found again (winnowing, Schleimer, Wilkerson and Aiken 2003): two texts that share any
// kSureRun words in order share a print.
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline::incidents {

inline constexpr std::size_t kRun = 5;
inline constexpr std::size_t kWindow = 8;  // of this many runs one is kept
inline constexpr std::size_t kSureRun = kRun + kWindow - 1;

struct TextWord {
  std::uint32_t hash = 0;
  std::uint32_t at = 0;     // code point at which it begins
  std::uint8_t length = 0;  // code points; 255 for longer ones
  bool quoted = false;      // stands between quotation marks

  Span span() const { return {at, at + length}; }
};

/// At most the first 20,000 words: a long book is told apart by its beginning.
std::vector<TextWord> words_of(std::string_view text);

/// A hash of each run of kRun words, in order.
std::vector<std::uint32_t> runs_of(const std::vector<TextWord>& words);

/// The runs that are kept for finding, as places in the list; ascending.
std::vector<std::uint32_t> kept_runs(const std::vector<std::uint32_t>& runs);

}  // namespace dateline::incidents
