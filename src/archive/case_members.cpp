#include "archive/case_members.h"

#include <nlohmann/json.hpp>
#include <set>

#include "archive/case_log.h"
#include "archive/decide.h"
#include "archive/find.h"
#include "archive/find_actors.h"
#include "archive/masked_words.h"
#include "archive/past_claims.h"
#include "archive/purge.h"
#include "archive/sqlite.h"
#include "archive/watches.h"

namespace dateline::archive {
namespace {

using cases::Evidence;
using cases::Member;
using cases::MemberKind;
using Json = nlohmann::json;

constexpr std::size_t kMostEvidence = 500;  // of an incident, the earliest
constexpr int kMostHolders = 20;  // reports of equal texts that make one claim
constexpr int kKeysNamed = 5;
constexpr std::size_t kReportsAsked = 20;  // for an incident's title
constexpr char kPurged[] = "every report that told it was purged";

Result<std::vector<std::string>> words_of(Statement rows) {
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

// What a member is called is kept for ever and told to others: whoever is kept back is not named in it.

Result<std::optional<Member>> report_named(const Archive& archive, const std::string& key) {
  const auto stored = archive.reading(key);
  if (!stored && stored.error().code == ErrorCode::kNotFound) return std::optional<Member>();
  if (!stored) return stored.error();
  return std::optional<Member>({MemberKind::kReport, key, masked_title(*stored), {{key, stored->article.text_sha256, {}, {}}}});
}

std::string masked(const StoredReading& stored, Span span) { return masked_words(stored, {span}).front(); }

/// The title of an incident is that of one of its reports; empty where that is not among the first.
Result<std::string> title_of(const Archive& archive, const Json& incident) {
  std::set<std::string> seen;
  for (const Json& claim : incident.value("claims", Json::array())) {
    const std::string report = claim.value("report", "");
    if (!seen.insert(report).second || seen.size() > kReportsAsked) continue;
    DL_ASSIGN(const StoredReading stored, archive.reading(report));
    if (incident["title"] == stored.article.title) return masked_title(stored);
  }
  return std::string();
}

/// In each report of today that makes the claim: equal texts make equal claims, and when one of them is purged the others still hold it.
Result<std::vector<Evidence>> evidence_of(const Database& database, const std::string& claim) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.id, r.text_sha256, c.start, c.stop FROM claims c JOIN reports r ON r.n = c.report WHERE c.key = ? ORDER BY c.n LIMIT ?", claim, kMostHolders));
  std::vector<Evidence> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1), Span{static_cast<std::uint32_t>(rows.integer(2)), static_cast<std::uint32_t>(rows.integer(3))}, claim});
  }
}

Result<Member> claim_named(const Archive& archive, const std::string& key) {
  DL_ASSIGN(const auto keys, keys_beginning(archive, key, kKeysNamed + 1));
  const Error missing{ErrorCode::kNotFound, key + ": no claim, incident, actor or report of this archive; give a claim's key, an id (i-..., a-...) or a report's id"};
  if (keys.empty() || key.size() < 4) return missing;
  if (keys.size() > 1) return Error{ErrorCode::kUsage, key + ": several claims have keys that begin so; give more digits"};
  const std::string& claim = keys.front();
  DL_ASSIGN(const auto evidence, evidence_of(archive.database(), claim));
  if (!evidence.empty()) {
    DL_ASSIGN(const StoredReading stored, archive.reading(evidence.front().report));
    return Member{MemberKind::kClaim, claim, masked(stored, *evidence.front().span), evidence};
  }
  DL_ASSIGN(const auto past, find_past_claim(archive, claim));
  if (!past) return missing;
  const Claim& told = past->stored.reading.claims[static_cast<std::size_t>(past->claim)];
  return Member{MemberKind::kClaim, claim, masked(past->stored, told.span), {{past->report, past->stored.article.text_sha256, told.span, claim}}};
}

