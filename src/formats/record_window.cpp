#include "formats/record_window.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"

namespace dateline::formats {

bool RecordWindow::read_block() {
  if (break_) return false;
  if (2 * taken_ >= buffer_.size()) {  // so that what is moved is less than what was read
    buffer_.erase(0, taken_);
    dropped_ += std::exchange(taken_, 0);
  }
  const std::uint64_t at = dropped_ + buffer_.size();
  const auto more = source_.read(buffer_);
  if (!more) {
    break_ = more.error();
    return false;
  }
  if (*more && source_.is_packed() && source_.begins_member()) add_border({at, source_.offset()});
  return *more;
}

/// No record fits into a member of a few bytes; of a file of such ones not every border is kept.
void RecordWindow::add_border(const Border& border) {
  static constexpr std::uint64_t kTooSmall = 16;
  if (borders_.size() < 2 || border.at - borders_[borders_.size() - 2].at >= kTooSmall) borders_.push_back(border);
}

bool RecordWindow::fill(std::size_t wanted) {
  while (bytes().size() < wanted) {
    if (!read_block()) return false;
  }
  return true;
}

void RecordWindow::drop(std::size_t count) {
  DL_ASSERT(count <= bytes().size(), "more was dropped than there is");
  taken_ += count;
  while (borders_.size() > 1 && borders_[1].at <= here()) borders_.pop_front();
}

std::optional<Error> RecordWindow::take_break() { return std::exchange(break_, std::nullopt); }

std::uint64_t RecordWindow::offset() const {
  if (!source_.is_packed()) return here();
  return borders_.empty() ? 0 : borders_.front().offset;
}

bool RecordWindow::is_at_border() const { return !borders_.empty() && borders_.front().at == here(); }

std::optional<std::size_t> RecordWindow::border_behind(std::size_t at) const {
  const auto next = std::upper_bound(borders_.begin(), borders_.end(), here() + at,
                                     [](std::uint64_t place, const Border& border) { return place < border.at; });
  if (next == borders_.end()) return std::nullopt;
  return static_cast<std::size_t>(next->at - here());
}

}  // namespace dateline::formats
