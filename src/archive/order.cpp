#include "archive/order.h"

#include "archive/cursor.h"

namespace dateline::archive {
namespace {

std::size_t count_of(const Order& order) {
  std::size_t count = 0;
  while (count < Order::kMostColumns && order.columns[count].sql) ++count;
  return count;
}

}  // namespace

Result<const Order*> order_of(std::span<const Order> orders, std::string_view name, std::string_view what) {
  if (name.empty()) return &orders.front();
  std::string known;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i].name == name) return &orders[i];
    known += (i == 0 ? "" : i + 1 == orders.size() ? " or " : ", ") + std::string(orders[i].name);
  }
  return Error{ErrorCode::kUsage, "--sort " + std::string(name) + ": " + std::string(what) + " are sorted by " + known};
}

std::string order_by(const Order& order) {
  std::string out;
  for (std::size_t i = 0; i < count_of(order); ++i) {
    out += (i ? ", " : " ORDER BY ") + std::string(order.columns[i].sql) + (order.descending ? " DESC" : "");
  }
  return out;
}

std::string order_columns(const Order& order) {
  std::string out;
  for (std::size_t i = 0; i < count_of(order); ++i) out += ", " + std::string(order.columns[i].sql);
  return out;
}

Status add_after(Where& where, const Order& order, std::string_view cursor) {
  if (cursor.empty()) return {};
  const std::size_t count = count_of(order);
  DL_ASSIGN(const auto after, read_cursor(cursor, count + 1));
  if (after[0] != order.name) return Error{ErrorCode::kUsage, "--cursor belongs to another --sort"};
  std::string columns, values;
  Where last;
  for (std::size_t i = 0; i < count; ++i) {
    columns += (i ? ", " : "") + std::string(order.columns[i].sql);
    values += i ? ", ?" : "?";
    if (order.columns[i].number) {
      DL_ASSIGN(const double number, read_number(after[i + 1]));
      last.add_value(number);
    } else {
      last.add_value(std::string_view(after[i + 1]));
    }
  }
  where.add_all("(" + columns + ") " + (order.descending ? "<" : ">") + " (" + values + ")", last);
  return {};
}

std::string cursor_behind(const Statement& row, const Order& order, int first) {
  std::vector<std::string> fields{std::string(order.name)};
  for (std::size_t i = 0; i < count_of(order); ++i) {
    const int at = first + static_cast<int>(i);
    fields.push_back(order.columns[i].number ? write_number(row.real(at)) : row.text(at));
  }
  return write_cursor(fields);
}

}  // namespace dateline::archive
