#include "attribution/draft.h"

#include <algorithm>

#include "attribution/grammar.h"

namespace dateline::attribution {
namespace {

void cut(TokenRanges& ranges, TokenRange to) {
  for (TokenRange& range : ranges) range.last = std::min(range.last, range.first + kLongestClause);
  for (TokenRange& range : ranges) range = {std::max(range.first, to.first), std::min(range.last, to.last)};
  std::erase_if(ranges, [](TokenRange range) { return range.first >= range.last; });
}

constexpr TokenIndex kLongestDateline = 16;  // tokens

bool is_capitals(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == '\''; });
}

/// One after the dash of a dateline that opens the paragraph of the token; the paragraph's beginning where there is none.
TokenRange dateline_of(const Syntax& syntax, TokenIndex token) {
  const auto block = syntax.block_of(token);
  if (!block) return {token, token};
  const TokenRange whole = syntax.tokens_in(syntax.doc().article.blocks[*block].span);
  TokenIndex first = whole.first;
  while (first < whole.last && is_blank(syntax.token(first))) ++first;
  if (first >= whole.last || !is_capitals(syntax.doc().word(first))) return {first, first};
  for (TokenIndex i = first; i < std::min(whole.last, first + kLongestDateline); ++i) {
    const std::string& word = syntax.token(i).lower;
    if (word == "-" || word == "--" || word == "–" || word == "—") return {first, i + 1};
    if (is_verb(syntax.token(i))) break;
  }
  return {first, first};
}

}  // namespace

void drop_dateline(const Syntax& syntax, Draft& draft) {
  const TokenRange dateline = dateline_of(syntax, draft.cue);
  if (dateline.first == dateline.last || draft.cue < dateline.last) return;
  draft.content = trimmed(syntax, minus(draft.content, dateline));
  if (draft.source_head && *draft.source_head < dateline.last) {
    draft.source_head = noun_before(syntax, draft.cue);
    if (draft.source_head && *draft.source_head < dateline.last) draft.source_head.reset();
    draft.source = draft.source_head ? noun_phrase(syntax, *draft.source_head) : TokenRanges();
  }
  draft.source = trimmed(syntax, minus(draft.source, dateline));
}

void keep_in_block(const Syntax& syntax, Draft& draft) {
  const auto block = syntax.block_of(draft.cue);
  if (!block) return;
  const TokenRange whole = syntax.tokens_in(syntax.doc().article.blocks[*block].span);
  cut(draft.content, whole);
  if (!draft.source_head) return;
  if (*draft.source_head < whole.first || *draft.source_head >= whole.last) {
    draft.source_head = noun_before(syntax, draft.cue);
    if (draft.source_head && *draft.source_head < whole.first) draft.source_head.reset();
    draft.source = draft.source_head ? noun_phrase(syntax, *draft.source_head) : TokenRanges();
  }
  cut(draft.source, whole);
}

}  // namespace dateline::attribution
