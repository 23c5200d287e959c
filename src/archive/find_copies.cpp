#include "archive/conditions.h"
#include "archive/find.h"
#include "archive/order.h"

namespace dateline::archive {
namespace {

constexpr Order kOrders[] = {
    {"added", {{"r.n", true}, {"c.place", true}}, false},
    {"-share", {{"c.share", true}, {"c.report"}, {"c.of"}}, true},
};

}  // namespace

Result<CopyPage> find_copies(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "copies"));
  DL_ASSIGN(const Conditions conditions, of_reports(archive.database(), filter));
  DL_ASSIGN(Selection selection, select_from(archive.database(), conditions, "reports r", "r.n"));
  if (!filter.as_known_at.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.as_known_at));
    selection.where.add("EXISTS (SELECT 1 FROM reports o WHERE o.id = c.of AND o.day <> '' AND o.day <= ?)", day);
  }
  DL_TRY(add_after(selection.where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT c.report, c.of, c.kind, c.share, c.spans" + order_columns(*order) +
                                                       " FROM " + selection.from + " JOIN copies c ON c.report = r.id" + selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  CopyPage page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 5, filter.limit, [&](const Statement& row) -> Status {
    page.copies.push_back({row.text(0), row.text(1), row.text(2), row.real(3), row.text(4)});
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
