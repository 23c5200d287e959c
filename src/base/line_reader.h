#pragma once
// The lines of a file as it streams by, each with its number; memory does not grow with the file.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace dateline {

class LineReader {
 public:
  static constexpr std::size_t kLongestLine = 1'000'000;
  static constexpr std::size_t kLongestSkipped = 256'000'000;  // no text has such a line: a device without end

  static Result<LineReader> open(const std::filesystem::path& file);
  /// The next line without its end and without a byte order mark before the first; nothing at the end of the file. Of a line over
  /// kLongestLine the beginning; an error at kLongestSkipped bytes without an end of line. It lives until the next call.
  Result<std::optional<std::string_view>> next();
  /// Of the line that next() gave.
  std::size_t line() const { return line_; }
  bool was_cut() const { return was_cut_; }
  /// Of the file, so far.
  std::uint64_t bytes() const { return bytes_; }
  /// "bases.csv line 7"
  std::string where() const { return where(line_); }
  std::string where(std::size_t line) const;

 private:
  explicit LineReader(InputFile file) : file_(std::move(file)) {}
  InputFile file_;
  std::string buffer_, beginning_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::uint64_t bytes_ = 0;
  bool ended_ = false, was_cut_ = false;
};

/// The first line that is not blank; kEmpty where there is none.
Result<std::string> first_line(const std::filesystem::path& file);

std::vector<std::string_view> fields_between_tabs(std::string_view line);

}  // namespace dateline
