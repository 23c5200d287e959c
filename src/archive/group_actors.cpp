#include "archive/group_actors.h"

#include <algorithm>
#include <map>

#include "archive/actor_rows.h"
#include "archive/group.h"
#include "archive/relation_rows.h"
#include "archive/tied_rows.h"
#include "base/unicode.h"
#include "incidents/take_actor.h"

namespace dateline::archive {
namespace {

using incidents::ReportFacts;
using Entities = std::map<int, std::set<int>>;  // report -> places among its facts

constexpr std::int64_t kMostTakenAgain = 1000;  // entities of an actor that one report leaves

/// One run of taking.
struct Run {
  const Database& database;
  ActorRows& rows;
  std::map<ActorRef, std::string> before;  // of which actors entities were that are taken again
  std::set<std::string> lost_ids;          // that led to actors which were taken apart
};

Status take_apart(Run& run, const std::string& id) {
  DL_ASSIGN(const KeptActor* actor, run.rows.actor(id));
  if (!actor) return {};
  run.lost_ids.insert(id);
  DL_ASSIGN(Statement aliases, run.database.query("SELECT id FROM actor_aliases WHERE actor = ?", id));
  while (true) {
    DL_ASSIGN(const bool row, aliases.step());
    if (!row) break;
    run.lost_ids.insert(aliases.text(0));
  }
  DL_ASSIGN(const auto refs, run.rows.dissolve(actor->number));
  for (const ActorRef ref : refs) run.before.emplace(ref, id);
  return {};
}

Result<std::set<std::string>> stale_actors(const Database& database, const std::set<EntityRow>& touched) {
  std::set<std::string> out;
  DL_ASSIGN(Statement stale, database.query("SELECT actor FROM actor_stale"));
  while (true) {
    DL_ASSIGN(const bool row, stale.step());
    if (!row) break;
    out.insert(stale.text(0));
  }
  for (const auto& [report, entity] : touched) {
    DL_ASSIGN(auto actor, database.word("SELECT actor FROM actor_members WHERE report = ? AND entity = ?", report, entity));
    if (actor) out.insert(std::move(*actor));
  }
  DL_TRY(database.run("DELETE FROM actor_stale"));
  return out;
}

/// Reports in the order of publication, unknown days last.
Result<std::vector<int>> by_publication(const Database& database, const std::map<ActorRef, std::string>& entities) {
  std::vector<std::tuple<bool, std::string, std::string, int>> order;
  for (const auto& [ref, actor] : entities) {
    if (!order.empty() && std::get<3>(order.back()) == ref.report) continue;
    DL_ASSIGN(Statement row, database.query("SELECT day, id FROM reports WHERE n = ?", ref.report));
    DL_ASSIGN(const bool there, row.step());
    if (there) order.emplace_back(row.view(0).empty(), row.text(0), row.text(1), ref.report);
  }
  std::sort(order.begin(), order.end());
  std::vector<int> out;
  for (const auto& one : order) out.push_back(std::get<3>(one));
  return out;
}

Status take_one(Run& run, const ReportFacts& report, ActorRef ref) {
  if (!report.actors[static_cast<std::size_t>(ref.actor)].known) return {};
  DL_ASSIGN(const std::int64_t taken, run.rows.actor_of(ref));
  return taken ? Status() : take_actor(run.rows, report, ref);
}

/// Those that decisions keep apart come first, bodies before what was taken off them, so that the rest can be held against them.
Status take_kept_apart(Run& run, const DecidedEntities& decided, const std::vector<int>& reports, const std::set<int>& fresh) {
  if (decided.by_entity.empty()) return {};
  const std::set<int> all(reports.begin(), reports.end());
  for (const bool taken_off : {false, true}) {
    for (const auto& [ref, what] : decided.by_entity) {
      const auto off = [](const auto& side) { return side.second == incidents::Side::kTakenOff; };
      if (what.sides.empty() || std::any_of(what.sides.begin(), what.sides.end(), off) != taken_off) continue;
      if (!all.contains(ref.report) || (!fresh.contains(ref.report) && !run.before.contains(ref))) continue;
      DL_ASSIGN(const auto report, run.rows.facts(ref.report));
      if (report) DL_TRY(take_one(run, *report, ref));
    }
  }
  return {};
}

Result<std::vector<std::optional<incidents::RelationEnd>>> ends_of(Run& run, const ReportFacts& report, int n) {
  std::vector<std::optional<incidents::RelationEnd>> out(report.actors.size());
  for (std::size_t i = 0; i < report.actors.size(); ++i) {
    if (!report.actors[i].known) continue;
    DL_ASSIGN(const std::int64_t number, run.rows.actor_of({n, static_cast<int>(i)}));
    DL_ASSIGN(const KeptActor* actor, run.rows.actor(number));
    if (actor) out[i] = incidents::RelationEnd{actor->id, main_name(*actor), type_of(*actor), country_of(*actor)};
  }
  return out;
}

Status tell_again(Run& run, int n, TouchedOffices& touched) {
  DL_ASSIGN(const auto report, run.rows.facts(n));
  if (!report) return {};
  DL_TRY(forget_relations(run.database, n, touched));
  if (report->relations.empty()) return {};
  DL_ASSIGN(const auto ends, ends_of(run, *report, n));
  return tell_relations(run.database, n, *report, ends, touched);
}

Status take_report(Run& run, int n, bool whole, TouchedOffices& touched) {
  DL_ASSIGN(const auto report, run.rows.facts(n));
  if (!report) return {};
  for (std::size_t i = 0; i < report->actors.size(); ++i) {
    const ActorRef ref{n, static_cast<int>(i)};
    if (whole || run.before.contains(ref)) DL_TRY(take_one(run, *report, ref));
  }
  DL_TRY(join_same_as(run.rows, *report, n));
  return whole ? tell_again(run, n, touched) : Status();
}

/// What is told bare of an office moves when the office does; that can only move what is told bare.
Status settle_offices(Run& run, TouchedOffices& touched) {
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds && !touched.empty(); ++round) {
    DL_ASSIGN(const auto reports, unsettled_reports(run.database, touched));
    touched.clear();
    for (const std::int64_t n : reports) DL_TRY(tell_again(run, static_cast<int>(n), touched));
  }
  return {};
}

/// An id that was given out leads to the actor that an entity which it stands for is of now.
Status lead_to_today(Run& run, const std::string& id) {
  DL_ASSIGN(const std::int64_t there, run.database.number("SELECT EXISTS (SELECT 1 FROM actor_groups WHERE id = ?1) OR EXISTS (SELECT 1 FROM actor_aliases WHERE id = ?1)", id));
  if (there) return {};
  DL_ASSIGN(Statement rows, run.database.query("SELECT r.n, i.type, i.folded FROM actor_ids i JOIN reports r ON r.text_sha256 = i.text_sha256 WHERE i.id = ? ORDER BY r.n", id));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const int n = static_cast<int>(rows.integer(0));
    DL_ASSIGN(const auto report, run.rows.facts(n));
    for (std::size_t i = 0; report && i < report->actors.size(); ++i) {
      const incidents::ActorFact& fact = report->actors[i];
      if (!fact.known || name_of(fact.type) != rows.view(1) || fold_name(fact.name) != rows.view(2)) continue;
      DL_ASSIGN(const std::int64_t number, run.rows.actor_of({n, static_cast<int>(i)}));
      DL_ASSIGN(const KeptActor* actor, run.rows.actor(number));
      if (actor) return run.database.run("INSERT OR IGNORE INTO actor_aliases (id, actor) VALUES (?, ?)", id, actor->id);
    }
  }
}

