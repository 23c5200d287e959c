#include "archive/source_counts.h"

namespace dateline::archive {
namespace {

Status add_incident(const Database& database, const std::string& folded, bool alone, int by) {
  return database.run("INSERT INTO source_counts VALUES (?, 0, 0, ?, ?) ON CONFLICT DO UPDATE SET incidents = incidents + excluded.incidents, alone = alone + excluded.alone",
                      folded, by, alone ? by : 0);
}

}  // namespace

Status count_report_sources(const Database& database, std::int64_t report, int by) {
  return database.run("INSERT INTO source_counts SELECT folded, ?, ? * max(source = 0), 0, 0 FROM sources WHERE report = ? AND anonymous = 0 AND folded <> '' GROUP BY folded "
                      "ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, published = published + excluded.published", by, by, report);
}

Result<RootSources> root_sources_of(const Database& database, const std::string& incident) {
  DL_ASSIGN(Statement rows, database.query("SELECT s.folded, i.independent <= 1 FROM incident_sources s JOIN incidents i ON i.id = s.incident WHERE s.incident = ? AND s.folded <> ''", incident));
  RootSources out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.text(0), rows.integer(1) != 0);
  }
}

Status recount_root_sources(const Database& database, const RootSources& before, const RootSources& now) {
  for (const auto& [folded, alone] : before) {
    const auto same = now.find(folded);
    if (same == now.end() || same->second != alone) DL_TRY(add_incident(database, folded, alone, -1));
  }
  for (const auto& [folded, alone] : now) {
    const auto same = before.find(folded);
    if (same == before.end() || same->second != alone) DL_TRY(add_incident(database, folded, alone, 1));
  }
  return {};
}

}  // namespace dateline::archive
