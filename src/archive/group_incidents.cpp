#include "archive/group_incidents.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "archive/happening_tables.h"
#include "archive/tell_incident.h"

namespace dateline::archive {
namespace {

using incidents::EventDecision;
using incidents::EventRef;

/// What is to be taken, by report in the order of publication.
struct Turn {
  std::vector<std::int64_t> fresh;
  std::vector<std::pair<int, std::vector<int>>> events;  // of a report
};

/// Reports that decisions on incidents name, or that have the text which they name. Decisions are few.
Result<std::vector<std::int64_t>> decided_reports(const Database& database, const std::vector<Decision>& decisions) {
  std::set<std::int64_t> out;
  for (const Decision& decision : decisions) {
    for (const DecidedIncident& incident : decision.incidents) {
      for (const EventPiece& piece : incident.evidence) {
        DL_ASSIGN(Statement rows, database.query("SELECT n FROM reports WHERE id = ? UNION SELECT n FROM reports WHERE text_sha256 = ?", piece.report,
                                                 piece.text_sha256));
        DL_ASSIGN(const auto found, integers_of(std::move(rows)));
        out.insert(found.begin(), found.end());
      }
    }
  }
  return std::vector<std::int64_t>(out.begin(), out.end());
}

/// Decisions in force, tied to events by reports.n.
class TiedEvents {
 public:
  TiedEvents(const Database& database, HappeningTables& tables) : database_(database), tables_(tables) {}

  Result<std::vector<EventDecision>> tie(std::vector<Decision>& decisions) {
    DL_ASSIGN(const std::vector<std::int64_t> numbers, decided_reports(database_, decisions));
    std::vector<incidents::ReportFacts> facts;
    for (const std::int64_t n : numbers) {
      DL_ASSIGN(const auto one, tables_.facts(static_cast<int>(n)));
      facts.push_back(*one);
    }
    std::vector<EventDecision> out = tie_incident_decisions(facts, decisions);
    for (EventDecision& decision : out) {
      for (auto* side : {&decision.a, &decision.b}) {
        for (EventRef& ref : *side) ref.report = static_cast<int>(numbers[static_cast<std::size_t>(ref.report)]);
      }
    }
    return out;
  }

