#pragma once
// Texts on their way through the language core, several at a time: their tokens with what the components have written so far. Labels are
// numbers of the model's Labels table; 0 is the empty label, not yet set. Views last as long as the batch is worked on.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "nlp/labels.h"
#include "nlp/tokenizer.h"
#include "nlp/word.h"

namespace dateline::nlp {

using WordNumber = std::uint32_t;  // in a Vocabulary

struct ParsedToken {
  TokenSlice slice;
  const Word* word = nullptr;
  WordNumber number = 0;
  Label tag = 0, pos = 0, morph = 0, dep = 0, ent_type = 0;
  std::optional<std::string_view> lemma;
  std::uint32_t head = 0;
  int sentence_start = 0;  // 1 yes, -1 no, 0 not known
  char ent_iob = 'O';

  const Lexeme& lexeme() const { return *word->lexeme; }
};

/// One text of a batch.
struct ParsedText {
  std::string_view text;
  std::span<ParsedToken> tokens;
  std::size_t first = 0;  // its first token in the batch

  std::string_view word(std::size_t token) const {
    const TokenSlice& slice = tokens[token].slice;
    return text.substr(slice.start, slice.end - slice.start);
  }
};

class Vocabulary;

struct Batch {
  Batch() = default;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  std::vector<ParsedToken> tokens;  // of all texts, one text after the other
  std::vector<ParsedText> texts;

  /// Cuts these texts into tokens and puts them in place of what was here.
  void read(std::span<const std::string_view> from, Vocabulary& vocabulary);
};

}  // namespace dateline::nlp
