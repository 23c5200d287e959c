#pragma once
// A text on its way through the language core: its tokens with what the components have written so far. Labels are numbers of the
// model's Labels table; 0 is the empty label, not yet set.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nlp/labels.h"
#include "nlp/lexeme.h"
#include "nlp/tokenizer.h"

namespace dateline::nlp {

/// The lexical attributes that embeddings and rules may ask for.
enum class LexicalAttribute { kOrth, kLower, kNorm, kShape, kPrefix, kSuffix, kSpacy, kIsSpace };

std::optional<LexicalAttribute> lexical_attribute(std::string_view name);

struct ParsedToken {
  TokenSlice slice;
  const Lexeme* lexeme = nullptr;
  Label tag = 0, pos = 0, morph = 0, dep = 0, ent_type = 0;
  std::optional<std::string> lemma;
  std::uint32_t head = 0;
  int sentence_start = 0;  // 1 yes, -1 no, 0 not known
  char ent_iob = 'O';
};

struct ParsedText {
  ParsedText(std::string_view text, const Tokenizer& tokenizer, const Lexicon& lexicon);
  ParsedText(const ParsedText&) = delete;
  ParsedText& operator=(const ParsedText&) = delete;

  std::string_view word(std::size_t token) const { return word(tokens[token].slice); }
  std::string_view word(const TokenSlice& slice) const { return text.substr(slice.start, slice.end - slice.start); }
  std::uint64_t attribute(std::size_t token, LexicalAttribute which) const;

  std::string_view text;
  std::vector<ParsedToken> tokens;

 private:
  std::unordered_map<std::string_view, Lexeme> lexemes_;  // of this text's word types
};

}  // namespace dateline::nlp
