#pragma once
// Row bits: a set of rows' numbers as one bit each, bound to a statement as a blob. SQLite keeps a set in a tree, which costs twenty times as much to fill.
//
//   has_row(number, bits): whether the row is in the set
#include <cstdint>
#include <string>

#include "archive/sqlite.h"

namespace dateline::archive {

class RowBits {
 public:
  /// `row` > 0; a set takes an eighth of its greatest number in bytes.
  void add(std::int64_t row);
  std::int64_t count() const { return count_; }  // of different rows
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::int64_t count_ = 0;
};

/// Gives the function to a connection.
Status add_row_bits(const Database& database);

}  // namespace dateline::archive
