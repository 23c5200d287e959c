#include "archive/find.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

Status refuse(bool given, std::string_view option) {
  if (!given) return {};
  return Error{ErrorCode::kUsage, std::string(option) + " does not apply to reports; use it with `incidents` or `timeline`"};
}

Result<Where> conditions(const Filter& filter) {
  Where where;
  if (filter.among) where.add_one_of("r.id", *filter.among);
  DL_TRY(refuse(filter.min_independent.has_value(), "--min-independent"));
  DL_TRY(refuse(!filter.review.empty(), "--review"));
  if (!filter.actor.empty()) {
    DL_ASSIGN(const ActorNames names, names_of_actor(filter.actor));
    where.add("EXISTS (SELECT 1 FROM actors a WHERE a.report = r.n AND a.folded LIKE ? ESCAPE '\\') OR "
              "EXISTS (SELECT 1 FROM actor_members m WHERE m.report = r.n AND m.actor IN " + std::string(kActorsNamed) + ")",
              names.pattern, names.id, names.id, names.folded);
  }
  if (!filter.kind.empty()) where.add("EXISTS (SELECT 1 FROM events e WHERE e.report = r.n AND e.kind = ?)", to_lower(filter.kind));
  if (!filter.place.empty()) {
    where.add("EXISTS (SELECT 1 FROM places p WHERE p.report = r.n AND p.folded LIKE ? ESCAPE '\\')", like_contains(fold_name(filter.place)));
  }
  if (!filter.country.empty()) where.add("EXISTS (SELECT 1 FROM places p WHERE p.report = r.n AND p.country = upper(?))", filter.country);
  if (filter.bbox) DL_TRY(add_bbox(where, *filter.bbox, "EXISTS (SELECT 1 FROM places p JOIN place_boxes b ON b.n = p.n WHERE p.report = r.n AND"));
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("r.day >= ?", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add("r.day <> '' AND r.day <= ?", day);
  }
  if (!filter.publisher.empty()) {
    where.add("lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'", filter.publisher, like_contains(filter.publisher));
  }
  if (!filter.source.empty()) {
    where.add("EXISTS (SELECT 1 FROM sources s WHERE s.report = r.n AND s.folded LIKE ? ESCAPE '\\')", like_contains(fold_name(filter.source)));
  }
  if (!filter.genre.empty()) where.add("r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) where.add("r.language = ?", to_lower(filter.language));
  if (!filter.q.empty()) {
    DL_ASSIGN(std::string expression, search_expression(filter.q));
    where.add("r.n IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)", expression);
  }
  return where;
}

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
  const bool newest_first = filter.sort.empty() || filter.sort == "-published";
  if (!newest_first && filter.sort != "published") {
    return Error{ErrorCode::kUsage, "--sort " + filter.sort + ": reports are sorted by published or -published"};
  }
  DL_ASSIGN(Where where, conditions(filter));
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 3));
    if (after[0] != filter.sort) return Error{ErrorCode::kUsage, "--cursor belongs to another --sort"};
    where.add(newest_first ? "(r.day, r.n) < (?, CAST(? AS INTEGER))" : "(r.day, r.n) > (?, CAST(? AS INTEGER))", after[1], after[2]);
  }
  const std::string order = newest_first ? " ORDER BY r.day DESC, r.n DESC" : " ORDER BY r.day, r.n";
  DL_ASSIGN(Statement rows, archive.database().prepare(
      "SELECT r.n, r.id, r.url, r.title, r.publisher, r.domain, r.published, r.published_basis, r.language, r.unread, r.version_of, "
      "coalesce((SELECT of FROM copies c WHERE c.report = r.id AND c.kind <> 'version' ORDER BY place LIMIT 1), ''), r.day FROM reports r" + where.sql() + order + " LIMIT ?"));
  const int limit_at = where.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  ReportPage page;
  std::vector<std::string> last;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return page;
    if (filter.limit && static_cast<int>(page.reports.size()) == *filter.limit) {
      if (!last.empty()) page.cursor = write_cursor(last);
      return page;
    }
    ReportRow& out = page.reports.emplace_back();
    out = {rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7), rows.text(8), rows.text(9), rows.text(10), rows.text(11), {}};
    DL_ASSIGN(out.incidents, incidents_of(archive.database(), rows.integer(0)));
    last = {filter.sort, rows.text(12), std::to_string(rows.integer(0))};
  }
}

}  // namespace dateline::archive
