#include "archive/find.h"
#include "archive/sqlite.h"

namespace dateline::archive {
namespace {

Result<std::vector<Count>> counts(const Database& database, const std::string& sql) {
  std::vector<Count> out;
  DL_ASSIGN(Statement rows, database.prepare(sql));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.integer(1)});
  }
}

}  // namespace

Result<ClaimPlace> find_claim(const Archive& archive, std::string_view key) {
  DL_ASSIGN(Statement row, archive.database().query(
      "SELECT r.id, c.claim, coalesce((SELECT incident FROM incident_events e WHERE e.report = c.report AND e.event = c.event), '') "
      "FROM claims c JOIN reports r ON r.n = c.report WHERE c.key = ? ORDER BY c.n LIMIT 1", key));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kNotFound, std::string(key) + ": no claim with this key in the archive"};
  return ClaimPlace{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
}

Result<std::vector<Count>> count_all(const Archive& archive) {
  const Database& database = archive.database();
  std::vector<Count> out;
  for (const char* table : {"reports", "readings", "events", "claims", "sources", "incidents", "copies", "decisions", "grades", "exhibit_files"}) {
    DL_ASSIGN(const std::int64_t number, database.number(std::string("SELECT count(*) FROM ") + table));
    out.push_back({table, number});
  }
  DL_ASSIGN(const std::int64_t unread, database.number("SELECT count(*) FROM reports WHERE unread <> ''"));
  out.push_back({"unread", unread});
  DL_ASSIGN(const std::int64_t pages, database.number("PRAGMA page_count"));
  DL_ASSIGN(const std::int64_t size, database.number("PRAGMA page_size"));
  out.push_back({"bytes", pages * size});
  return out;
}

Result<Spread> spread_of(const Archive& archive) {
  const Database& database = archive.database();
  Spread out;
  DL_ASSIGN(out.languages, counts(database, "SELECT language, count(*) FROM reports GROUP BY 1 ORDER BY 2 DESC, 1"));
  DL_ASSIGN(out.publishers, counts(database, "SELECT name, sum(reports) FROM publishers GROUP BY 1 HAVING sum(reports) > 0 ORDER BY 2 DESC, 1"));
  DL_ASSIGN(out.kinds, counts(database, "SELECT kind, count(*) FROM incidents GROUP BY 1 ORDER BY 2 DESC, 1"));
  DL_ASSIGN(out.standings, counts(database, "SELECT standing, count(*) FROM incidents GROUP BY 1 ORDER BY 2 DESC, 1"));
  DL_ASSIGN(const auto first, database.word("SELECT min(day) FROM reports WHERE day <> ''"));
  DL_ASSIGN(const auto last, database.word("SELECT max(day) FROM reports WHERE day <> ''"));
  out.first_published = first.value_or("");
  out.last_published = last.value_or("");
  return out;
}

Result<std::vector<VersionRow>> find_versions(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const auto first, archive.database().word("SELECT coalesce(nullif(version_of, ''), report) FROM captures WHERE report = ?", report));
  if (!first) return Error{ErrorCode::kNotFound, std::string(report) + ": no such report in the archive; `dateline latest` lists them"};
  DL_ASSIGN(Statement rows, archive.database().query("SELECT report, captured_at FROM captures WHERE report = ? OR version_of = ? ORDER BY seq", *first, *first));
  std::vector<VersionRow> out;
  for (;;) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1)});
  }
}

}  // namespace dateline::archive
