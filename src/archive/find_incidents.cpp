#include "archive/find.h"
#include "archive/conditions.h"
#include "archive/order.h"

namespace dateline::archive {
namespace {

// Undated happenings come last in time.
constexpr Order kOrders[] = {
    {"time", {{"CASE i.start WHEN '' THEN '9999' ELSE i.start END"}, {"i.id"}}, false},
    {"-time", {{"i.start"}, {"i.id"}}, true},
    {"first_published", {{"i.first_published"}, {"i.id"}}, false},
    {"-first_published", {{"i.first_published"}, {"i.id"}}, true},
    {"-independent", {{"i.independent_low", true}, {"i.id"}}, true},
};

}  // namespace

Result<IncidentPage> find_incidents(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "incidents"));
  DL_ASSIGN(const Conditions conditions, of_incidents(archive.database(), filter));
  DL_ASSIGN(Selection selection, select_from(archive.database(), conditions, "incidents i", "i.n"));
  DL_TRY(add_after(selection.where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT i.content" + order_columns(*order) + " FROM " + selection.from + selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  IncidentPage page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 1, filter.limit, [&](const Statement& row) -> Status {
    page.incidents.push_back(row.text(0));
    return {};
  }));
  return page;
}

Result<std::string> find_incident(const Archive& archive, std::string_view id) {
  const Database& database = archive.database();
  DL_ASSIGN(auto found, database.word("SELECT content FROM incidents WHERE id = ?", id));
  if (found) return std::move(*found);
  DL_ASSIGN(found, database.word("SELECT i.content FROM incident_ids o JOIN claims c ON c.key = o.claim JOIN incident_events e ON e.report = c.report "
                                 "AND e.event = c.event JOIN incidents i ON i.id = e.incident WHERE o.id = ? LIMIT 1", id));
  if (found) return std::move(*found);
  return Error{ErrorCode::kNotFound, std::string(id) + ": no such incident in the archive; `dateline incidents` lists them"};
}

}  // namespace dateline::archive
