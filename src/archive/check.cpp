// check: whether the archive is whole. It reads only, and goes on after a problem so that all are named.
#include <algorithm>

#include "archive/archive.h"
#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/group.h"
#include "archive/judgements.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

using Problems = std::vector<CheckProblem>;

Status check_file(const Database& database, Problems& problems) {
  DL_ASSIGN(Statement rows, database.query("PRAGMA integrity_check(20)"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    if (rows.view(0) != "ok") problems.push_back({rows.text(0), "the database file"});
  }
  DL_ASSIGN(Statement loose, database.query("PRAGMA foreign_key_check"));
  while (true) {
    DL_ASSIGN(const bool row, loose.step());
    if (!row) return {};
    problems.push_back({"it points at something in " + loose.text(2) + " that is not there", loose.text(0) + " row " + loose.text(1)});
  }
}

/// The latest reading's items stand in the derived tables, all of them.
Status check_derived(const Database& database, const Reading& reading, std::int64_t n, const std::string& report, Problems& problems) {
  const auto events = std::count_if(reading.events.begin(), reading.events.end(), [](const Event& event) { return !event.rejected; });
  const std::pair<const char*, std::size_t> lists[] = {
      {"claims", reading.claims.size()}, {"events", static_cast<std::size_t>(events)}, {"sources", reading.sources.size()}};
  for (const auto& [table, size] : lists) {
    DL_ASSIGN(const std::int64_t rows, database.number(std::string("SELECT count(*) FROM ") + table + " WHERE report = ?", n));
    if (rows == static_cast<std::int64_t>(size)) continue;
    problems.push_back({std::to_string(rows) + " " + table + " are derived where the reading has " + std::to_string(size) + "; run `dateline regroup`",
                        "report " + report});
  }
  return {};
}

Status check_readings(const Database& database, Problems& problems) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.seq, r.report, r.content, d.n FROM readings r LEFT JOIN reports d ON d.reading = r.seq WHERE r.report NOT IN (SELECT report FROM purges) ORDER BY r.seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const auto json = decompress(rows.view(2), kMaxStoredBytes);
    if (!json) continue;  // the chain says so already
    auto stored = reading_from_json(*json);
    if (!stored) {
      problems.push_back({stored.error().message, "readings row " + std::to_string(rows.integer(0)) + ", report " + rows.text(1)});
    } else if (!rows.is_null(3)) {
      DL_TRY(lay_judgements_over(database, rows.text(1), stored->article, stored->reading));
      DL_TRY(check_derived(database, stored->reading, rows.integer(3), rows.text(1), problems));
    }
  }
}

