#pragma once
// A table of texts that is looked up for every word of a report: one array of slots, probed in order, and the texts themselves one behind
// the other. Texts are numbered from 0 in the order in which they were added.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::nlp {

class TextTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The number of a text, or kNone.
  std::uint32_t find(std::string_view text) const;
  /// Adds a text that is not there; gives its number.
  std::uint32_t add(std::string_view text);
  std::size_t size() const { return entries_.size(); }
  /// Of all texts together.
  std::size_t bytes() const { return texts_.size(); }
  void clear();

 private:
  struct Entry {
    std::uint32_t hash, length;
    std::size_t start;  // in texts_
  };
  struct Slot {
    std::uint32_t hash = 0, number = kNone;
  };

  void place(std::uint32_t number);
  void grow();

  std::vector<Slot> slots_;  // a power of two of them, at most half full
  std::vector<Entry> entries_;
  std::string texts_;
};

}  // namespace dateline::nlp
