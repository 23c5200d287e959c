#include "nlp/token_pattern.h"

#include <algorithm>

namespace dateline::nlp {
namespace {

using Kind = TokenAttribute::Kind;
using Test = TokenCondition::Test;

Error unsupported(const std::string& part, const std::string& what) {
  return {ErrorCode::kModelUnsupported,
          "the language model's component " + part + " has a rule with " + what + ", which cannot be run; take another pipeline"};
}

std::optional<TokenAttribute> attribute_named(std::string_view name) {
  if (name == "TAG") return TokenAttribute{Kind::kTag, {}};
  if (name == "POS") return TokenAttribute{Kind::kPos, {}};
  if (name == "MORPH") return TokenAttribute{Kind::kMorph, {}};
  if (name == "DEP") return TokenAttribute{Kind::kDep, {}};
  const std::optional<LexicalAttribute> lexical = lexical_attribute(name);
  return lexical ? std::optional(TokenAttribute{Kind::kLexical, *lexical}) : std::nullopt;
}

std::optional<std::uint64_t> value_number(const MsgValue& value, const TokenAttribute& attribute, Labels& labels, const StringIds& ids) {
  if (value.kind == MsgValue::Kind::kBool) return value.flag ? 1 : 0;
  if (value.is_text()) return attribute.kind == Kind::kLexical ? ids(value.bytes) : labels.add(value.bytes);
  return value.as_unsigned();
}

class Loader {
 public:
  Loader(const std::string& part, Labels& labels, const StringIds& ids) : part_(part), labels_(labels), ids_(ids) {}

  Result<TokenCondition> condition(const TokenAttribute& attribute, const MsgValue& value) const {
    TokenCondition out;
    out.attribute = attribute;
    if (value.is_map()) return predicate(std::move(out), value);
    const auto number = value_number(value, attribute, labels_, ids_);
    if (!number) return unsupported(part_, "a value that is neither text nor number");
    out.values = {*number};
    return out;
  }

 private:
  Result<TokenCondition> predicate(TokenCondition out, const MsgValue& value) const {
    if (value.map_size() != 1 || !value.key(0).is_text()) return unsupported(part_, "several tests of one attribute");
    const std::string_view name = value.key(0).bytes;
    const MsgValue& operand = value.mapped(0);
    if (name == "REGEX" && operand.is_text()) return regex(std::move(out), operand.bytes);
    if ((name != "IN" && name != "NOT_IN") || !operand.is_array()) return unsupported(part_, "the test " + std::string(name));
    out.test = name == "IN" ? Test::kIn : Test::kNotIn;
    for (const MsgValue& item : operand.items) {
      const auto number = value_number(item, out.attribute, labels_, ids_);
      if (!number) return unsupported(part_, "a value that is neither text nor number");
      out.values.push_back(*number);
    }
    return out;
  }

  Result<TokenCondition> regex(TokenCondition out, std::string_view pattern) const {
    const bool has_text = out.attribute.kind != Kind::kLexical || out.attribute.lexical == LexicalAttribute::kLower ||
                          out.attribute.lexical == LexicalAttribute::kOrth;
    if (!has_text) return unsupported(part_, "a regular expression over an attribute other than the form");
    Result<Regex> compiled = Regex::compile(pattern, Regex::Anchor::kNone, part_ + "/patterns");
    if (!compiled) return compiled.error();
    out.test = Test::kRegex;
    out.pattern = std::make_shared<const Regex>(std::move(*compiled));
    return out;
  }

  const std::string& part_;
  Labels& labels_;
  const StringIds& ids_;
};

}  // namespace

std::uint64_t TokenAttribute::of(const ParsedText& text, std::size_t token) const {
  switch (kind) {
    case Kind::kTag:
      return text.tokens[token].tag;
    case Kind::kPos:
      return text.tokens[token].pos;
    case Kind::kMorph:
      return text.tokens[token].morph;
    case Kind::kDep:
      return text.tokens[token].dep;
    case Kind::kLexical:
      return text.tokens[token].word->attribute(lexical);
  }
  return 0;
}

bool TokenCondition::holds(const ParsedText& text, std::size_t token, const Labels& labels) const {
  if (test == Test::kRegex) {
    if (attribute.kind != Kind::kLexical) return pattern->matches(labels.text(static_cast<Label>(attribute.of(text, token))));
    return pattern->matches(attribute.lexical == LexicalAttribute::kLower ? std::string_view(text.tokens[token].lexeme().lower_text)
                                                                          : text.word(token));
  }
  const bool there = std::find(values.begin(), values.end(), attribute.of(text, token)) != values.end();
  return there == (test == Test::kIn);
}

Result<TokenPattern> TokenPattern::load(const MsgValue& pattern, const std::string& part, Labels& labels, const StringIds& ids) {
  if (!pattern.is_array() || pattern.items.empty()) return unsupported(part, "no tokens");
  TokenPattern out;
  const Loader loader(part, labels, ids);
  for (const MsgValue& token : pattern.items) {
    if (!token.is_map()) return unsupported(part, "a token that is not a set of conditions");
    std::vector<TokenCondition>& conditions = out.tokens_.emplace_back();
    for (std::size_t i = 0; i < token.map_size(); ++i) {
      const std::string name(token.key(i).bytes);
      const std::optional<TokenAttribute> attribute = attribute_named(name);
      if (!attribute) return unsupported(part, "the attribute or operator " + name);
      Result<TokenCondition> condition = loader.condition(*attribute, token.mapped(i));
      if (!condition) return condition.error();
      conditions.push_back(std::move(*condition));
    }
  }
  return out;
}

bool TokenPattern::matches(const ParsedText& text, std::size_t first, const Labels& labels) const {
  if (text.tokens.size() - first < tokens_.size()) return false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    for (const TokenCondition& condition : tokens_[i]) {
      if (!condition.holds(text, first + i, labels)) return false;
    }
  }
  return true;
}

std::vector<std::uint64_t> TokenPattern::first_values(const TokenAttribute& attribute) const {
  for (const TokenCondition& condition : tokens_.front()) {
    if (condition.attribute == attribute && condition.test == Test::kIn) return condition.values;
  }
  return {};
}

}  // namespace dateline::nlp
