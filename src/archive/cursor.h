#pragma once
// Cursor: where an answer ended, for going on from there.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::archive {

/// A cursor is opaque outside: fields joined and written as hexadecimal digits.
std::string write_cursor(const std::vector<std::string>& fields);
/// kUsage for what write_cursor did not write with this many fields.
Result<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t fields);

/// Its first field; empty for what is no cursor.
std::string read_cursor_name(std::string_view cursor);

/// A number as a field: read_number gives exactly what was written, and kUsage for what is none.
std::string write_number(double value);
Result<double> read_number(const std::string& field);

}  // namespace dateline::archive
