#pragma once
// The rows of a table between separators (RFC 4180, with a head line; commas, semicolons or tabs), as a file streams by. A quote opens a field
// only at its beginning, two of them in one are one, and a field between quotes may hold line ends.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_reader.h"

namespace dateline {

struct CsvRow {
  std::vector<std::string> fields;  // at most as many as the head has
  std::string where;                // "bases.csv line 7"
  std::string problem;              // what is wrong with the row; empty: nothing
};

/// The names of the columns in a head line, in lower case.
std::vector<std::string> csv_head(std::string_view line);

class CsvReader {
 public:
  /// A file without any line that is not blank has no columns and no rows.
  static Result<CsvReader> open(const std::filesystem::path& file);
  const std::vector<std::string>& head() const { return head_; }
  /// False at the end.
  Result<bool> next(CsvRow& row);
  /// Of the file, so far.
  std::uint64_t bytes() const { return lines_.bytes(); }

 private:
  explicit CsvReader(LineReader lines) : lines_(std::move(lines)) {}
  LineReader lines_;
  std::vector<std::string> head_;
  char separator_ = ',';
};

}  // namespace dateline
