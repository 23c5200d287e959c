#include "archive/group_actors.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/unicode.h"
#include "incidents/facts_bytes.h"
#include "incidents/role_days.h"

namespace dateline::archive {
namespace {

using incidents::Actor;
using incidents::ActorRef;
using incidents::ActorRelation;
using incidents::BuiltActors;
using incidents::ReportFacts;

/// "confirmed" or "rejected" where a person said so of an entry.
std::string review_of(const Actor& actor) {
  std::string out = "unreviewed";
  for (const incidents::ActorLink& link : actor.links) {
    if (link.review.state == "confirmed" || out == "unreviewed") out = link.review.state;
  }
  return out;
}

Status insert_actor(const Database& database, const Actor& actor, int incidents) {
  DL_TRY(database.run(
      "INSERT INTO actor_groups (id, name, folded, type, country, reports, incidents, first_published, last_published, review, content) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      actor.id, actor.name, fold_name(actor.name), name_of(actor.type), actor.country, actor.reports, incidents, actor.first_published,
      actor.last_published, review_of(actor), incidents::actor_to_json(actor)));
  std::set<std::string> names{fold_name(actor.name)};
  for (const incidents::ActorName& name : actor.names) names.insert(fold_name(name.name));
  for (const std::string& name : names) DL_TRY(database.run("INSERT INTO actor_names (folded, actor) VALUES (?, ?)", name, actor.id));
  for (const std::string& id : actor.ids)
    DL_TRY(database.run("INSERT OR IGNORE INTO actor_aliases (id, actor) VALUES (?, ?)", id, actor.id));
  return {};
}

std::string day_or_empty(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }

Status insert_relation(const Database& database, const ActorRelation& relation) {
  std::string told;
  for (const incidents::RelationClaim& claim : relation.claims) {
    const std::string day = claim.published.substr(0, 10);
    if (!day.empty() && (told.empty() || day < told)) told = day;
  }
  return database.run(
      "INSERT INTO actor_relations (id, type, from_end, to_end, body, start, stop, told, review, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?)",
      relation.id, name_of(relation.type), relation.from.id, relation.to.id, relation.body ? relation.body->id : std::string(),
      day_or_empty(incidents::days_of(relation.start).first), day_or_empty(incidents::days_of(relation.end).last), told,
      relation.review.state, incidents::relation_to_json(relation));
}

/// Ids that were given out before go to the actor that the entity which they were made from is of now.
Status add_former_ids(const Database& database, const std::vector<ReportFacts>& facts, const BuiltActors& actors) {
  std::unordered_map<std::string, std::string> by_anchor;
  for (const auto& [ref, place] : actors.places) {
    const ReportFacts& report = facts[static_cast<std::size_t>(ref.report)];
    const incidents::ActorFact& fact = report.actors[static_cast<std::size_t>(ref.actor)];
    by_anchor.emplace(incidents::actor_anchor(report, fact), actors.actors[place].id);
  }
  DL_ASSIGN(
      Statement rows,
      database.query("SELECT id, type, folded, text_sha256 FROM actor_ids WHERE id NOT IN (SELECT id FROM actor_groups) ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const auto found = by_anchor.find(rows.text(1) + "\n" + rows.text(2) + "\n" + rows.text(3));
    if (found == by_anchor.end()) continue;
    DL_TRY(database.run("INSERT OR REPLACE INTO actor_aliases (id, actor) VALUES (?, ?)", rows.text(0), found->second));
  }
  for (std::size_t i = 0; i < actors.actors.size(); ++i) {
    const ActorRef first = actors.groups[i].members.front();
    const ReportFacts& report = facts[static_cast<std::size_t>(first.report)];
    const incidents::ActorFact& fact = report.actors[static_cast<std::size_t>(first.actor)];
    DL_TRY(database.run("INSERT OR IGNORE INTO actor_ids (id, type, folded, text_sha256) VALUES (?, ?, ?, ?)", actors.actors[i].id,
                        name_of(fact.type), fold_name(fact.name), report.text_sha256));
  }
  return {};
}

Result<incidents::GivenIds> given_ids(const Database& database) {
  incidents::GivenIds out;
  DL_ASSIGN(Statement rows, database.query("SELECT type, folded, text_sha256, id FROM actor_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.text(0) + "\n" + rows.text(1) + "\n" + rows.text(2), rows.text(3));
  }
}

Result<BuiltActors> make_actors(const Database& database, std::vector<ReportFacts>& facts, std::vector<Decision>& decisions) {
  const TiedDecisions tied = tie_decisions(facts, decisions);
  apply_to_facts(tied, facts);
  DL_ASSIGN(const incidents::GivenIds given, given_ids(database));
  return incidents::build_actors(facts, tied.actors, tied.links, given);
}

Status insert_actors(const Database& database, const std::vector<ReportFacts>& facts, const std::vector<std::int64_t>& numbers,
                     const BuiltActors& actors) {
  for (const char* table : {"actor_aliases", "actor_names", "actor_members", "actor_relations", "actor_groups"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table));
  }
  for (const Actor& actor : actors.actors) {
    DL_ASSIGN(const std::int64_t told, database.number("SELECT count(DISTINCT incident) FROM incident_actors WHERE id = ?", actor.id));
    DL_TRY(insert_actor(database, actor, static_cast<int>(told)));
  }
  for (const auto& [ref, place] : actors.places) {
    const ReportFacts& report = facts[static_cast<std::size_t>(ref.report)];
    DL_TRY(database.run("INSERT INTO actor_members (report, entity, actor) VALUES (?, ?, ?)", numbers[static_cast<std::size_t>(ref.report)],
                        report.actors[static_cast<std::size_t>(ref.actor)].entity, actors.actors[place].id));
  }
  for (const ActorRelation& relation : actors.relations) DL_TRY(insert_relation(database, relation));
  return add_former_ids(database, facts, actors);
}

using Members = std::set<std::tuple<std::int64_t, std::int64_t, std::string>>;

Result<Members> read_members(const Database& database) {
  Members out;
  DL_ASSIGN(Statement rows, database.query("SELECT report, entity, actor FROM actor_members"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.integer(0), rows.integer(1), rows.text(2));
  }
}

}  // namespace

Result<std::set<std::int64_t>> take_actors(const Database& database, std::span<const std::int64_t>, std::vector<Decision>& decisions) {
  std::vector<ReportFacts> facts;
  std::vector<std::int64_t> numbers;
  DL_ASSIGN(Statement rows, database.query("SELECT n, facts FROM reports ORDER BY n"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(ReportFacts one, incidents::facts_from_bytes(rows.view(1)));
    facts.push_back(std::move(one));
    numbers.push_back(rows.integer(0));
  }
  DL_ASSIGN(const Members before, read_members(database));
  DL_ASSIGN(const BuiltActors actors, make_actors(database, facts, decisions));
  DL_TRY(insert_actors(database, facts, numbers, actors));
  DL_ASSIGN(const Members now, read_members(database));
  std::set<std::int64_t> out;
  for (const auto& [report, entity, actor] : before) {
    if (!now.contains({report, entity, actor})) out.insert(report);
  }
  return out;
}

}  // namespace dateline::archive
