// Reports: those that came in, later versions of them, and pages that are gone.
#include <algorithm>

#include "archive/find.h"
#include "archive/masked_words.h"
#include "base/try.h"
#include "watch/look.h"
#include "watch/version_news.h"

namespace dateline::watch {
namespace {

using json::Json;

constexpr std::size_t kAtOnce = 500;  // ids in one question to the archive

std::string about(const archive::ReportRow& report) {
  std::string out = report.title.empty() ? report.id : report.title;
  if (!report.publisher.empty()) out += " · " + report.publisher;
  return report.published.empty() ? out : out + ", " + report.published.substr(0, 10);
}

News new_report(const archive::ReportRow& report) {
  News out;
  out.change = "new_report";
  out.mark = "report " + report.id;
  out.report = report.id;
  out.about = about(report);
  out.now = {{"title", report.title.empty() ? Json() : Json(report.title)}, {"url", report.url.empty() ? Json() : Json(report.url)}};
  out.words = "New report: " + out.about;
  return out;
}

Result<std::vector<archive::ReportRow>> find_among(const Look& look, const std::vector<std::string>& ids) {
  std::vector<archive::ReportRow> out;
  archive::Filter filter = look.question.filter;
  filter.sort = "published";
  for (std::size_t from = 0; from < ids.size(); from += kAtOnce) {
    filter.among.emplace(ids.begin() + static_cast<std::ptrdiff_t>(from), ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + kAtOnce)));
    DL_ASSIGN(archive::ReportPage page, find_reports(look.archive, filter));
    for (archive::ReportRow& report : page.reports) out.push_back(std::move(report));
  }
  return out;
}

/// The state that a version followed.
Result<std::string> version_before(const archive::Archive& archive, const std::string& version) {
  DL_ASSIGN(const auto all, archive::find_versions(archive, version));
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].id == version) return all[i - 1].id;
  }
  return std::string();
}

bool is_gone(int status) { return status == 404 || status == 410; }

}  // namespace

Result<std::optional<News>> news_of_version(const archive::Archive& archive, const std::string& version) {
  DL_ASSIGN(const std::string earlier, version_before(archive, version));
  if (earlier.empty()) return std::optional<News>();
  DL_ASSIGN(const StoredReading before, archive.reading(earlier));
  DL_ASSIGN(const StoredReading now, archive.reading(version));
  const VersionDifference difference = compare(before, now);
  if (difference.what == VersionChange::kNone) return std::optional<News>();
  return std::optional<News>(version_news(difference, version, before, now));
}

Result<std::optional<News>> news_of_page(const archive::Archive& archive, const archive::Change& page, const std::string& report) {
  DL_ASSIGN(const auto visit, archive::last_visit(archive, page.id));
  const int before = page.before ? std::atoi(page.before->c_str()) : 0;
  if (!visit || is_gone(visit->status) == is_gone(before)) return std::optional<News>();
  News out;
  out.change = is_gone(visit->status) ? "report_gone" : "report_back";
  out.mark = out.change + " " + report + " " + visit->at;
  out.report = report;
  out.about = page.id;
  out.before = before ? Json(before) : Json();
  out.now = visit->status;
  out.words = (is_gone(visit->status) ? "Gone: the address answers " : "There again: the address answers ") + std::to_string(visit->status) + " (" + page.id + ", " + visit->at + ")";
  return std::optional<News>(std::move(out));
}

Result<std::vector<News>> report_news(const Look& look) {
  std::vector<std::string> ids;
  for (const archive::NewReport& report : look.reports) ids.push_back(report.id);
  DL_ASSIGN(const std::vector<archive::ReportRow> found, find_among(look, ids));
  std::vector<News> out;
  for (const archive::ReportRow& report : found) {
    if (!report.version_of.empty()) {
      DL_ASSIGN(auto news, news_of_version(look.archive, report.id));
      if (news) out.push_back(std::move(*news));
    } else {
      DL_ASSIGN(const StoredReading stored, look.archive.reading(report.id));
      archive::ReportRow told = report;
      told.title = archive::masked_title(stored);
      out.push_back(new_report(told));
    }
  }
  DL_ASSIGN(const auto pages, archive::changes_since(look.archive, "page", look.row.seen_change));
  for (const archive::Change& page : pages) {
    DL_ASSIGN(const std::vector<std::string> reports, archive::reports_at(look.archive, page.id));
    DL_ASSIGN(const std::vector<archive::ReportRow> matching, find_among(look, reports));
    if (matching.empty()) continue;
    DL_ASSIGN(auto news, news_of_page(look.archive, page, matching.back().id));
    if (news) out.push_back(std::move(*news));
  }
  return out;
}

}  // namespace dateline::watch
