#include "archive/review_counts.h"

#include <algorithm>
#include <map>

#include "archive/case_members.h"
#include "archive/find.h"
#include "archive/sqlite.h"
#include "model/json_fields.h"
#include "review/judgement_fields.h"

namespace dateline::archive {
namespace {

using json::Json;

// ?1: all of the archive; ?2: else these ids, a JSON list.
constexpr char kReportInScope[] = "(?1 OR r.id IN (SELECT value FROM json_each(?2)))";
constexpr char kIncidentInScope[] = "(?1 OR i.id IN (SELECT value FROM json_each(?2)))";
constexpr std::size_t kPiecesAsked = 20;  // of an actor, for the link that the machine gave it

/// Tellings that the machine joined; "decision N" alone is a person's.
int joined_by_machine(const Json& incident) {
  int out = 0;
  for (const Json& one : incident.value("joined", Json::array())) {
    const Json why = one.value("why", Json::array());
    out += std::any_of(why.begin(), why.end(), [](const Json& reason) { return reason.is_string() && !reason.get<std::string>().starts_with("decision "); });
  }
  return out;
}

void add_fields(const std::string& corrections, IncidentTallies& out) {
  std::vector<review::Correction> set;
  const Json kept = Json::parse(corrections, nullptr, false);
  if (kept.is_array()) json::Reader::from(kept, set);
  const std::pair<const char*, review::Tally*> fields[] = {{"kind", &out.kind}, {"status", &out.status}, {"date", &out.time}, {"place", &out.place}};
  for (const auto& field : fields) {
    const bool wrong = std::any_of(set.begin(), set.end(), [&](const review::Correction& one) { return one.field == field.first; });
    *field.second += {!wrong, wrong, 0};
  }
}

bool touches(const std::set<std::string>& reports, const Scope& scope, const std::vector<std::string>& named) {
  return scope.all || std::any_of(named.begin(), named.end(), [&](const std::string& report) { return reports.contains(report); });
}

std::set<std::string> set_of(const std::string& list) { return Json::parse(list).get<std::set<std::string>>(); }

template <class Decided>
std::vector<std::string> reports_of(const std::vector<Decided>& decided) {
  std::vector<std::string> out;
  for (const Decided& one : decided) {
    for (const auto& piece : one.evidence) out.push_back(piece.report);
  }
  return out;
}

/// Whether the machine itself took the actor for this entry, in a report that the decision names.
Result<bool> is_linked(const Archive& archive, const DecidedActor& actor, const DecidedEntry& entry) {
  std::size_t asked = 0;
  for (const EvidencePiece& piece : actor.evidence) {
    if (++asked > kPiecesAsked) break;
    const auto stored = archive.machine_reading(piece.report);
    if (!stored && stored.error().code == ErrorCode::kNotFound) continue;
    if (!stored) return stored.error();
    const EntityId at = entity_at(stored->reading, piece.span);
    const Entity* entity = at ? &stored->reading[at] : nullptr;
    if (entity && entity->link && entity->link->kb == entry.kb && entity->link->id == entry.id) return true;
  }
  return false;
}

/// Merges and splits; who says again what somebody said already counts no more. What two were at that time tells whether the machine had joined them.
void add_joins(const std::vector<const Decision*>& decisions, review::Tally& out) {
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& one = *decisions[i];
    const auto told = [&](const Decision* earlier) { return is_on_the_same(*earlier, one); };
    if (std::any_of(decisions.begin(), decisions.begin() + static_cast<std::ptrdiff_t>(i), told)) continue;
    const bool of_one = one.actors[0].id == one.actors[1].id;
    if (one.kind == DecisionKind::kMerge) ++(of_one ? out.right : out.missed);
    else if (of_one) ++out.wrong;
  }
}

}  // namespace

Result<Scope> scope_of(const Archive& archive, const std::string& case_name) {
  if (case_name.empty()) return Scope();
  DL_ASSIGN(const CaseIds ids, ids_of_case(archive.database(), case_name));
  return Scope{false, ids.reports, ids.incidents};
}

Result<std::vector<std::string>> judged_reports(const Archive& archive, const Scope& scope) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string("SELECT DISTINCT r.id FROM judgement_outcomes o JOIN reports r ON r.n = o.report WHERE ") + kReportInScope + " ORDER BY 1",
                                                     scope.all ? 1 : 0, scope.reports));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<ScopeNumbers> numbers_of(const Archive& archive, const Scope& scope) {
  const Database& database = archive.database();
  ScopeNumbers out;
  const int all = scope.all ? 1 : 0;
  DL_ASSIGN(out.reports, database.number(std::string("SELECT count(*) FROM reports r WHERE ") + kReportInScope, all, scope.reports));
  DL_ASSIGN(out.claims, database.number(std::string("SELECT count(*) FROM claims c JOIN reports r ON r.n = c.report WHERE ") + kReportInScope, all, scope.reports));
  DL_ASSIGN(out.incidents, database.number(std::string("SELECT count(*) FROM incidents i WHERE ") + kIncidentInScope, all, scope.incidents));
  return out;
}

Result<IncidentTallies> compare_incidents(const Archive& archive, const Scope& scope, const std::vector<Decision>& decisions) {
  IncidentTallies out;
  DL_ASSIGN(Statement rows, archive.database().query(std::string("SELECT i.id, v.state, v.rejected, v.corrections FROM incident_reviews v JOIN incidents i ON i.n = v.n WHERE ") + kIncidentInScope,
                                                     scope.all ? 1 : 0, scope.incidents));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const bool rejected = rows.integer(2) != 0;
    out.judged += 1;
    out.second_reviewed += rows.view(1) == "second_reviewed";
    out.incident += {!rejected, rejected, 0};
    if (rejected) continue;
    add_fields(rows.text(3), out);
    DL_ASSIGN(const std::string content, find_incident(archive, rows.text(0)));
    const Json incident = Json::parse(content, nullptr, false);
    if (incident.is_object()) out.joins.right += joined_by_machine(incident);
  }
  const std::set<std::string> reports = set_of(scope.reports);
  for (const Decision& decision : decisions) {
    if (decision.state != DecisionState::kInForce || !touches(reports, scope, reports_of(decision.incidents))) continue;
    if (decision.kind == DecisionKind::kJoin) out.joins.missed += static_cast<int>(decision.incidents.size()) - 1;
    if (decision.kind == DecisionKind::kSplitOff) out.joins.wrong += 1;
  }
  return out;
}

Result<ActorTallies> compare_actors(const Archive& archive, const Scope& scope, const std::vector<Decision>& decisions) {
  ActorTallies out;
  const std::set<std::string> reports = set_of(scope.reports);
  std::vector<const Decision*> joins;
  for (const Decision& decision : decisions) {
    if (decision.state != DecisionState::kInForce || !touches(reports, scope, reports_of(decision.actors))) continue;
    if (decision.kind == DecisionKind::kMerge || decision.kind == DecisionKind::kSplit) joins.push_back(&decision);
    if (decision.kind != DecisionKind::kConfirm && decision.kind != DecisionKind::kReject) continue;
    DL_ASSIGN(const bool linked, is_linked(archive, decision.actors.front(), decision.entry));
    const bool confirmed = decision.kind == DecisionKind::kConfirm;
    out.links += {linked && confirmed, linked && !confirmed, !linked && confirmed};
  }
  add_joins(joins, out.merges);
  return out;
}

}  // namespace dateline::archive
