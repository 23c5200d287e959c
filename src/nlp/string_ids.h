#pragma once
// The number that a spaCy model knows a string by: 0 for "", a fixed small number for its symbols (data/nlp/symbols.tsv), else a hash.
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace dateline::nlp {

class StringIds {
 public:
  StringIds();
  std::uint64_t operator()(std::string_view text) const;

 private:
  std::unordered_map<std::string_view, std::uint64_t> symbols_;
  std::size_t longest_symbol_ = 0;
};

}  // namespace dateline::nlp
