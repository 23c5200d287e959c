#pragma once
// A word as embeddings and rules see it: its lexeme, the norm that the tokenizer gave it in its place, and whether a blank follows.
#include <cstdint>
#include <optional>
#include <string_view>

#include "nlp/lexeme.h"

namespace dateline::nlp {

/// The lexical attributes that embeddings and rules may ask for.
enum class LexicalAttribute { kOrth, kLower, kNorm, kShape, kPrefix, kSuffix, kSpacy, kIsSpace };

std::optional<LexicalAttribute> lexical_attribute(std::string_view name);

struct Word {
  const Lexeme* lexeme = nullptr;
  std::uint64_t norm = 0;  // or 0: the lexeme's own
  bool space_after = false;

  bool operator==(const Word&) const = default;

  std::uint64_t attribute(LexicalAttribute which) const;
};

}  // namespace dateline::nlp
