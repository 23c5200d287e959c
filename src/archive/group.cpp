#include "archive/group.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "archive/copied.h"
#include "archive/group_actors.h"
#include "archive/stories.h"
#include "base/unicode.h"
#include "incidents/build.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

using incidents::Built;
using incidents::EventRef;
using incidents::Incident;
using incidents::ReportFacts;

constexpr int kRulesVersion = 7;

struct Loaded {
  std::vector<ReportFacts> facts;
  std::vector<std::int64_t> numbers;  // reports.n
};

Result<Loaded> load_facts(const Database& database) {
  Loaded out;
  DL_ASSIGN(Statement rows, database.query("SELECT n, facts FROM reports ORDER BY n"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(ReportFacts facts, incidents::facts_from_bytes(rows.view(1)));
    out.facts.push_back(std::move(facts));
    out.numbers.push_back(rows.integer(0));
  }
}

/// What came in since the last grouping, in the order of publication, unknown days last.
Result<std::vector<std::int64_t>> fresh_reports(const Database& database) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.n FROM texts t JOIN reports r ON r.n = t.n WHERE t.copied = 0 ORDER BY r.day = '', r.day, r.id"));
  std::vector<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

std::string name_key(std::int64_t report, EntityType type, std::string_view name) {
  return std::to_string(report) + "\n" + std::string(name_of(type)) + "\n" + fold_name(name);
}

/// Which actor a report means by a name.
Result<std::unordered_map<std::string, std::string>> names_in_reports(const Database& database, const Loaded& loaded) {
  std::unordered_map<std::string, std::string> out;
  for (std::size_t i = 0; i < loaded.facts.size(); ++i) {
    std::map<std::int64_t, std::string> actors;
    DL_ASSIGN(Statement rows, database.query("SELECT entity, actor FROM actor_members WHERE report = ?", loaded.numbers[i]));
    while (true) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row) break;
      actors.emplace(rows.integer(0), rows.text(1));
    }
    for (const incidents::ActorFact& fact : loaded.facts[i].actors) {
      if (const auto found = actors.find(fact.entity); found != actors.end()) out.emplace(name_key(static_cast<std::int64_t>(i), fact.type, fact.name), found->second);
    }
  }
  return out;
}

/// Gives participants the ids of their actors; nobody stands twice in one role.
Status set_participants(const Database& database, const Loaded& loaded, std::vector<Incident>& incidents) {
  DL_ASSIGN(const auto names, names_in_reports(database, loaded));
  for (Incident& incident : incidents) {
    std::set<std::pair<Role, std::string>> seen;
    std::vector<incidents::IncidentActor> kept;
    for (incidents::IncidentActor& part : incident.participants) {
      const auto found = names.find(name_key(part.report, part.type, part.name));
      part.actor = found == names.end() ? std::string() : found->second;
      if (!part.actor.empty() && !seen.emplace(part.role, part.actor).second) continue;
      kept.push_back(std::move(part));
    }
    incident.participants = std::move(kept);
  }
  return {};
}

/// Ids that were given out before go to the incident that holds their claim now.
Status add_aliases(const Database& database, Built& built) {
  std::map<std::string, std::size_t> by_claim;
  std::set<std::string> current;
  for (std::size_t i = 0; i < built.incidents.size(); ++i) {
    current.insert(built.incidents[i].id);
    for (const auto& row : built.incidents[i].claims) by_claim.emplace(row.claim, i);
  }
  DL_ASSIGN(Statement rows, database.query("SELECT id, claim FROM incident_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const auto found = by_claim.find(rows.text(1));
    if (found != by_claim.end() && !current.contains(rows.text(0))) built.incidents[found->second].aliases.push_back(rows.text(0));
  }
  for (std::size_t i = 0; i < built.incidents.size(); ++i) {
    DL_TRY(database.run("INSERT OR IGNORE INTO incident_ids (id, claim) VALUES (?, ?)", built.incidents[i].id, built.anchors[i]));
  }
  return {};
}

std::string day_or_empty(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }

Status insert_incident(const Database& database, const Incident& incident) {
  return database.run(
      "INSERT INTO incidents (id, kind, status, standing, start, stop, first_published, independent, independent_low, reports, content) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      incident.id, incident.kind, name_of(incident.status), name_of(incident.standing), day_or_empty(incident.time.start),
      day_or_empty(incident.time.end), incident.first_published, incident.independent_sources, incident.independent_sources_low, incident.reports,
      incidents::incident_to_json(incident));
}

Status insert_parts(const Database& database, const Incident& incident) {
  for (const auto& part : incident.participants) {
    if (!part.followed) continue;  // nobody finds a happening by a private person's name
    DL_TRY(database.run("INSERT INTO incident_actors (incident, id, name, folded, country, role) VALUES (?, ?, ?, ?, ?, ?)", incident.id, part.actor,
                        part.name, fold_name(part.name), "", name_of(part.role)));
  }
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& claim : incident.claims) {
    if (!claim.followed) continue;
    if (!known.emplace(claim.root, claim.root_name).second) continue;
    DL_TRY(database.run("INSERT INTO incident_sources (incident, origin, name, folded) VALUES (?, ?, ?, ?)", incident.id, claim.root, claim.root_name,
                        fold_name(claim.root_name)));
  }
  return {};
}