Status check_facts(const Database& database, Problems& problems) {
  // Facts of an earlier version are no damage: the next command that groups makes them anew.
  DL_ASSIGN(const bool readable, facts_are_current(database));
  if (!readable) return {};
  DL_ASSIGN(Statement rows, database.query("SELECT id, facts FROM reports ORDER BY n"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const auto bytes = unpack(rows.view(1));
    if (const auto facts = bytes ? incidents::facts_from_bytes(*bytes) : bytes.error(); !facts) {
      problems.push_back({facts.error().message + "; run `dateline regroup`", "report " + rows.text(0)});
    }
  }
}

Status check_incidents(const Database& database, Problems& problems) {
  DL_ASSIGN(Statement rows, database.query("SELECT id, content FROM incidents"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const auto content = unpack(rows.view(1));
    if (!content || !json::Json::accept(*content)) problems.push_back({"the incident cannot be read; run `dateline regroup`", "incident " + rows.text(0)});
  }
}

/// Numbers that must be 0, with what it means when they are not.
struct Law {
  const char* sql;
  const char* what;
  const char* where;
};
constexpr Law kLaws[] = {
    {"SELECT count(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.report = c.report)", "reports without a reading", "captures"},
    {"SELECT count(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.n = c.seq AND r.id = c.report) "
     "AND c.report NOT IN (SELECT report FROM purges)",
     "reports that are kept but not derived; run `dateline regroup`", "reports"},
    {"SELECT count(*) FROM purged_rows p WHERE NOT EXISTS (SELECT 1 FROM (SELECT content FROM purges UNION ALL SELECT content FROM shares) u, "
     "json_each(u.content, '$.rows') r WHERE r.value ->> '$.table' = p.name AND r.value ->> '$.seq' = p.seq)",
     "rows that may be changed though no purge or share names them", "purged_rows"},
    {"SELECT count(*) FROM reports WHERE id IN (SELECT report FROM purges)", "reports that were purged and are derived; run `dateline regroup`", "reports"},
    {"SELECT count(*) FROM reports r WHERE r.reading <> (SELECT max(seq) FROM readings WHERE report = r.id)",
     "reports that are not derived from their latest reading; run `dateline regroup`", "reports"},
    {"SELECT abs((SELECT count(*) FROM report_words_docsize) - (SELECT count(*) FROM reports))", "reports that cannot be searched; run `dateline regroup`",
     "report_words"},
    {"SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM report_texts t WHERE t.n = r.n)", "reports whose text cannot be shown; run `dateline regroup`",
     "report_texts"},
    {"SELECT count(*) FROM claims c WHERE c.event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events e WHERE e.report = c.report AND e.event = c.event)",
     "claims on events that are not there", "claims"},
    {"SELECT count(*) FROM places p WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.report = p.report AND e.event = p.event)",
     "places of events that are not there", "places"},
    {"SELECT abs((SELECT count(*) FROM place_boxes) - (SELECT count(*) FROM places WHERE lat IS NOT NULL AND lon IS NOT NULL))",
     "places that cannot be found on the map; run `dateline regroup`", "place_boxes"},
    {"SELECT count(*) FROM incident_events i WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.report = i.report AND e.event = i.event)",
     "incidents of events that are not there; run `dateline regroup`", "incident_events"},
    {"SELECT count(*) FROM incidents i WHERE NOT EXISTS (SELECT 1 FROM incident_events e WHERE e.incident = i.id)",
     "incidents without an event; run `dateline regroup`", "incidents"},
    {"SELECT count(*) FROM (SELECT count(*) AS rows, max(seq) AS last, min(place) AS first_place, max(place) AS last_place FROM log_places GROUP BY name) "
     "WHERE rows <> last OR first_place <> 1 OR rows <> last_place",
     "tables of people's rows that have gaps in the order in which they count", "log_places"},
    {"SELECT count(*) FROM (SELECT name, seq, origin FROM log_places EXCEPT SELECT * FROM (SELECT 'decisions', seq, hash FROM decisions UNION ALL "
     "SELECT 'grades', seq, hash FROM grades UNION ALL SELECT 'case_entries', seq, hash FROM case_entries UNION ALL SELECT 'marks', seq, hash FROM marks) "
     "EXCEPT SELECT t.key, r.value ->> 0, r.value ->> 1 FROM imports i, json_each(i.content, '$.rows') t, json_each(t.value) r)",
     "people's rows that are neither this archive's nor named by what was joined to it", "log_places"},
    {"SELECT (SELECT count(*) FROM (SELECT * FROM counted WHERE number <> 0 EXCEPT SELECT * FROM counts)) + "
     "(SELECT count(*) FROM (SELECT * FROM counts WHERE number <> 0 EXCEPT SELECT * FROM counted))",
     "kept counts that are not what counting gives; run `dateline regroup`", "counts"},
    {"SELECT (SELECT count(*) FROM (SELECT * FROM counted_sources EXCEPT SELECT * FROM source_counts)) + "
     "(SELECT count(*) FROM (SELECT * FROM source_counts WHERE reports <> 0 OR incidents <> 0 EXCEPT SELECT * FROM counted_sources))",
     "kept counts of sources that are not what counting gives; run `dateline regroup`", "source_counts"},
};

}  // namespace

Result<CheckReport> Archive::check() const {
  CheckReport out;
  // One view of the file for all questions, whatever others write meanwhile.
  DL_TRY(database_->script("BEGIN"));
  const Status done = [&]() -> Status {
    DL_ASSIGN(out.reports, database_->number("SELECT count(*) FROM captures WHERE report NOT IN (SELECT report FROM purges)"));
    DL_TRY(check_file(*database_, out.problems));
    DL_ASSIGN(const std::vector<Problem> chained, check_chains(*database_));
    for (const Problem& problem : chained) out.problems.push_back({problem.what, problem.where});
    DL_TRY(check_readings(*database_, out.problems));
    DL_TRY(check_facts(*database_, out.problems));
    DL_TRY(check_incidents(*database_, out.problems));
    for (const Law& law : kLaws) {
      DL_ASSIGN(const std::int64_t broken, database_->number(law.sql));
      if (broken) out.problems.push_back({std::to_string(broken) + " " + law.what, law.where});
    }
    return {};
  }();
  DL_TRY(database_->script("ROLLBACK"));
  // What cannot be asked because of what was found already is no more than another problem.
  const bool is_damage = !done && (done.error().code == ErrorCode::kArchiveDamaged || (done.error().code == ErrorCode::kInternal && !out.problems.empty()));
  if (is_damage) out.problems.push_back({done.error().message, "the database file"});
  else if (!done) return done.error();
  return out;
}

}  // namespace dateline::archive
