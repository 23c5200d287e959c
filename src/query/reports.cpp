// latest, copies, stories, related, stats, check: answers about reports and about the archive itself.
#include "archive/find.h"
#include "archive/report_flags.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json flags_json(const std::vector<incidents::Flag>& flags) {
  Json out = Json::array();
  for (const auto& [flag, why] : flags) out.push_back({{"flag", flag}, {"why", why}});
  return out;
}

Json report_json(const archive::ReportRow& row, const std::vector<incidents::Flag>& flags) {
  return {{"id", row.id},
          {"url", null_if_empty(row.url)},
          {"title", null_if_empty(row.title)},
          {"publisher", {{"name", null_if_empty(row.publisher)}, {"domain", null_if_empty(row.domain)}}},
          {"published", null_if_empty(row.published)},
          {"published_basis", row.published_basis},
          {"language", null_if_empty(row.language)},
          {"unread", null_if_empty(row.unread)},
          {"version_of", null_if_empty(row.version_of)},
          {"copy_of", null_if_empty(row.copy_of)},
          {"incidents", row.incidents},
          {"flags", flags_json(flags)}};
}

Json counts_json(const std::vector<archive::Count>& counts) {
  Json out = Json::object();
  for (const auto& count : counts) out[count.name.empty() ? "unknown" : count.name] = count.number;
  return out;
}

std::int64_t number_of(const std::vector<archive::Count>& counts, std::string_view name) {
  for (const auto& count : counts) {
    if (count.name == name) return count.number;
  }
  return 0;
}

/// By state of review, with how many nobody judged.
Json review_counts(const std::vector<archive::Count>& judged, std::int64_t all) {
  Json out = counts_json(judged);
  for (const auto& count : judged) all -= count.number;
  out["unreviewed"] = all;
  return out;
}

}  // namespace

Result<std::string> latest(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const archive::ReportPage page, find_reports(archive, filter));
  Json out = {{"reports", Json::array()}, {"cursor", null_if_empty(page.cursor)}};
  for (const auto& row : page.reports) {
    DL_ASSIGN(const auto flags, archive::flags_of(archive, row.id));
    out["reports"].push_back(report_json(row, flags));
  }
  return out.dump();
}

Result<std::string> stories(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const archive::StoryPage page, find_stories(archive, filter));
  Json out = {{"stories", Json::array()}, {"cursor", null_if_empty(page.cursor)}};
  for (const auto& story : page.stories) {
    out["stories"].push_back({{"id", story.id},
                              {"title", null_if_empty(story.title)},
                              {"first", null_if_empty(story.first)},
                              {"last", null_if_empty(story.last)},
                              {"reports", story.reports}});
  }
  return out.dump();
}

Result<std::string> related(const Archive& archive, std::string_view report, const Filter& filter) {
  DL_ASSIGN(const archive::RelatedPage page, find_related(archive, report, filter));
  Json out = {{"related", Json::array()}, {"cursor", null_if_empty(page.cursor)}};
  for (const auto& row : page.related) out["related"].push_back({{"report", row.report}, {"why", row.why}, {"score", json::rounded(row.score, 1e2)}});
  return out.dump();
}

Result<std::string> copies(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const archive::CopyPage page, find_copies(archive, filter));
  Json out = {{"copies", Json::array()}, {"cursor", null_if_empty(page.cursor)}};
  for (const auto& row : page.copies) {
    out["copies"].push_back({{"report", row.report},
                             {"of", row.of},
                             {"kind", row.kind},
                             {"share", json::rounded(row.share, 1e2)},
                             {"spans", Json::parse(row.spans, nullptr, false)}});
  }
  return out.dump();
}

Result<std::string> stats(const Archive& archive) {
  DL_ASSIGN(const std::vector<archive::Count> numbers, count_all(archive));
  DL_ASSIGN(const archive::Spread spread, spread_of(archive));
  Json out = counts_json(numbers);
  out["first_published"] = null_if_empty(spread.first_published);
  out["last_published"] = null_if_empty(spread.last_published);
  out["languages"] = counts_json(spread.languages);
  out["publishers"] = counts_json(spread.publishers);
  out["kinds"] = counts_json(spread.kinds);
  out["standings"] = counts_json(spread.standings);
  out["reviews"] = {{"claims", review_counts(spread.reviewed_claims, number_of(numbers, "claims"))}, {"incidents", review_counts(spread.reviewed_incidents, number_of(numbers, "incidents"))}};
  return out.dump();
}

Result<std::string> check(const Archive& archive) {
  DL_ASSIGN(const archive::CheckReport report, archive.check());
  Json out = {{"ok", report.ok()}, {"reports", report.reports}, {"problems", Json::array()}};
  for (const auto& problem : report.problems) out["problems"].push_back({{"what", problem.what}, {"where", problem.where}});
  return out.dump();
}

}  // namespace dateline::query
