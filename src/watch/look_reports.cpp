#include "archive/find.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "query/query.h"
#include "watch/look.h"

namespace dateline::watch {
namespace {

using json::Json;

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

}  // namespace

Result<std::vector<News>> report_news(const Look& look) {
  std::vector<std::string> ids;
  for (const archive::NewReport& report : look.reports) ids.push_back(report.id);
  archive::Filter filter = look.question.filter;
  std::vector<News> out;
  constexpr std::size_t kAtOnce = 500;
  for (std::size_t from = 0; from < ids.size(); from += kAtOnce) {
    filter.among.emplace(ids.begin() + static_cast<std::ptrdiff_t>(from), ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + kAtOnce)));
    DL_ASSIGN(const archive::ReportPage page, find_reports(look.archive, filter));
    for (const archive::ReportRow& report : page.reports) out.push_back(new_report(report));
  }
  return out;
}

Result<std::vector<News>> find_news(const Look& look) {
  if (look.question.over == Over::kReports) return report_news(look);
  return incident_news(look);
}

}  // namespace dateline::watch
