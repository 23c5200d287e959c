#pragma once
// RecordWindow: the part of a web archive's plain bytes that is being looked at, with where it comes from in the file. It ends at what is
// damaged: what lies before a break never goes on behind it.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "formats/packed_source.h"

namespace dateline::formats {

class RecordWindow {
 public:
  RecordWindow(ByteSource source, std::string name) : source_(std::move(source), std::move(name)) {}

  /// What was read and not yet dropped. Valid until the next fill() or drop().
  std::string_view bytes() const { return std::string_view(buffer_).substr(taken_); }
  /// Makes bytes() hold `wanted` bytes or more; false if there are not so many before the next break or the end.
  bool fill(std::size_t wanted);
  void drop(std::size_t count);
  /// When fill() gave false: what is damaged behind bytes(), which is passed with this call. Nothing at the end of the file.
  std::optional<Error> take_break();
  bool is_before_break() const { return break_.has_value(); }

  /// Where in the file bytes() begin; of a compressed file, where the member begins that they are of.
  std::uint64_t offset() const;
  /// Whether a compressed member begins with bytes().
  bool is_at_border() const;
  /// Where in bytes() the next compressed member begins that begins behind `at`.
  std::optional<std::size_t> border_behind(std::size_t at) const;

 private:
  struct Border {
    std::uint64_t at = 0;      // in all plain bytes
    std::uint64_t offset = 0;  // in the file
  };
  bool read_block();
  void add_border(const Border& border);
  std::uint64_t here() const { return dropped_ + taken_; }

  PackedSource source_;
  std::string buffer_;
  std::size_t taken_ = 0;       // of the buffer
  std::uint64_t dropped_ = 0;   // plain bytes before the buffer
  std::deque<Border> borders_;  // of compressed members: the last one at or before bytes(), and those behind
  std::optional<Error> break_;  // behind the buffer
};

}  // namespace dateline::formats