 private:
  const Database& database_;
  HappeningTables& tables_;
};

/// What was decided since, and what that undoes: the happenings that these are on are made anew.
Result<std::vector<Decision>> changed_decisions(const Database& database, const std::vector<Decision>& all) {
  DL_ASSIGN(const std::int64_t last, database.number("SELECT value FROM state WHERE name = 'decided'"));
  std::set<std::int64_t> numbers;
  for (auto decision = all.rbegin(); decision != all.rend(); ++decision) {
    if (decision->number <= last && !numbers.contains(decision->number)) continue;
    numbers.insert(decision->number);
    if (decision->undoes) numbers.insert(decision->undoes);
  }
  std::vector<Decision> out;
  for (const Decision& decision : all) {
    if (!numbers.contains(decision.number) || !is_on_incidents(decision.kind)) continue;
    out.push_back(decision);
    out.back().state = DecisionState::kInForce;
  }
  return out;
}

/// Takes out the happenings that decisions are on. Their events, which are to be taken again.
Result<std::set<EventRef>> release(HappeningTables& tables, const Database& database, std::vector<Decision> decisions) {
  std::set<EventRef> out;
  TiedEvents tied(database, tables);
  for (Decision& decision : decisions) {  // each by itself, so that none is overruled by another
    std::vector<Decision> alone{decision};
    DL_ASSIGN(const std::vector<EventDecision> on, tied.tie(alone));
    for (const EventDecision& one : on) {
      for (const auto* side : {&one.a, &one.b}) {
        for (const EventRef ref : *side) {
          DL_ASSIGN(const int happening, tables.happening_of(ref));
          if (happening < 0) continue;
          DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) VALUES (?)", happening));
          DL_ASSIGN(const std::vector<EventRef> members, tables.take_out(happening));
          out.insert(members.begin(), members.end());
        }
      }
    }
  }
  return out;
}

/// Events that somebody claims; what nobody claims is no happening.
std::vector<int> claimed_events(const incidents::ReportFacts& facts) {
  std::vector<int> out;
  for (std::size_t i = 0; i < facts.events.size(); ++i) {
    if (!facts.events[i].claims.empty()) out.push_back(static_cast<int>(i));
  }
  return out;
}

Result<Turn> make_turn(HappeningTables& tables, std::vector<std::int64_t> fresh, const std::set<EventRef>& released) {
  std::map<std::int64_t, std::vector<int>> events;
  for (const EventRef ref : released) events[ref.report].push_back(ref.event);
  for (const std::int64_t n : fresh) {
    DL_ASSIGN(const auto facts, tables.facts(static_cast<int>(n)));
    events[n] = claimed_events(*facts);
  }
  std::vector<std::tuple<bool, std::string, std::string, std::int64_t>> order;
  for (const auto& [n, list] : events) {
    DL_ASSIGN(const auto facts, tables.facts(static_cast<int>(n)));
    order.emplace_back(!facts->day, facts->day ? iso_day(*facts->day) : std::string(), facts->id, n);
  }
  std::sort(order.begin(), order.end());
  Turn out{std::move(fresh), {}};
  for (const auto& [undated, day, id, n] : order) out.events.emplace_back(static_cast<int>(n), std::move(events[n]));
  return out;
}

/// Happenings whose reports were taken out, or read anew, keep what is left of them.
Status renew_happenings(const Database& database, HappeningTables& tables) {
  DL_ASSIGN(Statement rows, database.query("SELECT happening FROM to_tell WHERE happening IN (SELECT n FROM happenings) ORDER BY happening"));
  DL_ASSIGN(const std::vector<std::int64_t> numbers, integers_of(std::move(rows)));
  for (const std::int64_t n : numbers) DL_TRY(tables.renew(static_cast<int>(n)));
  return {};
}

Status take_turn(const Database& database, HappeningTables& tables, const Turn& turn, const std::vector<EventDecision>& decisions) {
  incidents::DecidedEvents decided(decisions);
  DL_TRY(enter_decided(tables, decisions, decided));
  for (const auto& [report, events] : turn.events) {
    DL_ASSIGN(const std::set<int> happenings, take_events(tables, decided, report, events));
    for (const int happening : happenings) DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) VALUES (?)", happening));
  }
  return {};
}

}  // namespace

Status place_in_happenings(const Database& database, const std::vector<std::int64_t>& fresh, std::vector<Decision>& decisions) {
  HappeningTables tables(database);
  DL_TRY(renew_happenings(database, tables));
  DL_ASSIGN(const std::vector<Decision> changed, changed_decisions(database, decisions));
  DL_ASSIGN(const std::set<EventRef> released, release(tables, database, changed));
  DL_ASSIGN(const std::vector<EventDecision> tied, TiedEvents(database, tables).tie(decisions));
  DL_ASSIGN(const Turn turn, make_turn(tables, fresh, released));
  DL_TRY(take_turn(database, tables, turn, tied));
  return database.run("INSERT OR REPLACE INTO state (name, value) SELECT 'decided', coalesce(max(seq), 0) FROM decisions");
}

Status tell_incidents(const Database& database) {
  HappeningTables tables(database);
  DL_ASSIGN(Statement rows, database.query("SELECT happening FROM to_tell ORDER BY happening"));
  DL_ASSIGN(const std::vector<std::int64_t> numbers, integers_of(std::move(rows)));
  for (const std::int64_t n : numbers) DL_TRY(tell_incident(database, tables, n));
  return database.run("DELETE FROM to_tell");
}

}  // namespace dateline::archive