Result<Member> incident_named(const Archive& archive, const std::string& key) {
  DL_ASSIGN(const std::string found, find_incident(archive, key));
  const Json incident = Json::parse(found, nullptr, false);
  if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, key + ": the incident cannot be read; run `dateline regroup`"};
  Member out{MemberKind::kIncident, incident.value("id", key), incident.value("kind", Json()).is_string() ? incident.value("kind", "") : "", {}};
  DL_ASSIGN(const std::string title, title_of(archive, incident));
  if (!title.empty()) out.name += (out.name.empty() ? "" : ": ") + title;
  std::set<std::string> seen;
  for (const Json& claim : incident.value("claims", Json::array())) {
    const std::string told = claim.value("claim", "");
    if (!seen.insert(told).second || out.evidence.size() >= kMostEvidence) continue;
    DL_ASSIGN(const auto evidence, evidence_of(archive.database(), told));
    out.evidence.insert(out.evidence.end(), evidence.begin(), evidence.end());
  }
  return out;
}

Result<Member> actor_named(const Archive& archive, const std::string& key) {
  DL_ASSIGN(const ActorRow row, find_actor(archive, key));
  const Json actor = Json::parse(row.content, nullptr, false);
  Member out{MemberKind::kActor, row.id, actor.is_object() ? actor.value("name", row.id) : row.id, {}};
  DL_ASSIGN(const std::vector<EvidencePiece> told, told_of_actor(archive.database(), row.id));
  for (const EvidencePiece& piece : told) out.evidence.push_back({piece.report, piece.text_sha256, piece.span, {}});
  return out;
}

/// The claim on most of these words, in a report of the same text.
Result<std::string> claim_on_words(const Database& database, const Evidence& evidence) {
  if (!evidence.span) return std::string();
  DL_ASSIGN(const auto key, database.word("SELECT c.key FROM reports r JOIN claims c ON c.report = r.n AND c.start < ? AND c.stop > ? WHERE r.text_sha256 = ? "
                                          "ORDER BY r.id = ? DESC, min(c.stop, ?) - max(c.start, ?) DESC, c.n LIMIT 1",
                                          evidence.span->end, evidence.span->start, evidence.text_sha256, evidence.report, evidence.span->end, evidence.span->start));
  return key.value_or("");
}

Result<Attached> attach_report(const Database& database, const Member& member) {
  DL_ASSIGN(const auto own, database.word("SELECT id FROM reports WHERE id = ?", member.id));
  if (own) return Attached{*own, {}};
  for (const Evidence& evidence : member.evidence) {
    DL_ASSIGN(const auto same, database.word("SELECT id FROM reports WHERE text_sha256 = ? AND text_sha256 <> '' ORDER BY n LIMIT 1", evidence.text_sha256));
    if (same) return Attached{*same, "a report of the same text"};
  }
  DL_ASSIGN(const auto purge, find_purge(database, member.id));
  if (purge) return Attached{{}, "purged on " + purge->at.substr(0, 10) + " by " + purge->by + ": " + purge->why};
  return Attached{{}, "the report is not in the archive any more"};
}

Result<Attached> attach_claim(const Database& database, const Member& member) {
  DL_ASSIGN(const auto own, database.word("SELECT key FROM claims WHERE key = ? LIMIT 1", member.id));
  if (own) return Attached{*own, {}};
  for (const Evidence& evidence : member.evidence) {
    DL_ASSIGN(const std::string key, claim_on_words(database, evidence));
    if (!key.empty()) return Attached{key, "the claim that today's reading has on these words"};
  }
  return Attached{{}, member.evidence.empty() ? kPurged : "today's reading has no claim on these words"};
}

Result<Attached> attach_incident(const Database& database, const Member& member) {
  DL_ASSIGN(const std::string own, incident_now(database, member.id));
  if (!own.empty()) return Attached{own, own == member.id ? "" : "the incident that holds its first claim today"};
  for (const Evidence& evidence : member.evidence) {
    DL_ASSIGN(const std::string key, claim_on_words(database, evidence));
    DL_ASSIGN(const auto incident, database.word("SELECT i.incident FROM claims c JOIN incident_events i ON i.report = c.report AND i.event = c.event WHERE c.key = ? LIMIT 1", key));
    if (incident) return Attached{*incident, "the incident that today's claim on its words is of"};
  }
  return Attached{{}, member.evidence.empty() ? kPurged : "no incident of today holds what was told of it"};
}

