#include "archive/as_known.h"
#include "archive/compress.h"
#include "archive/find.h"
#include "archive/conditions.h"
#include "archive/order.h"

namespace dateline::archive {
namespace {

// What a person should look at first: what cases hold, weigh or cite, of that what is disputed, then what rests on one source. Whether it was taken out
// of the case again does not matter here.
constexpr char kForReview[] =
    "CASE WHEN i.n IN (SELECT h.happening FROM case_entries e, json_each(CASE WHEN json_valid(e.content) THEN e.content ELSE '{}' END, '$.members') m, "
    "json_each(m.value, '$.evidence') v JOIN claims c ON c.key = json_extract(v.value, '$.claim') JOIN happening_events h ON h.report = c.report AND h.event = c.event) "
    "THEN '0' ELSE '1' END || CASE i.standing WHEN 'contested' THEN '0' WHEN 'denied' THEN '1' WHEN 'single-source' THEN '2' ELSE '3' END";

// Undated happenings come last in time.
constexpr Order kOrders[] = {
    {"time", {{"CASE i.start WHEN '' THEN '9999' ELSE i.start END"}, {"i.id"}}, false},
    {"-time", {{"i.start"}, {"i.id"}}, true},
    {"first_published", {{"i.first_published"}, {"i.id"}}, false},
    {"-first_published", {{"i.first_published"}, {"i.id"}}, true},
    {"-independent", {{"i.independent_low", true}, {"i.id"}}, true},
    {"review", {{kForReview}, {"i.id"}}, false},
};

/// Empty: today.
Result<std::string> day_known_at(const std::string& given) { return given.empty() ? Result<std::string>(std::string()) : last_day(given); }

/// 0: no id of an incident, of today or before.
Result<std::int64_t> happening_of_id(const Database& database, std::string_view id) {
  DL_ASSIGN(std::int64_t n, database.number("SELECT n FROM incidents WHERE id = ?", id));
  if (n) return n;
  DL_ASSIGN(n, database.number("SELECT min(h.happening) FROM incident_ids o JOIN claims c ON c.key = o.claim JOIN happening_events h ON "
                               "h.report = c.report AND h.event = c.event WHERE o.id = ?", id));
  if (n) return n;
  // The report was read anew: what is told by most of the same words.
  return database.number("SELECT h.happening FROM incident_ids o JOIN reports r ON r.text_sha256 = o.text_sha256 JOIN claims c ON c.report = r.n AND "
                         "c.start < o.stop AND c.stop > o.start JOIN happening_events h ON h.report = c.report AND h.event = c.event WHERE o.id = ? "
                         "ORDER BY min(c.stop, o.stop) - max(c.start, o.start) DESC, c.start, h.happening LIMIT 1", id);
}

}  // namespace

Result<IncidentPage> find_incidents(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "incidents"));
  DL_ASSIGN(const Conditions conditions, of_incidents(archive.database(), filter));
  DL_ASSIGN(Selection selection, select_from(archive.database(), conditions, "incidents i", "i.n"));
  DL_TRY(add_after(selection.where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT i.content, i.n, i.id" + order_columns(*order) + " FROM " + selection.from + selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  DL_ASSIGN(const std::string by_then, day_known_at(filter.as_known_at));
  IncidentPage page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 3, filter.limit, [&](const Statement& row) -> Status {
    if (by_then.empty()) {
      DL_ASSIGN(page.incidents.emplace_back(), unpack(row.view(0)));
      return {};
    }
    DL_ASSIGN(const auto known, incident_as_known(archive.database(), row.integer(1), row.text(2), by_then));
    const bool enough = known && known->independent_sources >= filter.min_independent.value_or(0);
    if (enough) page.incidents.push_back(incidents::incident_to_json(*known));
    return {};
  }));
  return page;
}

Result<std::string> incident_now(const Database& database, std::string_view id) {
  DL_ASSIGN(const std::int64_t n, happening_of_id(database, id));
  DL_ASSIGN(const auto now, database.word("SELECT id FROM incidents WHERE n = ?", n));
  return now.value_or("");
}

Result<std::string> find_incident(const Archive& archive, std::string_view id, const std::string& as_known_at) {
  const Database& database = archive.database();
  DL_ASSIGN(const std::int64_t n, happening_of_id(database, id));
  DL_ASSIGN(Statement row, database.query("SELECT content, id FROM incidents WHERE n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kNotFound, std::string(id) + ": no such incident in the archive; `dateline incidents` lists them"};
  DL_ASSIGN(const std::string day, day_known_at(as_known_at));
  if (day.empty()) return unpack(row.view(0));
  DL_ASSIGN(const auto known, incident_as_known(database, n, row.text(1), day));
  if (!known) return Error{ErrorCode::kNotFound, std::string(id) + ": nothing was published of it by " + day};
  return incidents::incident_to_json(*known);
}

}  // namespace dateline::archive
