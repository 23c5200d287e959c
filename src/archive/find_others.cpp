#include "archive/find.h"
#include "archive/purge.h"
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
  if (!there) return no_such_claim(archive.database(), key);
  return ClaimPlace{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
}

Result<std::vector<Count>> count_all(const Archive& archive) {
  const Database& database = archive.database();
  std::vector<Count> out;
  for (const char* table : {"reports", "readings", "events", "claims", "sources", "incidents", "copies", "decisions", "grades", "exhibit_files", "unread"}) {
    // What is kept for ever counts itself at the end of its chain, what is derived in `counts`.
    DL_ASSIGN(const std::int64_t number, database.number("SELECT coalesce((SELECT number FROM counts WHERE what = 'rows' AND name = ?), (SELECT rows FROM chain_ends WHERE name = ?), 0)", table, table));
    out.push_back({table, number});
  }
  DL_ASSIGN(const std::int64_t pages, database.number("PRAGMA page_count"));
  DL_ASSIGN(const std::int64_t size, database.number("PRAGMA page_size"));
  out.push_back({"bytes", pages * size});
  return out;
}

Result<Spread> spread_of(const Archive& archive) {
  const Database& database = archive.database();
  Spread out;
  const auto kept = [&](const char* what) {
    return counts(database, std::string("SELECT name, number FROM counts WHERE what = '") + what + "' AND number > 0 ORDER BY 2 DESC, 1");
  };
  DL_ASSIGN(out.languages, kept("language"));
  DL_ASSIGN(out.publishers, counts(database, "SELECT name, sum(reports) FROM publishers GROUP BY 1 HAVING sum(reports) > 0 ORDER BY 2 DESC, 1"));
  DL_ASSIGN(out.kinds, kept("kind"));
  DL_ASSIGN(out.standings, kept("standing"));
  DL_ASSIGN(out.reviewed_claims, counts(database, "SELECT state, count(*) FROM reviews WHERE item = 'claim' GROUP BY 1 ORDER BY 1"));
  DL_ASSIGN(out.reviewed_incidents, counts(database, "SELECT state, count(*) FROM incident_reviews GROUP BY 1 ORDER BY 1"));
  DL_ASSIGN(const auto first, database.word("SELECT min(day) FROM reports WHERE day <> ''"));
  DL_ASSIGN(const auto last, database.word("SELECT max(day) FROM reports WHERE day <> ''"));
  out.first_published = first.value_or("");
  out.last_published = last.value_or("");
  return out;
}

Result<std::vector<VersionRow>> find_versions(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const auto first, archive.database().word("SELECT coalesce(nullif(version_of, ''), report) FROM captures WHERE report = ?", report));
  DL_ASSIGN(const auto purge, find_purge(archive.database(), report));
  if (!first || purge) return no_such_report(archive.database(), report);
  DL_ASSIGN(Statement rows, archive.database().query("SELECT report, captured_at FROM captures WHERE (report = ? OR version_of = ?) "
                                                     "AND report NOT IN (SELECT report FROM purges) ORDER BY seq", *first, *first));
  std::vector<VersionRow> out;
  for (;;) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1)});
  }
}

}  // namespace dateline::archive
