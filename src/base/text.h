#pragma once
// Text: the words of one report, for ever unchanged. Valid UTF-8 that can be cut by code points in constant time.
// Views that it gives out live as long as the Text; moving a Text leaves its views valid (the bytes stay where they are).
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline {

class Text {
 public:
  Text() : Text(std::string()) {}
  /// `bytes` should be valid UTF-8; what is not is mended first.
  explicit Text(std::string bytes);

  std::string_view view() const { return *bytes_; }
  /// Length in code points.
  std::uint32_t size() const { return size_; }
  Span whole() const { return {0, size_}; }
  /// The words of a span; what reaches over the end is cut off.
  std::string_view at(Span span) const;
  /// The byte at which code point number `position` begins (position <= size()).
  std::size_t byte_offset(std::uint32_t position) const;
  /// The code point that the byte `offset` belongs to (a binary search; constant time where the text is ASCII).
  std::uint32_t position_of_byte(std::size_t offset) const;

 private:
  std::unique_ptr<const std::string> bytes_;
  std::vector<std::uint32_t> offsets_;  // empty where all is ASCII
  std::uint32_t size_ = 0;
};

}  // namespace dateline
