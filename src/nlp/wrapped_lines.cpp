#include "nlp/wrapped_lines.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::nlp {
namespace {

constexpr std::size_t kNarrowest = 40, kWidest = 100;  // code points that anybody wraps lines at
constexpr std::size_t kFewestBreaks = 3;
constexpr std::size_t kOfTen = 8;  // breaks that the width must explain

/// A line and the words that go on in the next one.
struct Break {
  std::size_t at;          // the byte of the line end
  std::size_t width;       // code points of the line
  std::size_t next_word;   // of the first word after it
};

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Line ends with words on both sides; an indented or empty line begins something new.
std::vector<Break> breaks_of(std::string_view text) {
  std::vector<Break> out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      width += begins_code_point(text[i]);
      continue;
    }
    Break one{i, width, 0};
    for (std::size_t j = i; one.width > 0 && is_blank(text[j - 1]); --j) --one.width;
    for (std::size_t j = i + 1; j < text.size() && !is_blank(text[j]) && one.next_word <= kWidest; ++j) one.next_word += begins_code_point(text[j]);
    if (one.width > 0 && one.next_word > 0) out.push_back(one);
    width = 0;
  }
  return out;
}

}  // namespace

std::optional<Text> join_wrapped_lines(const Text& text) {
  std::vector<Break> breaks = breaks_of(text.view());
  if (breaks.size() < kFewestBreaks) return std::nullopt;
  std::size_t widest = 0;
  for (const Break& one : breaks) widest = std::max(widest, one.width);
  if (widest < kNarrowest || widest > kWidest) return std::nullopt;
  const std::size_t all = breaks.size();
  std::erase_if(breaks, [&](const Break& one) { return one.width + 1 + one.next_word <= widest; });  // the next word had room: a line of its own
  if (breaks.size() < kFewestBreaks || breaks.size() * 10 < all * kOfTen) return std::nullopt;
  std::string joined(text.view());
  for (const Break& one : breaks) joined[one.at] = ' ';
  return Text(std::move(joined));
}

}  // namespace dateline::nlp
