// Claims and reports that somebody cited: what befell their reports, their addresses and the standing of what they tell.
#include <algorithm>
#include <map>

#include "archive/find.h"
#include "archive/purge.h"
#include "base/try.h"
#include "watch/cited.h"
#include "watch/look.h"
#include "watch/version_news.h"

namespace dateline::watch {
namespace {

/// A cited claim, a cited report (no key), or a cited incident (no report).
struct Cited {
  std::string claim, report;
  std::vector<std::string> incidents;
  std::vector<std::string> versions;  // of the report, oldest first
};

Result<Cited> cited_report(const archive::Archive& archive, const std::string& report) {
  Cited out;
  out.report = report;
  DL_ASSIGN(const auto versions, archive::find_versions(archive, report));
  for (const auto& version : versions) out.versions.push_back(version.id);
  return out;
}

/// Nothing where the claim is no longer read from its report.
Result<std::optional<Cited>> cited_claim(const archive::Archive& archive, const std::string& key) {
  const auto place = archive::find_claim(archive, key);
  if (!place && place.error().code == ErrorCode::kNotFound) return std::optional<Cited>();
  if (!place) return place.error();
  DL_ASSIGN(Cited out, cited_report(archive, place->report));
  out.claim = key;
  if (!place->incident.empty()) out.incidents.push_back(place->incident);
  return std::optional<Cited>(std::move(out));
}

Result<Cited> cited_whole_report(const archive::Archive& archive, const std::string& report) {
  DL_ASSIGN(Cited out, cited_report(archive, report));
  archive::Filter filter;
  filter.among = {report};
  DL_ASSIGN(const archive::ReportPage page, find_reports(archive, filter));
  for (const auto& row : page.reports) out.incidents.insert(out.incidents.end(), row.incidents.begin(), row.incidents.end());
  return out;
}

News of(News news, const Cited& cited) {
  news.claim = cited.claim;
  if (news.report.empty()) news.report = cited.report;
  const std::string& of_what = !cited.claim.empty() ? cited.claim : !cited.report.empty() ? cited.report : cited.incidents.front();
  news.mark += " of " + of_what;
  return news;
}

/// Whether the version still says what was cited, for people and programs.
Status add_whether_told(const archive::Archive& archive, const Cited& cited, const std::string& version, News& news) {
  DL_ASSIGN(const StoredReading own, archive.reading(cited.report));
  DL_ASSIGN(const StoredReading now, archive.reading(version));
  for (const Claim& claim : own.reading.claims) {
    if (claim.key != cited.claim) continue;
    const bool told = still_tells(now, own, claim);
    news.now["still_told"] = told;
    news.words += told ? "; it still tells what you cited" : "; it no longer tells what you cited";
  }
  return {};
}

Status add_versions(const Look& look, const Cited& cited, std::vector<News>& out) {
  for (const archive::NewReport& report : look.reports) {
    if (report.version_of.empty() || std::find(cited.versions.begin(), cited.versions.end(), report.id) == cited.versions.end()) continue;
    DL_ASSIGN(auto news, news_of_version(look.archive, report.id));
    if (!news) continue;
    if (!cited.claim.empty()) DL_TRY(add_whether_told(look.archive, cited, report.id, *news));
    out.push_back(of(std::move(*news), cited));
  }
  return {};
}

Status add_pages(const Look& look, const std::vector<archive::Change>& pages, const Cited& cited, std::vector<News>& out) {
  for (const archive::Change& page : pages) {
    DL_ASSIGN(const std::vector<std::string> reports, archive::reports_at(look.archive, page.id));
    const bool own = std::any_of(reports.begin(), reports.end(), [&](const std::string& report) {
      return std::find(cited.versions.begin(), cited.versions.end(), report) != cited.versions.end();
    });
    if (!own) continue;
    DL_ASSIGN(auto news, news_of_page(look.archive, page, cited.report));
    if (news) out.push_back(of(std::move(*news), cited));
  }
  return {};
}

std::optional<News> fallen(const IncidentState& before, const IncidentState& now) {
  if (rank_of(now.standing) >= rank_of(before.standing)) return std::nullopt;
  News out;
  out.change = "standing_fell";
  out.incident = now.id;
  out.about = headline(now);
  out.before = before.standing;
  out.now = now.standing;
  std::vector<std::string> keys;
  for (const StateClaim& claim : now.claims) keys.push_back(claim.claim);
  out.mark = "standing " + before.standing + ">" + now.standing + " " + mark_of(std::move(keys));
  out.words = "Standing fell: " + before.standing + ", now " + now.standing;
  return out;
}

/// What befell a happening is told once, however many of its claims and reports are cited.
Status add_incidents(const Look& look, const std::vector<Cited>& all, std::vector<News>& out) {
  std::map<std::string, std::vector<const Cited*>> citing;  // by incident
  std::vector<std::string> ids;
  for (const Cited& cited : all) {
    for (const std::string& incident : cited.incidents) {
      if (citing[incident].empty()) ids.push_back(incident);
      citing[incident].push_back(&cited);
    }
  }
  if (ids.empty()) return {};
  const Reports reports = reports_of(look);
  DL_ASSIGN(const ChangedIncidents changed, changed_incidents(look, {}, &ids));
  for (std::size_t i = 0; i < changed.now.size(); ++i) {
    const auto cited = citing.find(changed.now[i].id);
    if (!changed.was[i] || cited == citing.end()) continue;
    std::vector<News> told = news_of(changed.was[i], changed.now[i], reports);
    std::erase_if(told, [](const News& news) { return news.change == "named"; });
    if (auto news = fallen(*changed.was[i], changed.now[i])) told.insert(told.begin(), std::move(*news));
    for (News& news : told) {
      if (cited->second.size() > 1) news.words += "; cited " + std::to_string(cited->second.size()) + " times";
      out.push_back(of(std::move(news), *cited->second.front()));
    }
  }
  return {};
}

Result<News> no_longer_read(const archive::Archive& archive, const std::string& claim) {
  News out;
  out.change = "claim_not_read";
  out.mark = "claim_not_read " + claim;
  out.claim = claim;
  out.words = "The claim is no longer read from its report by this version of Dateline; the report is there unchanged";
  DL_ASSIGN(const auto report, archive::purged_claim(archive.database(), claim));
  if (!report) return out;
  DL_ASSIGN(const auto purge, archive::find_purge(archive.database(), *report));
  if (purge) out.words = "The report " + *report + " that made the claim was purged " + archive::words_of_purge(*purge);
  return out;
}

News purged(const archive::Purge& purge) {
  News out;
  out.change = "gone";
  out.mark = "purged " + purge.report;
  out.report = purge.report;
  out.words = "The report was purged " + archive::words_of_purge(purge);
  return out;
}

}  // namespace

Result<std::vector<News>> citation_news(const Look& look) {
  std::vector<News> out;
  std::vector<Cited> all;
  DL_ASSIGN(const CitedThings cited_all, cited_things(look.archive, look.question));
  for (const std::string& key : cited_all.claims) {
    DL_ASSIGN(auto cited, cited_claim(look.archive, key));
    if (cited) all.push_back(std::move(*cited));
    else {
      DL_ASSIGN(News gone, no_longer_read(look.archive, key));
      out.push_back(std::move(gone));
    }
  }
  for (const std::string& report : cited_all.reports) {
    DL_ASSIGN(const auto purge, archive::find_purge(look.archive.database(), report));
    if (purge) {
      out.push_back(purged(*purge));
      continue;
    }
    DL_ASSIGN(Cited cited, cited_whole_report(look.archive, report));
    all.push_back(std::move(cited));
  }
  for (const std::string& incident : cited_all.incidents) all.push_back({{}, {}, {incident}, {}});
  DL_ASSIGN(const auto pages, archive::changes_since(look.archive, "page", look.row.seen_change));
  for (const Cited& cited : all) {
    DL_TRY(add_versions(look, cited, out));
    DL_TRY(add_pages(look, pages, cited, out));
  }
  DL_TRY(add_incidents(look, all, out));
  return out;
}

}  // namespace dateline::watch
