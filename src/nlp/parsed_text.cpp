#include "nlp/parsed_text.h"

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

ParsedText::ParsedText(std::string_view of, const Tokenizer& tokenizer, const Lexicon& lexicon) : text(of) {
  const std::vector<TokenSlice> slices = tokenizer.tokenize(text);
  tokens.resize(slices.size());
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const auto [at, is_new] = lexemes_.try_emplace(word(slices[i]));
    if (is_new) at->second = lexicon.lexeme(at->first);
    tokens[i].slice = slices[i];
    tokens[i].lexeme = &at->second;
    tokens[i].head = static_cast<std::uint32_t>(i);
  }
  if (!tokens.empty()) tokens.front().sentence_start = 1;
}

std::uint64_t ParsedText::attribute(std::size_t token, LexicalAttribute which) const {
  using enum LexicalAttribute;
  const TokenSlice& slice = tokens[token].slice;
  const Lexeme& lexeme = *tokens[token].lexeme;
  switch (which) {
    case kOrth:
      return lexeme.orth;
    case kLower:
      return lexeme.lower;
    case kNorm:
      return slice.norm != 0 ? slice.norm : lexeme.norm;
    case kShape:
      return lexeme.shape;
    case kPrefix:
      return lexeme.prefix;
    case kSuffix:
      return lexeme.suffix;
    case kSpacy:
      return slice.space_after ? 1 : 0;
    case kIsSpace:
      return lexeme.is_space ? 1 : 0;
  }
  return 0;
}

}  // namespace dateline::nlp
