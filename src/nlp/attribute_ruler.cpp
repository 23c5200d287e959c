#include "nlp/attribute_ruler.h"

#include <algorithm>

#include "base/data_file.h"

namespace dateline::nlp {
namespace {

constexpr TokenAttribute kLowerForm{TokenAttribute::Kind::kLexical, LexicalAttribute::kLower};
constexpr TokenAttribute kTag{TokenAttribute::Kind::kTag, LexicalAttribute::kOrth};

Error damaged(const std::string& part) {
  return {ErrorCode::kModelDamaged,
          "the language model's file " + part + "/patterns is cut off or not a list of rules; unpack the language model again"};
}

/// Morphology is compared by its sorted form; "_" is none.
std::string normal_morphology(std::string_view text) {
  if (text.empty() || text == "_") return "_";
  std::vector<std::string_view> features = split(text, '|');
  std::sort(features.begin(), features.end());
  std::string out;
  for (const std::string_view feature : features) out.append(out.empty() ? "" : "|").append(feature);
  return out;
}

}  // namespace

Result<AttributeRuler::Assignment> AttributeRuler::load_assignment(const MsgValue& attrs, const std::string& part, Labels& labels) const {
  Assignment out;
  for (std::size_t i = 0; i < attrs.map_size(); ++i) {
    const std::string_view name = attrs.key(i).bytes;
    if (!attrs.mapped(i).is_text()) return damaged(part);
    const std::string_view value = attrs.mapped(i).bytes;
    if (name == "TAG") {
      out.tag = labels.add(value);
    } else if (name == "POS") {
      out.pos = labels.add(value);
    } else if (name == "MORPH") {
      out.morph = labels.add(normal_morphology(value));
    } else if (name == "DEP") {
      out.dep = labels.add(value);
    } else if (name == "LEMMA") {
      out.lemma = std::string(value);
    } else {
      return Error{ErrorCode::kModelUnsupported, "the language model's component " + part + " has a rule that sets " + std::string(name) +
                                                     ", which cannot be run; take another pipeline"};
    }
  }
  return out;
}

Status AttributeRuler::load_rule(const MsgValue& entry, const std::string& part, Labels& labels, const StringIds& ids) {
  const MsgValue* patterns = entry.find("patterns");
  const MsgValue* attrs = entry.find("attrs");
  const MsgValue* index = entry.find("index");
  if (patterns == nullptr || !patterns->is_array() || attrs == nullptr || !attrs->is_map()) return damaged(part);
  Result<Assignment> assignment = load_assignment(*attrs, part, labels);
  if (!assignment) return assignment.error();
  const std::int64_t at = index == nullptr ? 0 : index->as_integer().value_or(0);
  for (const MsgValue& item : patterns->items) {
    Result<TokenPattern> pattern = TokenPattern::load(item, part, labels, ids);
    if (!pattern) return pattern.error();
    const auto size = static_cast<std::int64_t>(pattern->size());
    if (at >= size || at < -size) return damaged(part);
    patterns_.push_back({std::move(*pattern), static_cast<std::uint32_t>(rules_.size())});
    index_pattern(static_cast<std::uint32_t>(patterns_.size() - 1));
  }
  rules_.push_back({std::move(*assignment), static_cast<int>(at)});
  return {};
}

void AttributeRuler::index_pattern(std::uint32_t number) {
  const TokenPattern& pattern = patterns_[number].tokens;
  const std::vector<std::uint64_t> lower = pattern.first_values(kLowerForm);
  const std::vector<std::uint64_t> tag = lower.empty() ? pattern.first_values(kTag) : std::vector<std::uint64_t>();
  for (const std::uint64_t value : lower) {
    by_lower_[value].push_back(number);
    may_be_by_lower_.set(value % may_be_by_lower_.size());
  }
  for (const std::uint64_t value : tag) {
    if (value >= labels_->size()) continue;  // no label: nothing has it
    if (value >= by_tag_.size()) by_tag_.resize(value + 1);
    by_tag_[value].push_back(number);
  }
  if (lower.empty() && tag.empty()) others_.push_back(number);
  patterns_[number].indexed = pattern.is_one_condition() && !(lower.empty() && tag.empty());
}

Result<AttributeRuler> AttributeRuler::load(std::string_view bytes, const std::string& part, Labels& labels, const StringIds& ids) {
  AttributeRuler ruler;
  ruler.labels_ = &labels;
  const std::optional<MsgValue> file = parse_msgpack(bytes);
  if (!file || !file->is_array()) return damaged(part);
  for (const MsgValue& entry : file->items) {
    if (Status status = ruler.load_rule(entry, part, labels, ids); !status) return status.error();
  }
  return ruler;
}

void AttributeRuler::assign(const Assignment& assignment, ParsedToken& token) {
  if (assignment.tag) token.tag = *assignment.tag;
  if (assignment.pos) token.pos = *assignment.pos;
  if (assignment.morph) token.morph = *assignment.morph;
  if (assignment.dep) token.dep = *assignment.dep;
  if (assignment.lemma) token.lemma = *assignment.lemma;
}

void AttributeRuler::annotate(ParsedText& text) const {
  struct Hit {
    std::size_t token;  // that the rule writes
    std::uint32_t rule;
    auto operator<=>(const Hit&) const = default;
  };
  std::vector<Hit> hits;
  hits.reserve(text.tokens.size() * 2);
  const auto try_all = [&](const std::vector<std::uint32_t>& numbers, std::size_t token) {
    for (const std::uint32_t number : numbers) {
      const Pattern& pattern = patterns_[number];
      if (!pattern.indexed && !pattern.tokens.matches(text, token, *labels_)) continue;
      const int index = rules_[pattern.rule].index;
      const Hit hit{token + static_cast<std::size_t>(index) + (index >= 0 ? 0 : pattern.tokens.size()), pattern.rule};
      // Hits come nearly in order: by token, then by rule.
      auto at = hits.end();
      while (at != hits.begin() && hit < *std::prev(at)) --at;
      hits.insert(at, hit);
    }
  };
  for (std::size_t token = 0; token < text.tokens.size(); ++token) {
    const std::uint64_t lower = text.tokens[token].lexeme().lower;
    if (may_be_by_lower_[lower % may_be_by_lower_.size()]) {
      if (const auto found = by_lower_.find(lower); found != by_lower_.end()) try_all(found->second, token);
    }
    const Label tag = text.tokens[token].tag;
    if (tag < by_tag_.size()) try_all(by_tag_[tag], token);
    try_all(others_, token);
  }
  for (const Hit& hit : hits) assign(rules_[hit.rule].assignment, text.tokens[hit.token]);
}

}  // namespace dateline::nlp
