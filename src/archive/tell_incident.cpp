#include "archive/tell_incident.h"

#include <algorithm>
#include <set>

#include "archive/compress.h"
#include "archive/copied.h"
#include "archive/judgements.h"
#include "archive/neighbourhood.h"
#include "archive/source_counts.h"
#include "archive/word_tokens.h"
#include "base/unicode.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

using incidents::Incident;

std::string day_or_empty(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }

/// Two events told by the same words have claims of the same key: the incident keeps the number that tells it from the other.
Result<std::string> free_id(const Database& database, std::int64_t n, const std::string& base) {
  for (int number = 1;; ++number) {
    const std::string id = number == 1 ? base : incidents::numbered_id(base, number);
    DL_ASSIGN(const std::int64_t holder, database.number("SELECT n FROM incidents WHERE id = ?", id));
    if (!holder || holder == n) return id;
  }
}

/// The id that it has already, if it is still made from its earliest claim.
Result<std::string> id_of(const Database& database, std::int64_t n, const std::string& base) {
  DL_ASSIGN(const auto now, database.word("SELECT id FROM incidents WHERE n = ?", n));
  if (now && (*now == base || now->starts_with(base + "-"))) return *now;
  return free_id(database, n, base);
}

/// With where its claim stands, by which it resolves when a new reading gives that claim another key.
Status keep_id(const Database& database, const std::string& id, const std::string& claim) {
  return database.run("INSERT OR IGNORE INTO incident_ids (id, claim, text_sha256, start, stop) SELECT ?, c.key, r.text_sha256, c.start, c.stop FROM claims c "
                      "JOIN reports r ON r.n = c.report WHERE c.key = ? ORDER BY +c.report LIMIT 1", id, claim);  // +: not by walking all claims
}

/// Ids that were given out before go to the incident that holds their claim now, of several the one that began first.
Result<std::vector<std::string>> aliases_of(const Database& database, std::int64_t n, const Incident& incident) {
  std::set<std::string> keys, out;
  for (const incidents::ClaimRow& claim : incident.claims) keys.insert(claim.claim);
  for (const std::string& key : keys) {
    DL_ASSIGN(Statement rows, database.query("SELECT o.id FROM incident_ids o WHERE o.claim = ? AND o.id <> ? AND NOT EXISTS (SELECT 1 FROM incidents i "
                                             "WHERE i.id = o.id AND i.n <> ?) AND ? = (SELECT min(h.happening) FROM claims c JOIN happening_events h "
                                             "ON h.report = c.report AND h.event = c.event WHERE c.key = o.claim)",
                                             key, incident.id, n, n));
    while (true) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row) break;
      out.insert(rows.text(0));
    }
  }
  return std::vector<std::string>(out.begin(), out.end());
}

/// One happening more or less that each of its actors is told of.
Status count_actors(const Database& database, const std::string& incident, int by) {
  return database.run("UPDATE actor_groups SET incidents = incidents + ? WHERE id IN (SELECT id FROM incident_actors WHERE incident = ? AND id <> '')", by,
                      incident);
}

/// What its sources counted it for.
Result<RootSources> remove_rows(const Database& database, std::int64_t n) {
  DL_ASSIGN(const auto id, database.word("SELECT id FROM incidents WHERE n = ?", n));
  if (!id) return RootSources();
  DL_ASSIGN(RootSources sources, root_sources_of(database, *id));
  DL_TRY(count_actors(database, *id, -1));
  DL_TRY(database.run("DELETE FROM incident_actors WHERE incident = ?", *id));
  DL_TRY(database.run("DELETE FROM incident_sources WHERE incident = ?", *id));
  DL_TRY(database.run("DELETE FROM incident_words WHERE rowid = ?", n));
  DL_TRY(database.run("DELETE FROM incidents WHERE n = ?", n));
  return sources;
}

Status insert_incident(const Database& database, std::int64_t n, const Incident& incident) {
  const std::string content = pack_incident(incidents::incident_to_json(incident));
  return database.run(
      "INSERT INTO incidents (n, id, kind, status, standing, start, stop, first_published, independent, independent_low, reports, content) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      n, incident.id, incident.kind, name_of(incident.status), name_of(incident.standing), day_or_empty(incident.time.start),
      day_or_empty(incident.time.end), incident.first_published, incident.independent_sources, incident.independent_sources_low, incident.reports,
      Blob{content});
}

