#include "archive/conditions.h"
#include "archive/find.h"
#include "archive/order.h"

namespace dateline::archive {
namespace {

constexpr Order kOrders[] = {
    {"-published", {{"r.day"}, {"r.n", true}}, true},
    {"published", {{"r.day"}, {"r.n", true}}, false},
};

Result<std::vector<std::string>> incidents_of(const Database& database, std::int64_t n) {
  std::vector<std::string> out;
  DL_ASSIGN(Statement rows, database.query("SELECT DISTINCT incident FROM incident_events WHERE report = ? ORDER BY event", n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

}  // namespace

Result<ReportPage> find_reports(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "reports"));
  DL_ASSIGN(const Conditions conditions, of_reports(archive.database(), filter));
  DL_ASSIGN(Selection selection, select_from(archive.database(), conditions, "reports r", "r.n"));
  DL_TRY(add_after(selection.where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, archive.database().prepare(
      "SELECT r.n, r.id, r.url, r.title, r.publisher, r.domain, r.published, r.published_basis, r.language, r.unread, r.version_of, "
      "coalesce((SELECT of FROM copies c WHERE c.report = r.id AND c.kind <> 'version' ORDER BY place LIMIT 1), '')" + order_columns(*order) +
      " FROM " + selection.from + selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  ReportPage page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 12, filter.limit, [&](const Statement& row) -> Status {
    ReportRow out{row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10), row.text(11), {}};
    DL_ASSIGN(out.incidents, incidents_of(archive.database(), row.integer(0)));
    page.reports.push_back(std::move(out));
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
