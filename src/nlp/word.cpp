#include "nlp/word.h"

namespace dateline::nlp {

std::optional<LexicalAttribute> lexical_attribute(std::string_view name) {
  using enum LexicalAttribute;
  if (name == "ORTH" || name == "TEXT") return kOrth;
  if (name == "LOWER") return kLower;
  if (name == "NORM") return kNorm;
  if (name == "SHAPE") return kShape;
  if (name == "PREFIX") return kPrefix;
  if (name == "SUFFIX") return kSuffix;
  if (name == "SPACY") return kSpacy;
  if (name == "IS_SPACE") return kIsSpace;
  return std::nullopt;
}

std::uint64_t Word::attribute(LexicalAttribute which) const {
  using enum LexicalAttribute;
  switch (which) {
    case kOrth:
      return lexeme->orth;
    case kLower:
      return lexeme->lower;
    case kNorm:
      return norm != 0 ? norm : lexeme->norm;
    case kShape:
      return lexeme->shape;
    case kPrefix:
      return lexeme->prefix;
    case kSuffix:
      return lexeme->suffix;
    case kSpacy:
      return space_after ? 1 : 0;
    case kIsSpace:
      return lexeme->is_space ? 1 : 0;
  }
  return 0;
}

}  // namespace dateline::nlp
