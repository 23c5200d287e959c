#include "archive/decide_incidents.h"

#include <algorithm>
#include <set>

#include "archive/compress.h"
#include "archive/find.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

/// An event of an incident with all that can name it.
struct Member {
  EventPiece piece;
  std::vector<std::string> claims;
};

Result<DecidedIncident> incident_of(const Archive& archive, const std::string& id) {
  DL_ASSIGN(const std::string content, find_incident(archive, id));
  const json::Json incident = json::Json::parse(content, nullptr, false);
  if (!incident.is_object() || !incident.contains("id"))
    return Error{ErrorCode::kArchiveDamaged, id + ": the incident cannot be read; run `dateline regroup`"};
  const auto title = incident.find("title");
  return DecidedIncident{incident["id"].get<std::string>(), title != incident.end() && title->is_string() ? title->get<std::string>() : "", {}};
}

Member member_of(const incidents::ReportFacts& report, const incidents::EventFact& event) {
  Member out{{report.id, report.text_sha256, event.span, event.kind, event.predicate, {}}, {}};
  for (const int claim : event.claims) out.claims.push_back(report.claims[static_cast<std::size_t>(claim)].key);
  if (!out.claims.empty()) out.piece.claim = out.claims.front();
  return out;
}

Result<std::vector<Member>> members_of(const Database& database, const std::string& incident) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.facts, e.event FROM incident_events e JOIN reports r ON r.n = e.report WHERE e.incident = ? "
                                           "ORDER BY r.day, r.n, e.event",
                                           incident));
  std::vector<Member> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(const std::string bytes, unpack(rows.view(0)));
    DL_ASSIGN(const incidents::ReportFacts report, incidents::facts_from_bytes(bytes));
    for (const incidents::EventFact& event : report.events) {
      if (event.number == rows.integer(1)) out.push_back(member_of(report, event));
    }
  }
}

std::vector<EventPiece> pieces_of(const std::vector<Member>& members) {
  std::vector<EventPiece> out;
  for (const Member& member : members) {
    if (out.size() < kMostEvidence) out.push_back(member.piece);
  }
  return out;
}

/// Several incidents: all are one, or two are not.
Status add_whole(const Archive& archive, const NewDecision& given, Decision& out) {
  std::set<std::string> known;
  for (const std::string& id : given.on) {
    DL_ASSIGN(DecidedIncident incident, incident_of(archive, id));
    if (!known.insert(incident.id).second) {
      const std::string what = given.kind == DecisionKind::kJoin ? "" : "; `dateline incidents split` takes claims or reports off it";
      return Error{ErrorCode::kUsage, id + ": named twice, it is one incident already: " + incident.id + what};
    }
    DL_ASSIGN(const std::vector<Member> members, members_of(archive.database(), incident.id));
    incident.evidence = pieces_of(members);
    out.incidents.push_back(std::move(incident));
  }
  if (out.incidents.size() < 2) return Error{ErrorCode::kUsage, "a decision on incidents needs the ids of two"};
  return {};
}

bool is_named(const Member& member, const std::string& name) {
  return member.piece.report == name || std::find(member.claims.begin(), member.claims.end(), name) != member.claims.end();
}

Status add_split(const Archive& archive, const NewDecision& given, Decision& out) {
  if (given.on.size() < 2) return Error{ErrorCode::kUsage, "a split needs an incident, and the claims or reports that are split off it"};
  DL_ASSIGN(DecidedIncident body, incident_of(archive, given.on[0]));
  DL_ASSIGN(std::vector<Member> stays, members_of(archive.database(), body.id));
  std::vector<Member> goes;
  for (auto name = given.on.begin() + 1; name != given.on.end(); ++name) {
    const auto is = [&](const Member& member) { return is_named(member, *name); };
    const bool known = std::any_of(stays.begin(), stays.end(), is) || std::any_of(goes.begin(), goes.end(), is);
    if (!known) return Error{ErrorCode::kUsage, *name + ": neither a report nor a claim of " + body.id + "; `dateline incident " + body.id + " --json` lists them"};
    std::copy_if(stays.begin(), stays.end(), std::back_inserter(goes), is);
    std::erase_if(stays, is);
  }
  if (stays.empty()) return Error{ErrorCode::kUsage, body.id + ": that is all of it, nothing would stay"};
  DecidedIncident off = body;
  body.evidence = pieces_of(stays);
  off.evidence = pieces_of(goes);
  out.incidents = {std::move(body), std::move(off)};
  return {};
}

}  // namespace

Result<DecidedIncident> evidence_of_incident(const Archive& archive, const std::string& id) {
  DL_ASSIGN(DecidedIncident out, incident_of(archive, id));
  DL_ASSIGN(const std::vector<Member> members, members_of(archive.database(), out.id));
  out.evidence = pieces_of(members);
  return out;
}

Status add_incidents(const Archive& archive, const NewDecision& given, Decision& out) {
  return given.kind == DecisionKind::kSplitOff ? add_split(archive, given, out) : add_whole(archive, given, out);
}

}  // namespace dateline::archive
