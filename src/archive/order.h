#pragma once
// Order: how the rows of a list are sorted, and the pages that follow from it. The columns of an order tell every row from every other, so
// that a page goes on behind the last row of the one before, also when rows came in or went away in between.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "archive/sqlite.h"
#include "archive/where.h"

namespace dateline::archive {

struct Column {
  const char* sql = nullptr;
  bool number = false;  // compared as a number, not as text
};

struct Order {
  static constexpr std::size_t kMostColumns = 3;
  std::string_view name;  // as --sort takes it
  Column columns[kMostColumns];
  bool descending = false;  // all columns
};

/// The one of this name, the first for "". kUsage lists them: "incidents are sorted by time, -time or ...".
Result<const Order*> order_of(std::span<const Order> orders, std::string_view name, std::string_view what);

/// " ORDER BY a DESC, b DESC"
std::string order_by(const Order& order);
/// ", a, b": for the end of a list of columns to select.
std::string order_columns(const Order& order);

/// Only rows behind the cursor; nothing for "". kUsage for what is no cursor of this order.
Status add_after(Where& where, const Order& order, std::string_view cursor);

/// Calls `take` for each row, at most `limit` times. Gives the cursor where there are more rows; the order's columns are selected from column
/// `first` on.
template <class Take>
Result<std::string> take_page(Statement& rows, const Order& order, int first, std::optional<int> limit, Take take);

/// The cursor behind this row.
std::string cursor_behind(const Statement& row, const Order& order, int first);

template <class Take>
Result<std::string> take_page(Statement& rows, const Order& order, int first, std::optional<int> limit, Take take) {
  std::string cursor;
  for (int taken = 0;; ++taken) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return std::string();
    if (limit && taken == *limit) return cursor;
    cursor = cursor_behind(rows, order, first);
    DL_TRY(take(rows));
  }
}

}  // namespace dateline::archive
