#include "incidents/prints.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::incidents {
namespace {

constexpr std::uint64_t kSeed = 14695981039346656037u;  // FNV-1a, 64 bits
constexpr std::uint64_t kPrime = 1099511628211u;
constexpr std::size_t kMost = 20000;  // runs of one text: a long book is told apart by its beginning

struct Word {
  std::uint64_t hash;
  std::uint32_t at;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  std::uint32_t position = 0;
  for (std::size_t byte = 0; byte < text.size() && words.size() < kMost + kRun; ++position) {
    const std::size_t from = byte;
    const char32_t c = next_code_point(text, byte);
    if (!is_letter(c) && !is_digit(c)) {
      // An apostrophe inside a word keeps it one word: "governor's" and "governor’s" are the same.
      inside = inside && (c == U'\'' || c == U'’');
      continue;
    }
    if (!inside) words.push_back({kSeed, position});
    inside = true;
    const std::string lower = c < 0x80 ? std::string(1, static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c))
                                       : to_lower(text.substr(from, byte - from));
    for (unsigned char b : lower) words.back().hash = (words.back().hash ^ b) * kPrime;
  }
  return words;
}

}  // namespace

std::vector<Print> prints_of(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::vector<Print> out;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::uint64_t hash = kSeed;
    for (int k = 0; k < kRun; ++k) hash = (hash ^ words[i + static_cast<std::size_t>(k)].hash) * kPrime;
    out.push_back({static_cast<std::uint32_t>(hash ^ (hash >> 32)), words[i].at});
  }
  return out;
}

}  // namespace dateline::incidents
