#include "model/syntax.h"

#include <algorithm>

namespace dateline {

Syntax::Syntax(const Document& doc) : doc_(doc) {
  const TokenIndex count = size();
  child_begin_.assign(count + 1, 0);
  left_.resize(count);
  right_.resize(count);
  for (TokenIndex i = 0; i < count; ++i) {
    left_[i] = right_[i] = i;
    if (!is_root(i)) ++child_begin_[doc.tokens[i].head + 1];
  }
  for (TokenIndex i = 0; i < count; ++i) child_begin_[i + 1] += child_begin_[i];
  child_list_.resize(child_begin_[count]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (TokenIndex i = 0; i < count; ++i) {
    if (!is_root(i)) child_list_[next[doc.tokens[i].head]++] = i;
  }
  // Outermost tokens of every subtree, heads after all that hangs on them: depth-first, with a stack of our own.
  std::vector<std::pair<TokenIndex, std::uint32_t>> stack;
  for (TokenIndex root = 0; root < count; ++root) {
    if (!is_root(root)) continue;
    stack.emplace_back(root, 0);
    while (!stack.empty()) {
      auto& [at, done] = stack.back();
      const auto below = children(at);
      if (done < below.size()) {
        stack.emplace_back(below[done++], 0);
        continue;
      }
      for (TokenIndex child : below) {
        left_[at] = std::min(left_[at], left_[child]);
        right_[at] = std::max(right_[at], right_[child]);
      }
      stack.pop_back();
    }
  }
  sentence_of_.resize(count);
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    for (TokenIndex i = doc.sentences[s].first; i < doc.sentences[s].last; ++i) sentence_of_[i] = s;
  }
}

std::span<const TokenIndex> Syntax::children(TokenIndex i) const {
  return std::span(child_list_).subspan(child_begin_[i], child_begin_[i + 1] - child_begin_[i]);
}

std::optional<TokenIndex> Syntax::child(TokenIndex i, std::initializer_list<std::string_view> labels) const {
  for (TokenIndex c : children(i)) {
    if (std::find(labels.begin(), labels.end(), token(c).dep) != labels.end()) return c;
  }
  return std::nullopt;
}

std::vector<TokenIndex> Syntax::children_with(TokenIndex i, std::initializer_list<std::string_view> labels) const {
  std::vector<TokenIndex> out;
  for (TokenIndex c : children(i)) {
    if (std::find(labels.begin(), labels.end(), token(c).dep) != labels.end()) out.push_back(c);
  }
  return out;
}

bool Syntax::is_under(TokenIndex i, TokenIndex above) const {
  while (i != above) {
    if (is_root(i)) return false;
    i = token(i).head;
  }
  return true;
}

std::vector<TokenIndex> Syntax::subtree(TokenIndex i) const {
  std::vector<TokenIndex> out{i};
  for (std::size_t at = 0; at < out.size(); ++at) {
    const auto below = children(out[at]);
    out.insert(out.end(), below.begin(), below.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Span Syntax::sentence_span(std::uint32_t sentence) const {
  const Sentence& s = doc_.sentences[sentence];
  return doc_.span_of(s.first, s.last);
}

std::optional<std::uint32_t> Syntax::block_of(TokenIndex i) const {
  const auto& blocks = doc_.article.blocks;
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), token(i).span.start,
                                      [](std::uint32_t position, const Block& block) { return position < block.span.start; });
  if (after == blocks.begin() || !(after - 1)->span.contains(token(i).span.start)) return std::nullopt;
  return static_cast<std::uint32_t>(after - 1 - blocks.begin());
}

Sentence Syntax::tokens_in(Span span) const {
  const auto& tokens = doc_.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.start; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.start < span.end; });
  return {static_cast<TokenIndex>(first - tokens.begin()), static_cast<TokenIndex>(last - tokens.begin())};
}

std::optional<TokenIndex> Syntax::head_of(Span span) const {
  const Sentence range = tokens_in(span);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const TokenIndex head = token(i).head;
    if (token(i).pos == "SPACE" || token(i).pos == "PUNCT") continue;
    if (is_root(i) || head < range.first || head >= range.last) return i;
  }
  return range.first < range.last ? std::optional(range.first) : std::nullopt;
}

std::vector<TokenIndex> Syntax::conjuncts(TokenIndex i) const {
  std::vector<TokenIndex> out{i};
  for (std::size_t at = 0; at < out.size(); ++at) {
    for (TokenIndex c : children(out[at])) {
      if (token(c).dep == "conj") out.push_back(c);
    }
  }
  return out;
}

}  // namespace dateline
