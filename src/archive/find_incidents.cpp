#include "archive/find.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

struct Order {
  std::string_view name;
  const char* key;  // what rows are sorted by, before their id
  bool descending;
};
// Undated happenings come last in time.
constexpr Order kOrders[] = {
    {"time", "CASE i.start WHEN '' THEN '9999' ELSE i.start END", false}, {"-time", "i.start", true},
    {"first_published", "i.first_published", false},                      {"-first_published", "i.first_published", true},
    {"-independent", "printf('%08d', i.independent_low)", true},
};

Result<Order> order_of(std::string_view name) {
  if (name.empty()) return kOrders[0];
  for (const Order& order : kOrders) {
    if (order.name == name) return order;
  }
  return Error{ErrorCode::kUsage, "--sort " + std::string(name) + ": incidents are sorted by time, -time, first_published, -first_published or -independent"};
}

constexpr char kOwnReports[] = "EXISTS (SELECT 1 FROM incident_events x JOIN reports r ON r.n = x.report WHERE x.incident = i.id AND (";
constexpr char kOwnPlaces[] = "EXISTS (SELECT 1 FROM incident_events x JOIN places p ON p.report = x.report AND p.event = x.event ";

Result<Where> conditions(const Filter& filter) {
  Where where;
  if (filter.among) where.add_one_of("i.id", *filter.among);
  if (!filter.actor.empty()) {
    DL_ASSIGN(const ActorNames names, names_of_actor(filter.actor));
    where.add("EXISTS (SELECT 1 FROM incident_actors a WHERE a.incident = i.id AND (a.folded LIKE ? ESCAPE '\\' OR a.id IN " + std::string(kActorsNamed) + "))",
              names.pattern, names.id, names.id, names.folded);
  }
  if (!filter.kind.empty()) where.add("i.kind = ?", to_lower(filter.kind));
  if (!filter.place.empty()) where.add(std::string(kOwnPlaces) + "WHERE x.incident = i.id AND p.folded LIKE ? ESCAPE '\\')", like_contains(fold_name(filter.place)));
  if (!filter.country.empty()) where.add(std::string(kOwnPlaces) + "WHERE x.incident = i.id AND p.country = upper(?))", filter.country);
  if (filter.bbox) DL_TRY(add_bbox(where, *filter.bbox, std::string(kOwnPlaces) + "JOIN place_boxes b ON b.n = p.n WHERE x.incident = i.id AND"));
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("i.start <> '' AND i.stop >= ?", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add("i.start <> '' AND i.start <= ?", day);
  }
  if (!filter.publisher.empty()) {
    where.add(std::string(kOwnReports) + "lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'))", filter.publisher, like_contains(filter.publisher));
  }
  if (!filter.genre.empty()) where.add(std::string(kOwnReports) + "r.genre = ?))", to_lower(filter.genre));
  if (!filter.language.empty()) where.add(std::string(kOwnReports) + "r.language = ?))", to_lower(filter.language));
  if (!filter.source.empty()) {
    where.add("EXISTS (SELECT 1 FROM incident_sources s WHERE s.incident = i.id AND (s.origin = ? OR s.folded LIKE ? ESCAPE '\\'))", filter.source,
              like_contains(fold_name(filter.source)));
  }
  if (filter.min_independent) where.add("i.independent >= ?", static_cast<double>(*filter.min_independent));
  // Nobody has reviewed anything yet: decisions come with a later version.
  if (!filter.review.empty()) where.add("? = 'unreviewed'", filter.review);
  if (!filter.q.empty()) {
    DL_ASSIGN(std::string expression, search_expression(filter.q));
    where.add("i.id IN (SELECT incident FROM incident_words WHERE incident_words MATCH ?)", expression);
  }
  return where;
}

}  // namespace

Result<IncidentPage> find_incidents(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order order, order_of(filter.sort));
  DL_ASSIGN(Where where, conditions(filter));
  const std::string key = order.key;
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 3));
    if (after[0] != order.name) return Error{ErrorCode::kUsage, "--cursor belongs to another --sort"};
    where.add("(" + key + ", i.id) " + (order.descending ? "<" : ">") + " (?, ?)", after[1], after[2]);
  }
  const std::string down = order.descending ? " DESC" : "";
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT i.id, i.content, " + key + " FROM incidents i" + where.sql() + " ORDER BY " + key + down +
                                                       ", i.id" + down + " LIMIT ?"));
  const int limit_at = where.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  IncidentPage page;
  std::vector<std::string> last;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return page;
    if (filter.limit && static_cast<int>(page.incidents.size()) == *filter.limit) {
      if (!last.empty()) page.cursor = write_cursor(last);
      return page;
    }
    page.incidents.push_back(rows.text(1));
    last = {std::string(order.name), rows.text(2), rows.text(0)};
  }
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
