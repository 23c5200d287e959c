#include "nlp/place_lines.h"

#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kLongest = 60;  // code points before the dash
constexpr std::size_t kFewestCapitals = 3;

bool is_dash(char32_t c) { return c == U'-' || c == U'–' || c == U'—'; }

/// "KHARTOUM", "GAO, Mali", "Paris, May 2 (AFP)": a first word in capitals, or an agency in brackets; no word with a small first letter. A number
/// stands behind a comma, as part of a day.
bool is_place_line(std::u32string_view words) {
  std::size_t capitals = 0;
  while (capitals < words.size() && is_upper(words[capitals])) ++capitals;
  const bool in_capitals = capitals >= kFewestCapitals && (capitals == words.size() || !is_letter(words[capitals]));
  const bool agency = words.ends_with(U")") && words.find(U" (") != std::u32string_view::npos;
  if ((!in_capitals && !agency) || words.empty() || !is_upper(words.front())) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool begins_word = i == 0 || words[i - 1] == U' ' || words[i - 1] == U'(';
    const bool digit = words[i] >= U'0' && words[i] <= U'9';
    if ((digit && words.substr(0, i).find(U',') == std::u32string_view::npos) || words[i] == U':' || words[i] == U'"') return false;
    if (begins_word && is_letter(words[i]) && !is_upper(words[i])) return false;
  }
  return true;
}

/// The dash of the place line that the line beginning at `start` opens with.
std::optional<std::size_t> dash_of(std::u32string_view text, std::size_t start) {
  while (start < text.size() && text[start] == U' ') ++start;
  for (std::size_t i = start; i < text.size() && i - start <= kLongest && text[i] != U'\n'; ++i) {
    if (!is_dash(text[i]) || i == start || text[i - 1] != U' ') continue;
    std::size_t next = i + 1;
    if (next < text.size() && text[i] == U'-' && text[next] == U'-') ++next;
    if (next + 1 >= text.size() || text[next] != U' ' || is_dash(text[next + 1])) return std::nullopt;
    const char32_t first = text[next + 1];
    const bool sentence = is_upper(first) || first == U'"' || first == U'“' || (first >= U'0' && first <= U'9');
    return sentence && is_place_line(text.substr(start, i - 1 - start)) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Text> end_place_lines(const Text& text) {
  std::u32string letters = decode_utf8(text.view());
  bool changed = false;
  for (std::size_t start = 0; start < letters.size();) {
    if (const auto dash = dash_of(letters, start)) {
      letters[*dash] = U'.';
      if (letters[*dash + 1] == U'-') letters[*dash + 1] = U' ';
      changed = true;
    }
    const std::size_t end = letters.find(U'\n', start);
    start = end == std::u32string::npos ? letters.size() : end + 1;
  }
  return changed ? std::optional(Text(encode_utf8(letters))) : std::nullopt;
}

}  // namespace dateline::nlp
