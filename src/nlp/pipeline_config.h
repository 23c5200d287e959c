#pragma once
// A pipeline's config.cfg: sections of keys with JSON values, as spaCy writes it. References ("${...}") are left as they stand.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::nlp {

class PipelineConfig {
 public:
  static Result<PipelineConfig> parse(std::string_view text);

  /// A text value, or `otherwise` where the key is missing or holds something else.
  std::string text(std::string_view section, std::string_view key, std::string_view otherwise = "") const;
  /// A text of a nested section, which may also be written as one JSON value of the outer one: tokenizer = {"@tokenizers": "..."}.
  std::string nested_text(std::string_view section, std::string_view inner, std::string_view key, std::string_view otherwise) const;
  bool flag(std::string_view section, std::string_view key) const;
  std::vector<std::string> list(std::string_view section, std::string_view key) const;
  /// The sections with this name or below it ("components.ner.model", "components.ner.model.tok2vec").
  std::vector<std::string> sections_below(std::string_view name) const;

 private:
  const std::string* find(std::string_view section, std::string_view key) const;

  using Section = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace dateline::nlp
