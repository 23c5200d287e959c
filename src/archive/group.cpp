#include "archive/group.h"

#include <set>

#include "archive/copied.h"
#include "archive/group_actors.h"
#include "archive/group_incidents.h"
#include "archive/judgements.h"
#include "archive/stories.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

constexpr int kRulesVersion = 12;
constexpr int kAtOnce = 2000;  // reports

std::string facts_mark() { return " facts " + std::to_string(incidents::kFactsVersion) + " "; }
std::string rules_mark() { return facts_mark() + "rules " + std::to_string(kRulesVersion) + " "; }

/// Nothing was grouped yet, or it was with this mark.
Result<bool> has_mark(const Database& database, const std::string& mark) {
  DL_ASSIGN(const auto grouped, database.word("SELECT value FROM state WHERE name = 'grouped'"));
  return !grouped || grouped->find(mark) != std::string::npos;
}

}  // namespace

Result<bool> facts_are_current(const Database& database) { return has_mark(database, facts_mark()); }
Result<bool> rules_are_current(const Database& database) { return has_mark(database, rules_mark()); }

Result<std::string> grouping_mark(const Database& database) {
  DL_ASSIGN(const std::int64_t last, database.number("SELECT max(seq) FROM readings"));
  DL_ASSIGN(const std::int64_t decided, database.number("SELECT max(seq) FROM decisions"));
  return std::to_string(last) + rules_mark() + "decisions " + std::to_string(decided);
}

Result<std::vector<std::int64_t>> next_reports(const Database& database) {
  DL_ASSIGN(Statement rows, database.query("SELECT n FROM to_group ORDER BY undated, day, id LIMIT ?", kAtOnce));
  DL_ASSIGN(std::vector<std::int64_t> out, integers_of(std::move(rows)));
  for (const std::int64_t n : out) DL_TRY(database.run("DELETE FROM to_group WHERE n = ?", n));
  return out;
}

Result<bool> group_next(Database& database) {
  DL_ASSIGN(const std::vector<std::int64_t> fresh, next_reports(database));
  DL_TRY(find_new_copies(database));
  DL_TRY(place_in_stories(database));
  DL_ASSIGN(std::vector<Decision> decisions, read_decisions(database));
  set_undone(decisions);
  DL_TRY(place_in_happenings(database, fresh, decisions));
  DL_ASSIGN(const std::set<std::int64_t> moved, take_actors(database, fresh, decisions));
  for (const std::int64_t n : moved) {
    DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) SELECT happening FROM happening_events WHERE report = ?", n));
  }
  DL_TRY(review_incidents(database, decisions));
  DL_TRY(set_judgement_states(database, decisions));
  DL_TRY(tell_incidents(database));
  DL_TRY(write_states(database, decisions));
  DL_ASSIGN(const std::int64_t waiting, database.number("SELECT EXISTS (SELECT 1 FROM to_group)"));
  if (waiting) return true;
  DL_ASSIGN(const std::string mark, grouping_mark(database));
  DL_TRY(database.run("INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', ?)", mark));
  return false;
}

Status group_reports(Database& database) {
  while (true) {
    DL_ASSIGN(const bool more, group_next(database));
    if (!more) return {};
  }
}

}  // namespace dateline::archive
