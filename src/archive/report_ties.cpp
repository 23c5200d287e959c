#include "archive/report_ties.h"

#include "archive/log_places.h"

namespace dateline::archive {
namespace {

Result<std::vector<std::pair<int, std::string>>> pairs_of(Statement rows) {
  std::vector<std::pair<int, std::string>> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace_back(static_cast<int>(rows.integer(0)), rows.text(1));
  }
}

Status add_reviews_of(const Database& database, std::string_view report, ReportTies& out) {
  DL_ASSIGN(Statement rows, database.query("SELECT v.item, v.n, v.state, v.rejected, v.decision, d.made_by, d.made_at, json_extract(d.content, '$.why') FROM reports r "
                                           "JOIN reviews v ON v.report = r.n JOIN decisions d ON d.seq = " + row_at_sql("decisions", "v.decision") + " WHERE r.id = ? ORDER BY v.item, v.n", report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const auto item = from_name<review::ItemKind>(rows.view(0));
    if (!item) continue;
    out.reviews.push_back({{*item, static_cast<int>(rows.integer(1))}, {rows.text(2), rows.text(5), rows.text(6), rows.text(7), rows.integer(3) != 0, rows.integer(4)}});
  }
}

Status add_copies_of(const Database& database, std::string_view report, ReportTies& out) {
  DL_ASSIGN(Statement rows, database.query("SELECT report, of, kind, share, spans, place, 0 AS side FROM copies WHERE report = ?1 UNION ALL "
                                           "SELECT report, of, kind, share, spans, place, 1 AS side FROM copies WHERE of = ?1 ORDER BY side, place, report", report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out.copies.push_back({rows.text(0), rows.text(1), rows.text(2), rows.real(3), rows.text(4)});
  }
}

}  // namespace

Result<ReportTies> ties_of(const Archive& archive, std::string_view report) {
  const Database& database = archive.database();
  ReportTies out;
  DL_ASSIGN(Statement actors, database.query("SELECT m.entity, m.actor FROM reports r JOIN actor_members m ON m.report = r.n WHERE r.id = ? ORDER BY m.entity", report));
  DL_ASSIGN(out.actors, pairs_of(std::move(actors)));
  DL_ASSIGN(Statement events, database.query("SELECT e.event, e.incident FROM reports r JOIN incident_events e ON e.report = r.n WHERE r.id = ? ORDER BY e.event", report));
  DL_ASSIGN(out.incidents, pairs_of(std::move(events)));
  DL_TRY(add_reviews_of(database, report, out));
  DL_TRY(add_copies_of(database, report, out));
  return out;
}

}  // namespace dateline::archive
