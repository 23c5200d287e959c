#pragma once
// Document: an Article with the language core's annotation: tokens and sentences. Nothing changes it after the language core;
// the stages of reading take it by const reference and write to the Reading.
// Tokens lie in order and cover all that is not blank (blank tokens exist where the model makes them). Tags, labels and
// entity types are views into the language model, which outlives every Document.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"

namespace dateline {

struct Token {
  Span span;
  std::string lower;           // the word in lower case
  std::string lemma;
  std::string_view tag;        // Penn Treebank: "VBD"
  std::string_view pos;        // Universal: "VERB"
  std::string_view dep;        // label of the arc from the head: "nsubj"; "ROOT"
  std::string_view ent_type;   // "PERSON", "ORG", "GPE", ...; empty outside names
  char ent_iob = 'O';          // 'B', 'I', 'O'
  std::uint32_t head = 0;      // index of the head token; its own index at the root
  bool sentence_start = false;
};

/// A sentence is a range of tokens [first, last).
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Document {
  Article article;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::optional<Text> as_read;  // the article's text, position by position, with line ends of wrapped lines as blanks and the case restored

  explicit Document(Article from) : article(std::move(from)) {}

  /// The words as the stages read them: the article's, mended where it is wrapped at a width or written in capitals.
  const Text& text() const { return as_read ? *as_read : article.text; }
  std::string_view word(std::uint32_t token) const { return text().at(tokens[token].span); }
  Span span_of(std::uint32_t first, std::uint32_t last) const {  // tokens [first, last), last > first
    return {tokens[first].span.start, tokens[last - 1].span.end};
  }
};

}  // namespace dateline