/// The incident's events, and its words for searching: names, places and the words that tell it.
Status insert_events(const Database& database, const Loaded& loaded, const Incident& incident, const incidents::Group& group) {
  std::set<std::string> words{incident.kind};
  for (const auto& part : incident.participants) {
    if (part.followed) words.insert(part.name);
  }
  for (const auto& place : incident.places) {
    if (place.precision >= PlacePrecision::kSettlement) words.insert(place.name);  // a finer one may be somebody's; the report's words tell it, too
  }
  for (const EventRef ref : group) {
    const std::int64_t n = loaded.numbers[static_cast<std::size_t>(ref.report)];
    const int event = loaded.facts[static_cast<std::size_t>(ref.report)].events[static_cast<std::size_t>(ref.event)].number;
    DL_TRY(database.run("INSERT INTO incident_events (incident, report, event) VALUES (?, ?, ?)", incident.id, n, event));
    DL_ASSIGN(auto told, database.word("SELECT words FROM events WHERE report = ? AND event = ?", n, event));
    if (told) words.insert(std::move(*told));
  }
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return database.run("INSERT INTO incident_words (text, incident) VALUES (?, ?)", text, incident.id);
}

std::string facts_mark() { return " facts " + std::to_string(incidents::kFactsVersion) + " "; }

}  // namespace

Result<bool> facts_are_current(const Database& database) {
  DL_ASSIGN(const auto grouped, database.word("SELECT value FROM state WHERE name = 'grouped'"));
  return !grouped || grouped->find(facts_mark()) != std::string::npos;
}

Result<std::string> grouping_mark(const Database& database) {
  DL_ASSIGN(const std::int64_t last, database.number("SELECT max(seq) FROM readings"));
  DL_ASSIGN(const std::int64_t decided, database.number("SELECT max(seq) FROM decisions"));
  return std::to_string(last) + facts_mark() + "rules " + std::to_string(kRulesVersion) + " decisions " + std::to_string(decided);
}

Status group_reports(Database& database) {
  DL_ASSIGN(Loaded loaded, load_facts(database));
  DL_ASSIGN(const std::vector<std::int64_t> fresh, fresh_reports(database));
  DL_TRY(find_new_copies(database));
  DL_TRY(place_in_stories(database));
  DL_ASSIGN(std::vector<incidents::Copy> copies, load_copies(database, loaded.numbers));
  DL_ASSIGN(std::vector<Decision> decisions, read_decisions(database));
  set_undone(decisions);
  Built built = incidents::build_incidents(loaded.facts, std::move(copies), tie_incident_decisions(loaded.facts, decisions));
  DL_TRY(take_actors(database, fresh, decisions));
  DL_TRY(write_states(database, decisions));
  DL_TRY(set_participants(database, loaded, built.incidents));
  for (const char* table : {"incident_events", "incident_actors", "incident_sources", "incident_words", "incidents"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table));
  }
  DL_TRY(add_aliases(database, built));
  for (std::size_t i = 0; i < built.incidents.size(); ++i) {
    DL_TRY(insert_incident(database, built.incidents[i]));
    DL_TRY(insert_parts(database, built.incidents[i]));
    DL_TRY(insert_events(database, loaded, built.incidents[i], built.groups[i]));
  }
  DL_TRY(insert_citations(database, built.copies, loaded.numbers));
  DL_TRY(database.run("UPDATE actor_groups SET incidents = (SELECT count(DISTINCT incident) FROM incident_actors a WHERE a.id = actor_groups.id)"));
  DL_ASSIGN(const std::string mark, grouping_mark(database));
  return database.run("INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', ?)", mark);
}

}  // namespace dateline::archive
