#pragma once
// The labels of a language model (tags, parts of speech, dependencies, entity types, morphology) as small numbers.
// Filled while the model is loaded, never after; the views that text() gives live as long as the table.
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::nlp {

using Label = std::uint32_t;  // 0 is ""

class Labels {
 public:
  Labels() { add(""); }
  Labels(const Labels&) = delete;
  Labels& operator=(const Labels&) = delete;

  Label add(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    const Label number = static_cast<Label>(texts_.size());
    texts_.emplace_back(text);
    numbers_.emplace(texts_.back(), number);
    return number;
  }
  std::string_view text(Label label) const { return texts_[label]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;  // a deque, so that views stay good
  std::unordered_map<std::string_view, Label> numbers_;
};

}  // namespace dateline::nlp
