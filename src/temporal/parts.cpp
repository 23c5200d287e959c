#include "temporal/parts.h"

#include <charconv>

namespace dateline::temporal {

std::optional<int> Parts::number(Field f) const {
  const std::string& text = (*this)[f];
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace dateline::temporal