/// After all was taken again every id that was ever given out can have lost its actor.
Status add_all_given(Run& run) {
  DL_ASSIGN(Statement rows, run.database.query("SELECT DISTINCT id FROM actor_ids"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_TRY(lead_to_today(run, rows.text(0)));
  }
}

Result<std::set<std::int64_t>> changed_reports(Run& run, const std::set<int>& fresh) {
  std::set<std::int64_t> out = run.rows.moved();
  for (const auto& [ref, id] : run.before) {
    DL_ASSIGN(const std::int64_t number, run.rows.actor_of(ref));
    DL_ASSIGN(const KeptActor* actor, run.rows.actor(number));
    if (!actor || actor->id != id) out.insert(ref.report);
  }
  std::erase_if(out, [&](std::int64_t n) { return fresh.contains(static_cast<int>(n)); });
  return out;
}

}  // namespace

Result<std::set<std::int64_t>> take_actors(Database& database, std::span<const std::int64_t> fresh, std::vector<Decision>& decisions) {
  DL_ASSIGN(const std::set<EntityRow> touched, renew_tied(database, fresh, decisions));
  DL_ASSIGN(const DecidedEntities decided, read_tied(database, decisions));
  DL_ASSIGN(const std::int64_t any, database.number("SELECT EXISTS (SELECT 1 FROM actor_groups)"));
  ActorRows rows(database, decided);
  Run run{database, rows, {}, {}};
  DL_ASSIGN(const auto stale, stale_actors(database, touched));
  for (const std::string& id : stale) DL_TRY(take_apart(run, id));
  DL_ASSIGN(std::vector<int> reports, by_publication(database, run.before));
  std::set<int> whole;
  for (const std::int64_t n : fresh) {
    whole.insert(static_cast<int>(n));
    reports.push_back(static_cast<int>(n));
  }
  DL_TRY(take_kept_apart(run, decided, reports, whole));
  TouchedOffices offices;
  for (const int n : reports) {
    DL_TRY(take_report(run, n, whole.contains(n), offices));
    DL_TRY(rows.trim());
  }
  DL_ASSIGN(std::set<std::int64_t> out, changed_reports(run, whole));
  std::set<std::int64_t> again = out;
  for (const std::int64_t n : rows.moved()) again.insert(n);  // fresh ones, too: they were told before the actor changed
  for (const std::int64_t n : again) DL_TRY(tell_again(run, static_cast<int>(n), offices));
  DL_TRY(settle_offices(run, offices));
  DL_TRY(rows.write());
  for (const std::string& id : run.lost_ids) DL_TRY(lead_to_today(run, id));
  if (!any) DL_TRY(add_all_given(run));
  return out;
}

