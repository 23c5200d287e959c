#pragma once
// spaCy's attribute ruler: rules that set a token's tag, part of speech, morphology, label or lemma where a pattern matches.
// All patterns see the text as it was before; where several rules set the same, the later one wins.
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/token_pattern.h"

namespace dateline::nlp {

class AttributeRuler {
 public:
  /// `bytes` of the component's file patterns. `labels` must outlive this.
  static Result<AttributeRuler> load(std::string_view bytes, const std::string& part, Labels& labels, const StringIds& ids);

  void annotate(ParsedText& text) const;

 private:
  struct Assignment {
    std::optional<Label> tag, pos, morph, dep;
    std::optional<std::string> lemma;
  };
  struct Rule {
    Assignment assignment;
    int index = 0;  // of the token in the match; below zero from its end
  };
  struct Pattern {
    TokenPattern tokens;
    std::uint32_t rule = 0;
    bool indexed = false;  // one token that must have one value, by which it is found: nothing is left to test
  };
  using Index = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

  Status load_rule(const MsgValue& entry, const std::string& part, Labels& labels, const StringIds& ids);
  Result<Assignment> load_assignment(const MsgValue& attrs, const std::string& part, Labels& labels) const;
  void index_pattern(std::uint32_t number);
  static void assign(const Assignment& assignment, ParsedToken& token);

  std::vector<Rule> rules_;
  std::vector<Pattern> patterns_;
  // Patterns by what their first token must be, so that few are tried at each token.
  Index by_lower_;
  std::bitset<1024> may_be_by_lower_;               // by the last bits of the number: most words are not
  std::vector<std::vector<std::uint32_t>> by_tag_;  // by label
  std::vector<std::uint32_t> others_;
  const Labels* labels_ = nullptr;
};

}  // namespace dateline::nlp