Status insert_parts(const Database& database, const Incident& incident) {
  for (const auto& part : incident.participants) {
    if (!part.followed) continue;  // nobody finds a happening by a private person's name
    DL_TRY(database.run("INSERT INTO incident_actors (incident, id, name, folded, country, role) VALUES (?, ?, ?, ?, ?, ?)", incident.id, part.actor,
                        part.name, fold_name(part.name), "", name_of(part.role)));
  }
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& claim : incident.claims) {
    if (!claim.followed || !known.emplace(claim.root, claim.root_name).second) continue;
    DL_TRY(database.run("INSERT INTO incident_sources (incident, origin, name, folded) VALUES (?, ?, ?, ?)", incident.id, claim.root, claim.root_name,
                        fold_name(claim.root_name)));
  }
  return {};
}

std::string_view line_of(std::string_view lines, std::int64_t number) {
  for (; number > 0; --number) lines.remove_prefix(std::min(lines.size(), lines.find('\n') + 1));
  return lines.substr(0, lines.find('\n'));
}

/// Its words for searching: names, places and the words that tell it.
Status insert_words(const Database& database, std::int64_t n, const Incident& incident) {
  std::set<std::string> words{incident.kind};
  for (const auto& part : incident.participants) {
    if (part.followed) words.insert(part.name);
  }
  for (const auto& place : incident.places) {
    if (place.precision >= PlacePrecision::kSettlement) words.insert(place.name);  // a finer one may be somebody's; the report's words tell it, too
  }
  std::string names;  // which need not be written so in any report
  for (const std::string& word : words) names += word + "\n";
  DL_TRY(keep_words(database, names, false));
  DL_ASSIGN(Statement rows, database.query("SELECT e.words, w.words FROM happening_events h JOIN events e ON e.report = h.report AND e.event = h.event "
                                           "JOIN event_words w ON w.report = h.report WHERE h.happening = ?", n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(const std::string lines, unpack(rows.view(1)));
    words.emplace(line_of(lines, rows.integer(0)));
  }
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return database.run("INSERT INTO incident_words (rowid, text) VALUES (?, ?)", n, text);
}

/// Reports that name the outlet of another as their source.
Status insert_citations(const Database& database, const Neighbourhood& around, const incidents::Citations& citations) {
  std::vector<incidents::Copy> copies = citing_reports(citations, around.group);
  for (incidents::Copy& copy : copies) {
    copy.report = static_cast<int>(around.numbers[static_cast<std::size_t>(copy.report)]);
    copy.of = static_cast<int>(around.numbers[static_cast<std::size_t>(copy.of)]);
  }
  return add_citations(database, copies);
}

}  // namespace

Status tell_incident(const Database& database, HappeningTables& tables, std::int64_t n) {
  DL_ASSIGN(const std::int64_t there, database.number("SELECT count(*) FROM happenings WHERE n = ?", n));
  if (!there) {
    DL_ASSIGN(const RootSources before, remove_rows(database, n));
    return recount_root_sources(database, before, {});
  }
  DL_ASSIGN(const auto happening, tables.happening(static_cast<int>(n)));
  DL_ASSIGN(const Neighbourhood around, neighbourhood_of(database, tables, *happening));
  const incidents::Families families(around.reports, around.copies);
  const incidents::Citations citations(around.reports);
  Incident incident = make_incident(around.reports, families, citations, around.group, around.reasons);
  DL_TRY(set_participants(database, around, incident));
  DL_TRY(add_reviews(database, n, incident));
  DL_ASSIGN(incident.id, id_of(database, n, incident.id));
  DL_ASSIGN(const RootSources sources_before, remove_rows(database, n));
  DL_TRY(keep_id(database, incident.id, anchor_of(around.reports, around.group)));
  DL_ASSIGN(incident.aliases, aliases_of(database, n, incident));
  DL_TRY(insert_incident(database, n, incident));
  DL_TRY(insert_parts(database, incident));
  DL_ASSIGN(const RootSources sources_now, root_sources_of(database, incident.id));
  DL_TRY(recount_root_sources(database, sources_before, sources_now));
  DL_TRY(insert_words(database, n, incident));
  DL_TRY(count_actors(database, incident.id, 1));
  return insert_citations(database, around, citations);
}

}  // namespace dateline::archive
