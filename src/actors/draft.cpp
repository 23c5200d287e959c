#include "actors/draft.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::actors {
namespace {

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

/// "Haidar" of "Haidar,[1]".
std::string_view without_note(std::string_view word) {
  std::size_t open = word.find('[');
  if (open == std::string_view::npos || open == 0) return word;
  const std::size_t digit = word.find_first_not_of("0123456789", open + 1);
  if (open + 1 == word.size() || digit == open + 1 || (digit != std::string_view::npos && word[digit] != ']')) return word;
  while (open > 0 && (word[open - 1] == ',' || word[open - 1] == '.')) --open;
  return open > 0 ? word.substr(0, open) : word;
}

}  // namespace

Draft::Draft(const Syntax& from, const Reading& so_far) : syntax(from), reading(so_far) {
  folded.reserve(syntax.size());
  for (TokenIndex i = 0; i < syntax.size(); ++i) folded.push_back(fold(without_note(syntax.doc().word(i))));
  named_by.assign(syntax.size(), -1);
  by_head.assign(syntax.size(), -1);
}

Span Draft::span_of(TokenIndex first, TokenIndex last) const {
  Span span = syntax.doc().span_of(first, last);
  if (first >= last) return span;
  const std::string_view word = syntax.doc().word(last - 1);
  const std::string_view mark = word.substr(without_note(word).size());
  if (!mark.empty()) span.end -= static_cast<std::uint32_t>(count_code_points(mark));
  return span;
}

std::string Draft::words(TokenIndex first, TokenIndex last) const {
  if (first >= last) return {};
  std::string out;
  bool blank = false;
  for (char32_t c : decode_utf8(syntax.doc().text().at(span_of(first, last)))) {
    if (is_invisible(c)) continue;
    if (is_space(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, c);
  }
  return out;
}

bool Draft::capital(TokenIndex i) const {
  const std::string_view word = syntax.doc().word(i);
  if (word.empty()) return false;
  std::size_t at = 0;
  return is_upper(next_code_point(word, at));
}

int Draft::add(Found mention) {
  // "Kenyan and Ugandan soldiers": only the nominal itself knows that "Ugandan" is not its head.
  const TokenIndex head = head_of(syntax, mention.first, mention.last);
  const bool knows = mention.form == MentionForm::kNominal && mention.head > head && mention.head < mention.last && syntax.token(head).dep == "conj";
  if (!knows) mention.head = head;
  if (mention.name.empty()) mention.name = words(mention.first, mention.last);
  if (mention.key.empty()) mention.key = fold(mention.name);
  mention.head_lemma = syntax.token(mention.head).lemma;
  const int index = static_cast<int>(found.size());
  if (mention.form == MentionForm::kName) {
    for (TokenIndex i = mention.first; i < mention.last; ++i) named_by[i] = index;
  }
  if (!mention.headless && by_head[mention.head] < 0) by_head[mention.head] = index;
  found.push_back(std::move(mention));
  return index;
}

void Draft::settle() {
  std::erase_if(found, [](const Found& m) { return m.first >= m.last; });
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  named_by.assign(syntax.size(), -1);
  by_head.assign(syntax.size(), -1);
  for (int index = 0; index < static_cast<int>(found.size()); ++index) {
    const Found& m = found[static_cast<std::size_t>(index)];
    if (m.form == MentionForm::kName) {
      for (TokenIndex i = m.first; i < m.last; ++i) named_by[i] = index;
    }
    if (m.headless) continue;
    int& at = by_head[m.head];
    if (at < 0 || found[static_cast<std::size_t>(at)].form != MentionForm::kName) at = index;
  }
}

std::optional<TokenIndex> subject_of_copula(const Syntax& syntax, TokenIndex verb) {
  const auto subject = syntax.child(verb, {"nsubj"});
  const bool relative = subject && syntax.token(*subject).tag == "WP" && syntax.token(verb).dep == "relcl";
  if (!relative) return subject;
  const TokenIndex described = syntax.token(verb).head;  // "X, a lawyer who was minister"
  return syntax.token(described).dep == "appos" ? apposed_to(syntax, described) : described;
}

TokenIndex apposed_to(const Syntax& syntax, TokenIndex apposition) {
  TokenIndex above = syntax.token(apposition).head;
  for (int depth = 0; depth < 8; ++depth) {
    TokenIndex next = above;
    for (TokenIndex child : syntax.children_with(above, {"conj"})) {
      if (child < apposition && child > above) next = child;
    }
    if (next == above) break;
    above = next;
  }
  return above;
}

TokenIndex head_of(const Syntax& syntax, TokenIndex first, TokenIndex last) {
  return syntax.head_of(syntax.doc().span_of(first, last)).value_or(first);
}

}  // namespace dateline::actors
