#pragma once
// The words of a page under way: its bytes as they came (line ends as "\n", names of attributes in lower case), and behind them what had
// to be written anew (references resolved, texts joined). Words are named by their place, so that nothing moves when the store grows.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::ingest {

struct StoredAttribute {
  std::uint32_t name_start = 0, value_start = 0;
  std::uint32_t value_size = 0;
  std::uint16_t name_size = 0;
};

struct PageStore {
  std::string bytes;
  std::string written;
  std::vector<StoredAttribute> attributes;

  /// Where the next words written will lie.
  std::uint32_t next() const { return static_cast<std::uint32_t>(bytes.size() + written.size()); }
  std::string_view words(std::uint32_t start, std::uint32_t size) const {
    if (start < bytes.size()) return {bytes.data() + start, size};
    return std::string_view(written).substr(start - bytes.size(), size);
  }
  std::string_view name_of(const StoredAttribute& a) const { return words(a.name_start, a.name_size); }
  std::string_view value_of(const StoredAttribute& a) const { return words(a.value_start, a.value_size); }
};

}  // namespace dateline::ingest
