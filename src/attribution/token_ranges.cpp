#include "attribution/token_ranges.h"

#include <algorithm>

#include "attribution/quote_marks.h"

namespace dateline::attribution {
namespace {

bool is_loose(const Syntax& syntax, TokenIndex i) {
  const Token& token = syntax.token(i);
  return is_blank(token) || (is_punctuation(token) && !is_quote_mark(token.lower) && token.lower != ")" && token.lower != "(" && token.lower != "$" &&
                             token.lower != "#" && token.lower != "%");
}

bool only_loose_between(const Syntax& syntax, TokenIndex from, TokenIndex to) {
  for (TokenIndex i = from; i < to; ++i) {
    if (!is_blank(syntax.token(i)) && !is_punctuation(syntax.token(i))) return false;
  }
  return true;
}

}  // namespace

bool is_blank(const Token& token) { return token.pos == "SPACE"; }
bool is_punctuation(const Token& token) { return token.pos == "PUNCT"; }

TokenRanges ranges_of(const Syntax& syntax, const std::vector<TokenIndex>& sorted) {
  TokenRanges out;
  for (const TokenIndex i : sorted) {
    if (!out.empty() && only_loose_between(syntax, out.back().last, i)) {
      out.back().last = i + 1;
    } else {
      out.push_back({i, i + 1});
    }
  }
  return out;
}

TokenRanges trimmed(const Syntax& syntax, TokenRanges ranges) {
  TokenRanges out;
  for (TokenRange range : ranges) {
    while (range.first < range.last && is_loose(syntax, range.first)) ++range.first;
    while (range.last > range.first && is_loose(syntax, range.last - 1)) --range.last;
    if (range.first < range.last) out.push_back(range);
  }
  return out;
}

TokenRanges minus(const TokenRanges& from, TokenRange cut) {
  TokenRanges out;
  for (const TokenRange& range : from) {
    if (cut.last <= range.first || cut.first >= range.last) {
      out.push_back(range);
      continue;
    }
    if (range.first < cut.first) out.push_back({range.first, cut.first});
    if (cut.last < range.last) out.push_back({cut.last, range.last});
  }
  return out;
}

TokenRanges unite(TokenRanges a, const TokenRanges& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end(), [](TokenRange x, TokenRange y) { return x.first < y.first; });
  TokenRanges out;
  for (const TokenRange& range : a) {
    if (!out.empty() && range.first <= out.back().last) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

bool overlap(const TokenRanges& a, TokenRange b) {
  return std::any_of(a.begin(), a.end(), [&](TokenRange r) { return r.first < b.last && b.first < r.last; });
}

bool inside(const TokenRanges& ranges, TokenIndex token) { return overlap(ranges, {token, token + 1}); }

std::uint32_t size_of(const TokenRanges& ranges) {
  std::uint32_t n = 0;
  for (const TokenRange& range : ranges) n += range.last - range.first;
  return n;
}

std::vector<Span> spans_of(const Syntax& syntax, const TokenRanges& ranges) {
  std::vector<Span> out;
  for (const TokenRange& range : ranges) out.push_back(syntax.doc().span_of(range.first, range.last));
  return out;
}

}  // namespace dateline::attribution
