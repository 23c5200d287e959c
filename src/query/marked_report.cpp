#include "query/marked_report.h"

#include <algorithm>
#include <set>

#include "archive/find.h"
#include "archive/purge.h"
#include "archive/reading_lines.h"
#include "archive/report_ties.h"
#include "base/try.h"
#include "model/reading_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

constexpr std::size_t kMostClaims = 300;  // of one incident, each of which costs a look at its report

Result<Json> rows_of(const Archive& archive, const std::vector<std::string>& reports) {
  Filter filter;
  filter.among = reports;
  filter.limit = static_cast<int>(reports.size()) + 1;
  DL_ASSIGN(const std::string told, latest(archive, filter));
  return Json::parse(told).at("reports");
}

/// As it is kept, with what people judged in the place of what was read.
Result<Json> reading_now(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const std::string kept, archive::reading_line(archive, report, true));
  Json out = Json::parse(kept, nullptr, false);
  if (!out.is_object()) return Error{ErrorCode::kArchiveDamaged, std::string(report) + ": the reading cannot be read; run `dateline check`"};
  DL_ASSIGN(StoredReading stored, archive.reading(report));
  out.update(json::Writer::to(stored.reading));
  return out;
}

/// Why to look twice at it: by itself, and beside the other reports of the happenings that it tells; each reason once.
Result<Json> flags_of(const Archive& archive, const Json& row, const archive::ReportTies& ties) {
  Json out = row.at("flags");
  std::set<std::string> incidents;
  for (const auto& [event, id] : ties.incidents) incidents.insert(id);
  for (const std::string& id : incidents) {
    DL_ASSIGN(const std::string told, incident(archive, id));
    const Json whole = Json::parse(told);
    for (const Json& one : whole.at("flags")) {
      Json flag = {{"flag", one.at("flag")}, {"why", one.at("why")}};
      if (one.at("report") == row.at("id") && std::find(out.begin(), out.end(), flag) == out.end()) out.push_back(std::move(flag));
    }
  }
  return out;
}

template <class Id>
std::string id_of(int index) {
  Id id;
  id.index = index;
  return to_string(id);
}

std::string item_id(review::ItemKind kind, int index) {
  switch (kind) {
    case review::ItemKind::kClaim: return id_of<ClaimId>(index);
    case review::ItemKind::kEvent: return id_of<EventId>(index);
    case review::ItemKind::kRelation: return id_of<RelationId>(index);
    case review::ItemKind::kTime: return id_of<TimeId>(index);
    case review::ItemKind::kPlace: return id_of<PlaceId>(index);
    case review::ItemKind::kSource: return id_of<SourceId>(index);
    case review::ItemKind::kReport: return "report";  // somebody read it in full
    case review::ItemKind::kIncident: break;
  }
  return {};
}

void add_ties(const archive::ReportTies& ties, Json& out) {
  out["copies"] = Json::array();
  for (const archive::CopyRow& row : ties.copies)
    out["copies"].push_back({{"report", row.report}, {"of", row.of}, {"kind", row.kind}, {"share", json::rounded(row.share, 1e2)}, {"spans", Json::parse(row.spans, nullptr, false)}});
  out["actors"] = out["incidents"] = out["reviews"] = Json::object();
  for (const auto& [entity, actor] : ties.actors) out["actors"][id_of<EntityId>(entity)] = actor;
  for (const auto& [event, incident] : ties.incidents) out["incidents"][id_of<EventId>(event)] = incident;
  for (const auto& [item, row] : ties.reviews) {
    Json& told = out["reviews"][item_id(item.first, item.second)];
    told = {{"state", row.state}, {"by", row.by}, {"when", row.when}, {"why", row.why}, {"judgement", row.judgement}};
    if (row.rejected) told["rejected"] = true;
  }
}

}  // namespace

Result<std::string> marked_report(const Archive& archive, std::string_view report) {
  DL_ASSIGN(Json rows, rows_of(archive, {std::string(report)}));
  if (rows.empty()) return archive::no_such_report(archive.database(), report);
  Json out = {{"report", std::move(rows.front())}};
  DL_ASSIGN(out["reading"], reading_now(archive, report));
  DL_ASSIGN(const auto states, archive::find_versions(archive, report));
  out["states"] = Json::array();
  for (const archive::VersionRow& state : states) out["states"].push_back({{"id", state.id}, {"captured_at", state.captured_at}});
  DL_ASSIGN(const archive::ReportTies ties, archive::ties_of(archive, report));
  add_ties(ties, out);
  DL_ASSIGN(out["flags"], flags_of(archive, out["report"], ties));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> told_incident(const Archive& archive, std::string_view id, const std::string& as_known_at) {
  DL_ASSIGN(const std::string told, incident(archive, id, as_known_at));
  const Json whole = Json::parse(told);
  Json out = {{"incident", whole.at("id")}, {"claims", Json::array()}};
  std::set<std::string> keys, reports;
  std::size_t more = 0;
  for (const Json& row : whole.at("claims")) {
    const std::string key = row.at("claim").get<std::string>();
    if (!keys.insert(key).second) continue;  // it has a row for each root
    if (keys.size() > kMostClaims) {
      ++more;
      continue;
    }
    DL_ASSIGN(const std::string words, claim(archive, key));
    out["claims"].push_back(Json::parse(words));
    reports.insert(row.at("report").get<std::string>());
  }
  DL_ASSIGN(out["reports"], rows_of(archive, {reports.begin(), reports.end()}));
  out["more"] = more;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::query
