// Whom the archive's reports rest on, by name.
#include "archive/conditions.h"
#include "archive/find.h"
#include "archive/order.h"

namespace dateline::archive {
namespace {

constexpr Order kOrders[] = {
    {"-reports", {{"f.reports", true}, {"f.incidents", true}, {"f.folded"}}, true},
    {"-incidents", {{"f.incidents", true}, {"f.reports", true}, {"f.folded"}}, true},
    {"-alone", {{"f.alone", true}, {"f.incidents", true}, {"f.folded"}}, true},
    {"name", {{"f.folded"}}, false},
};

/// Conditions on the reports that are counted.
Result<Where> reports_of(const Database& database, Filter filter) {
  filter.source.clear();
  DL_ASSIGN(const Conditions conditions, of_reports(database, filter));
  return as_tests(conditions, "r.n");
}

}  // namespace

Result<SourcePage> find_sources(const Archive& archive, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "sources"));
  DL_ASSIGN(const Where reports, reports_of(database, filter));
  const bool all = reports.sql().empty();
  // The same sources of the same reports, without those that are not told apart.
  const std::string rows_of = all ? " FROM sources s WHERE " : " FROM sources s JOIN reports r ON r.n = s.report WHERE " + reports.condition() + " AND ";
  const std::string told = all ? "" : " AND EXISTS (SELECT 1 FROM incident_events e JOIN reports r ON r.n = e.report WHERE e.incident = i.incident AND " + reports.condition() + ")";
  const std::string count = "(SELECT count(DISTINCT i.incident) FROM incident_sources i ";
  Where where;
  DL_TRY(add_after(where, *order, filter.cursor));
  DL_ASSIGN(
      Statement rows,
      database.prepare("SELECT f.name, f.folded, f.kind, f.reports, f.published, f.incidents, f.alone" + order_columns(*order) +
                       " FROM (SELECT min(s.name) AS name, s.folded AS folded, min(s.kind) AS kind, count(DISTINCT s.report) AS reports, "
                       "count(DISTINCT CASE s.source WHEN 0 THEN s.report END) AS published, " +
                       count + "WHERE i.folded = s.folded" + told + ") AS incidents, " + count +
                       "JOIN incidents n ON n.id = i.incident WHERE i.folded = s.folded AND n.independent <= 1" + told + ") AS alone" + rows_of +
                       "s.anonymous = 0 AND s.folded <> '' AND s.folded IN (SELECT folded FROM name_parts WHERE folded GLOB ?) GROUP BY s.folded) f" + where.sql() + order_by(*order)));
  int next = 1;
  if (!all) next = reports.bind(rows, reports.bind(rows, reports.bind(rows)));
  rows.bind(next, part_of_name(filter.source));
  where.bind(rows, next + 1);
  SourcePage page;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    if (filter.limit && page.sources.size() >= static_cast<std::size_t>(*filter.limit)) {
      ++page.more;
      continue;
    }
    page.cursor = cursor_behind(rows, *order, 7);
    page.sources.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6)});
  }
  if (page.more == 0) page.cursor.clear();
  DL_ASSIGN(Statement unnamed, database.prepare("SELECT count(*)" + rows_of + "(s.anonymous = 1 OR s.folded = '')"));
  if (!all) reports.bind(unnamed);
  DL_TRY(unnamed.step());
  page.unnamed = unnamed.integer(0);
  return page;
}

}  // namespace dateline::archive
