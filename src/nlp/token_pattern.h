#pragma once
// A pattern over neighbouring tokens as a spaCy Matcher takes it, of the kind that attribute rules are written in: one set of
// conditions a token, each on one attribute: equal to, one of, none of, or matching a regular expression.
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "nlp/labels.h"
#include "nlp/msgpack.h"
#include "nlp/parsed_text.h"
#include "nlp/regex.h"

namespace dateline::nlp {

/// An attribute that components write (a Label) or a lexical one.
struct TokenAttribute {
  enum class Kind { kTag, kPos, kMorph, kDep, kLexical };
  Kind kind = Kind::kLexical;
  LexicalAttribute lexical = LexicalAttribute::kOrth;
  bool operator==(const TokenAttribute&) const = default;

  std::uint64_t of(const ParsedText& text, std::size_t token) const;
};

struct TokenCondition {
  enum class Test { kIn, kNotIn, kRegex };
  TokenAttribute attribute;
  Test test = Test::kIn;
  std::vector<std::uint64_t> values;     // Labels or numbers of strings
  std::shared_ptr<const Regex> pattern;  // shared: patterns are copied about while a model is loaded

  bool holds(const ParsedText& text, std::size_t token, const Labels& labels) const;
};

class TokenPattern {
 public:
  /// `part` names the component in errors.
  static Result<TokenPattern> load(const MsgValue& pattern, const std::string& part, Labels& labels, const StringIds& ids);

  std::size_t size() const { return tokens_.size(); }
  bool is_one_condition() const { return tokens_.size() == 1 && tokens_.front().size() == 1; }
  bool matches(const ParsedText& text, std::size_t first, const Labels& labels) const;
  /// The values of one attribute that the pattern's first token must have; empty where it may have any.
  std::vector<std::uint64_t> first_values(const TokenAttribute& attribute) const;

 private:
  std::vector<std::vector<TokenCondition>> tokens_;
};

}  // namespace dateline::nlp
