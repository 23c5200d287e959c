#pragma once
// Walking a Document's parse: children, subtrees, sentences, and from characters to tokens and blocks.
// Built once for a Document and read by every stage; indexes are of tokens.
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace dateline {

using TokenIndex = std::uint32_t;

class Syntax {
 public:
  explicit Syntax(const Document& doc);

  const Document& doc() const { return doc_; }
  const Token& token(TokenIndex i) const { return doc_.tokens[i]; }
  TokenIndex size() const { return static_cast<TokenIndex>(doc_.tokens.size()); }

  /// In the order of the text.
  std::span<const TokenIndex> children(TokenIndex i) const;
  /// The first child with one of these labels.
  std::optional<TokenIndex> child(TokenIndex i, std::initializer_list<std::string_view> labels) const;
  std::vector<TokenIndex> children_with(TokenIndex i, std::initializer_list<std::string_view> labels) const;
  bool is_root(TokenIndex i) const { return doc_.tokens[i].head == i; }
  /// Whether `above` is on the way from i to the root (i itself counts).
  bool is_under(TokenIndex i, TokenIndex above) const;
  /// All tokens of the subtree, in order; and its outermost tokens [first, last).
  std::vector<TokenIndex> subtree(TokenIndex i) const;
  Sentence extent(TokenIndex i) const { return {left_[i], right_[i] + 1}; }
  Span span(TokenIndex i) const { return doc_.span_of(left_[i], right_[i] + 1); }

  /// The place in doc.sentences of the token's sentence.
  std::uint32_t sentence_of(TokenIndex i) const { return sentence_of_[i]; }
  Span sentence_span(std::uint32_t sentence) const;
  /// The place in article.blocks of the token's block, if it lies in one.
  std::optional<std::uint32_t> block_of(TokenIndex i) const;
  /// The tokens [first, last) that overlap a span.
  Sentence tokens_in(Span span) const;
  /// The token in a span whose head lies outside: what the phrase is. Nothing for an empty span.
  std::optional<TokenIndex> head_of(Span span) const;
  /// Conjuncts of i: i first, then those joined to it by "conj", in order.
  std::vector<TokenIndex> conjuncts(TokenIndex i) const;

 private:
  const Document& doc_;
  std::vector<TokenIndex> child_list_;
  std::vector<std::uint32_t> child_begin_;
  std::vector<TokenIndex> left_, right_;
  std::vector<std::uint32_t> sentence_of_;
};

}  // namespace dateline
