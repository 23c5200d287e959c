#include "archive/actor_rows.h"

#include <set>
#include <unordered_map>

#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using incidents::Actor;
using incidents::ActorRelation;
using incidents::BuiltActors;
using incidents::ReportFacts;

/// The first or last day of a TIMEX3 value or of an end of an interval; empty where that is open.
std::string day_of(std::string_view value, bool last) {
  const std::size_t cut = value.find('/');
  if (cut != std::string_view::npos) value = last ? value.substr(cut + 1) : value.substr(0, cut);
  const auto day = last ? last_day(value) : first_day(value);
  return day ? *day : std::string();
}

Status insert_actor(const Database& database, const std::vector<ReportFacts>& reports, const std::vector<std::int64_t>& numbers, const BuiltActors& built,
                    std::size_t place) {
  const Actor& actor = built.actors[place];
  DL_TRY(database.run("INSERT INTO actor_groups (id, name, folded, type, country, reports, incidents, first_published, last_published, review, content) VALUES "
                      "(?, ?, ?, ?, ?, ?, (SELECT count(DISTINCT incident) FROM incident_actors WHERE id = ?), ?, ?, 'unreviewed', ?)",
                      actor.id, actor.name, fold_name(actor.name), name_of(actor.type), actor.country, actor.reports, actor.id, actor.first_published,
                      actor.last_published, incidents::actor_to_json(actor)));
  std::set<std::string> names{fold_name(actor.name)};
  for (const incidents::ActorRef ref : built.groups[place].members) {
    const auto report = static_cast<std::size_t>(ref.report);
    const incidents::ActorFact& fact = reports[report].actors[static_cast<std::size_t>(ref.actor)];
    DL_TRY(database.run("INSERT OR IGNORE INTO actor_members (report, entity, actor) VALUES (?, ?, ?)", numbers[report], fact.entity, actor.id));
    names.insert(fold_name(fact.name));
    for (const std::string& alias : fact.aliases) names.insert(fold_name(alias));
  }
  for (const std::string& name : names) DL_TRY(database.run("INSERT OR IGNORE INTO actor_names (folded, actor) VALUES (?, ?)", name, actor.id));
  for (const std::string& id : actor.ids) DL_TRY(database.run("INSERT OR IGNORE INTO actor_aliases (id, actor) VALUES (?, ?)", id, actor.id));
  return {};
}

Status insert_relation(const Database& database, const ActorRelation& relation) {
  std::string told;
  for (const auto& claim : relation.claims) {
    if (!claim.published.empty() && (told.empty() || claim.published < told)) told = claim.published;
  }
  return database.run("INSERT OR IGNORE INTO actor_relations (id, type, from_end, to_end, body, start, stop, told, review, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      relation.id, name_of(relation.type), relation.from.id, relation.to.id, relation.body ? relation.body->id : std::string(),
                      day_of(relation.start, false), day_of(relation.end, true), told.substr(0, 10), relation.review.state, incidents::relation_to_json(relation));
}

/// Ids that were given out before go to the actor that their name in their report belongs to now.
Status keep_ids(const Database& database, const std::vector<ReportFacts>& reports, const BuiltActors& built) {
  std::unordered_map<std::string, std::size_t> by_anchor;
  for (const auto& [ref, place] : built.places) {
    const ReportFacts& report = reports[static_cast<std::size_t>(ref.report)];
    const incidents::ActorFact& fact = report.actors[static_cast<std::size_t>(ref.actor)];
    by_anchor.emplace(incidents::actor_anchor(report, fact), place);
  }
  DL_ASSIGN(Statement rows, database.prepare("SELECT id, type, folded, text_sha256 FROM actor_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const auto found = by_anchor.find(rows.text(1) + "\n" + rows.text(2) + "\n" + rows.text(3));
    if (found == by_anchor.end() || built.actors[found->second].id == rows.text(0)) continue;
    DL_TRY(database.run("INSERT OR IGNORE INTO actor_aliases (id, actor) VALUES (?, ?)", rows.text(0), built.actors[found->second].id));
  }
  for (std::size_t i = 0; i < built.actors.size(); ++i) {
    const incidents::ActorRef first = built.groups[i].members.front();
    const ReportFacts& report = reports[static_cast<std::size_t>(first.report)];
    const incidents::ActorFact& fact = report.actors[static_cast<std::size_t>(first.actor)];
    DL_TRY(database.run("INSERT OR IGNORE INTO actor_ids (id, type, folded, text_sha256) VALUES (?, ?, ?, ?)", built.actors[i].id, name_of(fact.type),
                        fold_name(fact.name), report.text_sha256));
  }
  return {};
}

}  // namespace

Result<incidents::GivenIds> given_actor_ids(const Database& database) {
  incidents::GivenIds out;
  DL_ASSIGN(Statement rows, database.prepare("SELECT type, folded, text_sha256, id FROM actor_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.text(0) + "\n" + rows.text(1) + "\n" + rows.text(2), rows.text(3));
  }
}

Status replace_actors(const Database& database, const std::vector<ReportFacts>& reports, const std::vector<std::int64_t>& numbers, const BuiltActors& built) {
  for (const char* table : {"actor_aliases", "actor_names", "actor_members", "actor_relations", "actor_groups"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table));
  }
  for (std::size_t i = 0; i < built.actors.size(); ++i) DL_TRY(insert_actor(database, reports, numbers, built, i));
  for (const ActorRelation& relation : built.relations) DL_TRY(insert_relation(database, relation));
  return keep_ids(database, reports, built);
}

}  // namespace dateline::archive