Status remove_actors_of(const Database& database, std::int64_t report) {
  DL_ASSIGN(const bool readable, facts_are_current(database));
  if (!readable) {  // all is derived anew before it is asked for
    DL_TRY(database.run("DELETE FROM relation_claims WHERE report = ?", report));
    return database.run("DELETE FROM actor_members WHERE report = ?", report);
  }
  DL_ASSIGN(Statement members, database.query("SELECT m.entity, m.actor, g.n, g.members FROM actor_members m JOIN actor_groups g ON g.id = m.actor WHERE m.report = ?", report));
  const DecidedEntities nothing;
  ActorRows rows(database, nothing);
  while (true) {
    DL_ASSIGN(const bool row, members.step());
    if (!row) break;
    if (members.integer(3) <= kMostTakenAgain) {
      DL_TRY(database.run("INSERT OR IGNORE INTO actor_stale (actor) VALUES (?)", members.text(1)));
      continue;
    }
    DL_ASSIGN(const auto facts, rows.facts(static_cast<int>(report)));
    for (std::size_t i = 0; facts && i < facts->actors.size(); ++i) {
      if (facts->actors[i].entity != members.integer(0)) continue;
      DL_TRY(drop_mention(rows, *facts, {static_cast<int>(report), static_cast<int>(i)}, members.integer(2)));
    }
  }
  DL_TRY(rows.write());
  TouchedOffices offices;
  DL_TRY(forget_relations(database, report, offices));
  DL_TRY(database.run("DELETE FROM actor_members WHERE report = ?", report));
  Run run{database, rows, {}, {}};
  return settle_offices(run, offices);
}

Status clear_actors(const Database& database) {
  for (const char* table : {"relation_claims", "actor_relations", "actor_decided", "actor_stale", "actor_aliases", "actor_names", "actor_members", "actor_keys", "actor_groups"}) {
    DL_TRY(database.run(std::string("DELETE FROM ") + table));
  }
  return database.run("DELETE FROM state WHERE name IN ('next_actor', 'actors_decided')");
}

}  // namespace dateline::archive
