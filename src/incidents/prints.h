#pragma once
// Prints: hashes of every run of kRun words of a text, case and punctuation folded. Texts that share runs share words in order.
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::incidents {

inline constexpr int kRun = 5;

struct Print {
  std::uint32_t hash;
  std::uint32_t at;  // code point at which the run begins
};

std::vector<Print> prints_of(std::string_view text);

}  // namespace dateline::incidents
