#include "incidents/prints.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::incidents {
namespace {

constexpr std::uint64_t kSeed = 14695981039346656037u;  // FNV-1a, 64 bits
constexpr std::uint64_t kPrime = 1099511628211u;
constexpr std::size_t kMost = 20000;        // words
constexpr std::size_t kLongestQuote = 300;  // words; a mark that is closed later than this was not opened here

std::uint32_t fold(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32)); }

/// Follows quotation marks and marks the words between them.
class Quotes {
 public:
  void see(char32_t c, std::vector<TextWord>& words) {
    const bool opens = c == U'“' || c == U'«' || c == U'„', closes = c == U'”' || c == U'»';
    if (!opens && !closes && c != U'"') return;
    const bool inside = open_ && words.size() - from_ <= kLongestQuote;
    if (closes || (c == U'"' && inside)) {
      if (inside) {
        for (std::size_t i = from_; i < words.size(); ++i) words[i].quoted = true;
      }
      open_ = false;
      return;
    }
    open_ = true;
    from_ = words.size();
  }

 private:
  bool open_ = false;
  std::size_t from_ = 0;  // the first word after the mark
};

/// "s" for "S": the folded bytes of one letter.
std::string folded(char32_t c, std::string_view bytes) {
  if (c >= 0x80) return to_lower(bytes);
  return std::string(1, static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> words;
  Quotes quotes;
  bool inside = false;
  std::uint32_t position = 0;
  std::uint64_t hash = kSeed;
  const auto close = [&] {
    if (!words.empty()) words.back().hash = fold(hash);
  };
  for (std::size_t byte = 0; byte < text.size(); ++position) {
    const std::size_t from = byte;
    const char32_t c = next_code_point(text, byte);
    if (!is_letter(c) && !is_digit(c)) {
      // An apostrophe inside a word keeps it one word: "governor's" and "governor’s" are the same.
      inside = inside && (c == U'\'' || c == U'’');
      if (!inside) quotes.see(c, words);
      continue;
    }
    if (!inside) {
      close();
      if (words.size() == kMost) return words;
      words.push_back({0, position, 0, false});
      hash = kSeed;
    }
    inside = true;
    for (unsigned char b : folded(c, text.substr(from, byte - from))) hash = (hash ^ b) * kPrime;
    words.back().length = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, position + 1 - words.back().at));
  }
  close();
  return words;
}

std::vector<std::uint32_t> runs_of(const std::vector<TextWord>& words) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::uint64_t hash = kSeed;
    for (std::size_t k = 0; k < kRun; ++k) hash = (hash ^ words[i + k].hash) * kPrime;
    out.push_back(fold(hash));
  }
  return out;
}

std::vector<std::uint32_t> kept_runs(const std::vector<std::uint32_t>& runs) {
  std::vector<std::uint32_t> out;
  for (std::size_t from = 0; from < runs.size() && (from == 0 || from + kWindow <= runs.size()); ++from) {
    std::size_t least = from;
    for (std::size_t i = from; i < std::min(from + kWindow, runs.size()); ++i) {
      if (runs[i] <= runs[least]) least = i;
    }
    if (out.empty() || out.back() != least) out.push_back(static_cast<std::uint32_t>(least));
  }
  return out;
}

}  // namespace dateline::incidents
