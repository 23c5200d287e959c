#include "base/text.h"

#include <algorithm>

#include "base/assert.h"
#include "base/utf8.h"

namespace dateline {

Text::Text(std::string bytes) {
  if (!is_valid_utf8(bytes)) bytes = mend_utf8(bytes);
  bytes_ = std::make_unique<const std::string>(std::move(bytes));
  size_ = static_cast<std::uint32_t>(count_code_points(*bytes_));
  if (size_ == bytes_->size()) return;
  offsets_.reserve(size_ + 1);
  for (std::size_t i = 0; i < bytes_->size(); ++i) {
    if ((static_cast<unsigned char>((*bytes_)[i]) & 0xC0) != 0x80) offsets_.push_back(static_cast<std::uint32_t>(i));
  }
  offsets_.push_back(static_cast<std::uint32_t>(bytes_->size()));
}

std::size_t Text::byte_offset(std::uint32_t position) const {
  DL_ASSERT(position <= size_, "position behind the end of the text");
  return offsets_.empty() ? position : offsets_[position];
}

std::string_view Text::at(Span span) const {
  const std::uint32_t end = std::min(span.end, size_), start = std::min(span.start, end);
  const std::size_t first = byte_offset(start);
  return view().substr(first, byte_offset(end) - first);
}

std::uint32_t Text::position_of_byte(std::size_t offset) const {
  if (offsets_.empty()) return static_cast<std::uint32_t>(std::min<std::size_t>(offset, size_));
  const auto found = std::upper_bound(offsets_.begin(), offsets_.end(), static_cast<std::uint32_t>(offset));
  return static_cast<std::uint32_t>(found - offsets_.begin()) - 1;
}

}  // namespace dateline
