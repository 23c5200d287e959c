#include "model/dateline.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr TokenIndex kMostTokens = 12;  // before the day

bool breaks_line(const Syntax& syntax, TokenIndex token) { return syntax.doc().word(token).find('\n') != std::string_view::npos; }

/// Whether a line ends between two neighbours.
bool ends_line(const Syntax& syntax, TokenIndex before, TokenIndex after) {
  const std::string_view between = syntax.doc().text().at({syntax.token(before).span.end, syntax.token(after).span.start});
  return between.find('\n') != std::string_view::npos || breaks_line(syntax, after);
}

bool ends_dateline(std::string_view word) {
  return word == "-" || word == "--" || word == "–" || word == "—" || word == "(" || word == "_" || word == ":" || word == ".";
}

bool is_small(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  return is_letter(first) && !is_upper(first);
}

}  // namespace

bool is_in_dateline(const Syntax& syntax, Span time) {
  const Sentence tokens = syntax.tokens_in(time);
  if (tokens.last >= syntax.size()) return false;
  std::string_view before;  // the word before the day
  for (TokenIndex t = tokens.first; t > 0;) {
    const TokenIndex previous = t - 1;
    if (syntax.token(previous).pos == "SPACE" ? breaks_line(syntax, previous) : ends_line(syntax, previous, t)) break;
    t = previous;
    const std::string_view word = syntax.doc().word(t);
    if (syntax.token(t).pos == "SPACE") continue;
    if (is_small(word) || tokens.first - t > kMostTokens) return false;
    if (before.empty()) before = word;
  }
  if (before.empty()) return ends_line(syntax, tokens.last - 1, tokens.last);
  return (before == "," || before == ")") && ends_dateline(syntax.doc().word(tokens.last));
}

}  // namespace dateline
