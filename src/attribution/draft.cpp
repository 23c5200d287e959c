#include "attribution/draft.h"

#include <algorithm>

#include "attribution/grammar.h"

namespace dateline::attribution {
namespace {

void cut(TokenRanges& ranges, TokenRange to) {
  for (TokenRange& range : ranges) range = {std::max(range.first, to.first), std::min(range.last, to.last)};
  std::erase_if(ranges, [](TokenRange range) { return range.first >= range.last; });
}

/// The noun right before the cue: the subject where the parse put the line above in its place.
std::optional<TokenIndex> noun_before(const Syntax& syntax, TokenIndex cue, TokenIndex first) {
  for (TokenIndex i = cue; i > first; --i) {
    const Token& token = syntax.token(i - 1);
    if (token.pos == "NOUN" || token.pos == "PROPN" || token.pos == "PRON") return i - 1;
    if (token.pos != "ADV" && token.pos != "AUX" && token.pos != "PUNCT") return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void keep_in_block(const Syntax& syntax, Draft& draft) {
  const auto block = syntax.block_of(draft.cue);
  if (!block) return;
  const TokenRange whole = syntax.tokens_in(syntax.doc().article.blocks[*block].span);
  cut(draft.content, whole);
  if (!draft.source_head) return;
  if (*draft.source_head < whole.first || *draft.source_head >= whole.last) {
    draft.source_head = noun_before(syntax, draft.cue, whole.first);
    draft.source = draft.source_head ? noun_phrase(syntax, *draft.source_head) : TokenRanges();
  }
  cut(draft.source, whole);
}

}  // namespace dateline::attribution
