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

}  // namespace

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
