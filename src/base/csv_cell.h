#pragma once
// Cells of tables that we write (RFC 4180). Texts come from strangers: what a spreadsheet would take for a formula gets an apostrophe before it.
#include <string>

namespace dateline {

/// Between quotes where it must be.
inline std::string csv_cell(std::string cell) {
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) cell.insert(cell.begin(), '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace dateline
