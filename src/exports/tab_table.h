#pragma once
// Tables of event data: a line a row, cells parted by tabs, nothing between quotes. Readers differ in what a quotation mark means there, so that none is
// written: ' stands for ". Line ends and tabs within a cell are blanks; what a spreadsheet would take for a formula has an apostrophe before it.
#include <string>
#include <string_view>
#include <utility>

#include "base/csv_cell.h"

namespace dateline::exports {

class TabTable {
 public:
  /// `none`: what stands in a cell of which nothing is known.
  explicit TabTable(std::string none = "") : none_(std::move(none)) {}

  TabTable& text(std::string value) {
    for (char& c : value) {
      if (c == '"') c = '\'';
      if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    return code(no_formula(value));
  }
  /// What we made: numbers, codes, days.
  TabTable& code(std::string_view value) {
    rows_ += (at_start_ ? "" : "\t");
    rows_ += value.empty() ? std::string_view(none_) : value;
    at_start_ = false;
    return *this;
  }
  TabTable& none(int cells = 1) {
    for (int i = 0; i < cells; ++i) code("");
    return *this;
  }
  void end_row() {
    rows_ += '\n';
    at_start_ = true;
  }
  std::string take() { return std::move(rows_); }

 private:
  std::string none_, rows_;
  bool at_start_ = true;
};

}  // namespace dateline::exports
