#pragma once
// Ranges of tokens [first, last): sorted, apart from each other.
#include <vector>

#include "model/syntax.h"

namespace dateline::attribution {

using TokenRange = Sentence;
using TokenRanges = std::vector<TokenRange>;

/// Ranges of sorted tokens; those with only blanks or punctuation between them become one.
TokenRanges ranges_of(const Syntax& syntax, const std::vector<TokenIndex>& sorted);
/// Without blanks and loose punctuation at the ends of each range (quotation marks stay); empty ones are dropped.
TokenRanges trimmed(const Syntax& syntax, TokenRanges ranges);
TokenRanges minus(const TokenRanges& from, TokenRange cut);
TokenRanges unite(TokenRanges a, const TokenRanges& b);
bool overlap(const TokenRanges& a, TokenRange b);
bool inside(const TokenRanges& ranges, TokenIndex token);
std::uint32_t size_of(const TokenRanges& ranges);
/// The spans of the ranges; ranges that touch but for blanks are one span.
std::vector<Span> spans_of(const Syntax& syntax, const TokenRanges& ranges);

bool is_blank(const Token& token);
bool is_punctuation(const Token& token);

}  // namespace dateline::attribution
