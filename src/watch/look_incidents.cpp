#include <algorithm>
#include <unordered_set>

#include "archive/find.h"
#include "base/try.h"
#include "watch/look.h"
#include "watch/version_news.h"

namespace dateline::watch {
namespace {

constexpr std::size_t kAtOnce = 500;  // ids in one question to the archive

Status note_persons(const archive::Archive& archive, IncidentState& state) {
  DL_ASSIGN(const std::vector<std::string> followed, archive::followed_origins(archive, state.id));
  for (StateClaim& claim : state.claims) claim.is_person = std::find(followed.begin(), followed.end(), claim.root) == followed.end();
  return {};
}

Result<std::vector<IncidentState>> find_among(const Look& look, archive::Filter filter, const std::vector<std::string>& ids) {
  std::vector<IncidentState> out;
  for (std::size_t from = 0; from < ids.size(); from += kAtOnce) {
    filter.among.emplace(ids.begin() + static_cast<std::ptrdiff_t>(from), ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + kAtOnce)));
    DL_ASSIGN(const archive::IncidentPage page, find_incidents(look.archive, filter));
    for (const std::string& content : page.incidents) {
      DL_ASSIGN(IncidentState state, incident_state(content));
      DL_TRY(note_persons(look.archive, state));
      out.push_back(std::move(state));
    }
  }
  return out;
}

/// Whether an earlier state of the report has a claim of the same words.
Result<bool> said_before(const archive::Archive& archive, const std::string& report, const std::string& key) {
  DL_ASSIGN(const auto versions, archive::find_versions(archive, report));
  if (versions.empty() || versions.front().id == report) return false;
  DL_ASSIGN(const StoredReading own, archive.reading(report));
  const auto claim = std::find_if(own.reading.claims.begin(), own.reading.claims.end(), [&](const Claim& one) { return one.key == key; });
  if (claim == own.reading.claims.end()) return false;
  for (const archive::VersionRow& version : versions) {
    if (version.id == report) break;
    DL_ASSIGN(const StoredReading earlier, archive.reading(version.id));
    if (still_tells(earlier, own, *claim)) return true;
  }
  return false;
}

}  // namespace

Reports reports_of(const Look& look) {
  std::unordered_set<std::string> fresh;
  for (const archive::NewReport& report : look.reports) fresh.insert(report.id);
  const archive::Archive* archive = &look.archive;
  return {[fresh = std::move(fresh)](const std::string& report) { return fresh.contains(report); },
          [archive](const std::string& report) {
            const auto first = archive::first_version_of(*archive, report);
            return first ? *first : report;
          },
          [archive](const std::string& report, const std::string& claim) {
            const auto said = said_before(*archive, report, claim);
            return said && *said;
          }};
}

Result<ChangedIncidents> changed_incidents(const Look& look, const archive::Filter& filter, const std::vector<std::string>* only) {
  DL_ASSIGN(const std::vector<archive::Change> changes, archive::changes_since(look.archive, "incident", look.row.seen_change));
  ChangedIncidents out;
  std::vector<std::string> ids;
  for (const archive::Change& change : changes) {
    if (!only || std::find(only->begin(), only->end(), change.id) != only->end()) ids.push_back(change.id);
    if (!change.before) continue;
    DL_ASSIGN(IncidentState state, incident_state(*change.before));
    out.before.push_back(std::move(state));
  }
  DL_ASSIGN(out.now, find_among(look, filter, ids));
  out.was = counterparts(out.now, out.before);
  return out;
}

Result<std::vector<News>> incident_news(const Look& look) {
  DL_ASSIGN(const ChangedIncidents changed, changed_incidents(look, look.question.filter));
  const Reports reports = reports_of(look);
  const auto rule = look.question.over == Over::kClaims ? claims_of : news_of;
  std::vector<News> out;
  for (std::size_t i = 0; i < changed.now.size(); ++i) {
    for (News& news : rule(changed.was[i], changed.now[i], reports)) out.push_back(std::move(news));
  }
  return out;
}

}  // namespace dateline::watch
