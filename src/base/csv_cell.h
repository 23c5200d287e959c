#pragma once
// Cells of tables that we write (RFC 4180). Texts come from strangers: what a spreadsheet would take for a formula gets an apostrophe before it.
#include <string>
#include <string_view>

namespace dateline {

inline std::string no_formula(const std::string& cell) {
  const bool is_one = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return is_one ? std::string(1, '\'').append(cell) : cell;
}

/// Between quotes where it must be.
inline std::string csv_cell(const std::string& text) {
  std::string cell = no_formula(text);
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace dateline