Result<Attached> attach_actor(const Database& database, const Member& member) {
  DL_ASSIGN(const auto own, database.word("SELECT id FROM actor_groups WHERE id = ? UNION ALL SELECT actor FROM actor_aliases WHERE id = ? LIMIT 1", member.id, member.id));
  if (own) return Attached{*own, *own == member.id ? "" : "the actor that its id leads to today"};
  return Attached{{}, member.name.empty() ? kPurged : "nobody of today's actors has this id"};
}

std::string json_list(const std::set<std::string>& ids) { return Json(ids).dump(-1, ' ', false, Json::error_handler_t::replace); }

/// "(SELECT value FROM json_each(?))"
Status add_ids(const Database& database, const std::string& sql, const std::set<std::string>& of, std::set<std::string>& out) {
  DL_ASSIGN(Statement rows, database.query(sql, json_list(of)));
  DL_ASSIGN(const std::vector<std::string> found, words_of(std::move(rows)));
  out.insert(found.begin(), found.end());
  return {};
}

}  // namespace

Result<Member> member_named(const Archive& archive, const std::string& key) {
  DL_TRY(check_given("KEY", key));
  DL_ASSIGN(auto report, report_named(archive, key));
  if (report) return std::move(*report);
  if (key.starts_with("http://") || key.starts_with("https://")) {
    DL_ASSIGN(const std::vector<std::string> there, reports_at(archive, key));
    if (!there.empty()) return member_named(archive, there.back());  // its last state
  }
  if (key.starts_with("i-")) return incident_named(archive, key);
  if (key.starts_with("a-")) return actor_named(archive, key);
  return claim_named(archive, key);
}

Result<Attached> attach(const Database& database, const Member& member) {
  switch (member.kind) {
    case MemberKind::kReport: return attach_report(database, member);
    case MemberKind::kClaim: return attach_claim(database, member);
    case MemberKind::kIncident: return attach_incident(database, member);
    default: return attach_actor(database, member);
  }
}

Result<CaseIds> ids_of_case(const Database& database, const std::string& name) {
  DL_ASSIGN(const cases::Case one, read_case(database, name));
  std::set<std::string> own[4];
  for (const Member& member : cases::all_members(one)) {
    DL_ASSIGN(const Attached found, attach(database, member));
    if (!found.id.empty()) own[static_cast<int>(member.kind)].insert(found.id);
  }
  const auto& [reports, claims, incidents, actors] = own;
  std::set<std::string> all_reports = reports, all_incidents = incidents, all_actors = actors;
  DL_TRY(add_ids(database, "SELECT DISTINCT r.id FROM claims c JOIN reports r ON r.n = c.report WHERE c.key IN (SELECT value FROM json_each(?))", claims, all_reports));
  DL_TRY(add_ids(database, "SELECT DISTINCT r.id FROM incidents i JOIN happening_events h ON h.happening = i.n JOIN reports r ON r.n = h.report "
                           "WHERE i.id IN (SELECT value FROM json_each(?))", incidents, all_reports));
  DL_TRY(add_ids(database, "SELECT DISTINCT i.incident FROM claims c JOIN incident_events i ON i.report = c.report AND i.event = c.event "
                           "WHERE c.key IN (SELECT value FROM json_each(?))", claims, all_incidents));
  DL_TRY(add_ids(database, "SELECT DISTINCT i.incident FROM reports r JOIN incident_events i ON i.report = r.n WHERE r.id IN (SELECT value FROM json_each(?))", reports, all_incidents));
  DL_TRY(add_ids(database, "SELECT DISTINCT id FROM incident_actors WHERE id <> '' AND incident IN (SELECT value FROM json_each(?))", all_incidents, all_actors));
  return CaseIds{json_list(all_reports), json_list(all_incidents), json_list(all_actors)};
}

}  // namespace dateline::archive
