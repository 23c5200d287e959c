#include <algorithm>
#include <map>
#include <tuple>

#include "archive/conditions.h"
#include "archive/cursor.h"
#include "archive/find.h"
#include "archive/order.h"
#include "archive/purge.h"
#include "base/sha256.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

constexpr int kMostBearing = 40;    // reports that name an actor: one that is everywhere relates nothing
constexpr double kHappening = 0.5;  // how far one happening that both tell relates them
constexpr double kActor = 0.1;
constexpr double kCitation = 0.5;

constexpr Order kOrders[] = {
    {"-last", {{"t.last"}, {"t.number", true}}, true},
    {"first", {{"t.first"}, {"t.number", true}}, false},
    {"-reports", {{"t.reports", true}, {"t.number", true}}, true},
};

/// Stories as they stood at the end of a day.
constexpr char kStoriesByThen[] =
    "(SELECT number, first, min(last, ?) AS last, CASE WHEN last <= ? THEN reports ELSE (SELECT count(*) FROM story_reports s JOIN reports r "
    "ON r.n = s.n WHERE s.story = number AND r.day <> '' AND r.day <= ?) END AS reports FROM stories WHERE first <= ?) t";

std::string story_id(const std::string& first_report) { return "st-" + sha256_hex(first_report).substr(0, 10); }

/// A story with its reports, or with those that were published by the end of a day.
Result<FoundStory> read_found(const Database& database, std::int64_t number, const std::string& day) {
  FoundStory out;
  DL_ASSIGN(Statement rows, database.query("SELECT r.id, r.title, r.day FROM story_reports s JOIN reports r ON r.n = s.n WHERE s.story = ? "
                                           "ORDER BY r.day = '', r.day, r.id",
                                           number));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (out.id.empty()) out.id = story_id(rows.text(0));
    if (!day.empty() && (rows.view(2).empty() || rows.view(2) > day)) continue;
    out.reports.push_back(rows.text(0));
    if (out.title.empty()) out.title = rows.text(1);
    if (out.first.empty()) out.first = rows.text(2);
    if (!rows.view(2).empty()) out.last = rows.text(2);
  }
}

/// What relates each other report, and how closely.
class Relations {
 public:
  void add(const std::string& report, const std::string& why, double score) {
    auto& [whys, apart] = found_.try_emplace(report, std::vector<std::string>(), 1.0).first->second;
    if (std::find(whys.begin(), whys.end(), why) == whys.end()) whys.push_back(why);
    apart *= 1 - std::clamp(score, 0.0, 1.0);
  }
  std::vector<RelatedRow> closest() const {
    std::vector<RelatedRow> out;
    for (const auto& [report, found] : found_) {
      std::string why;
      for (const std::string& word : found.first) why += (why.empty() ? "" : ", ") + word;
      out.push_back({report, why, 1 - found.second});
    }
    std::stable_sort(out.begin(), out.end(), [](const RelatedRow& a, const RelatedRow& b) { return a.score > b.score; });
    return out;
  }

 private:
  std::map<std::string, std::pair<std::vector<std::string>, double>> found_;
};

Status add_copies(const Database& database, std::string_view report, Relations& out) {
  DL_ASSIGN(
      Statement rows,
      database.query("SELECT of, kind, share FROM copies WHERE report = ? UNION ALL SELECT report, kind, share FROM copies WHERE of = ?",
                     report, report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const std::string kind = rows.text(1);
    out.add(rows.text(0),
            kind == "cites"     ? "citation"
            : kind == "version" ? "version"
                                : "copied words",
            kind == "cites" ? kCitation : rows.real(2));
  }
}

Status add_story(const Database& database, std::int64_t n, Relations& out) {
  DL_ASSIGN(Statement rows,
            database.query("SELECT r.id, w.vector, v.vector FROM story_reports o JOIN story_reports s ON s.story = o.story AND s.n <> o.n "
                           "JOIN reports r ON r.n = s.n JOIN story_words w ON w.n = s.n JOIN story_words v ON v.n = o.n WHERE o.n = ? AND o.story <> 0",
                           n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const auto other, incidents::vector_from_bytes(rows.view(1)));
    DL_ASSIGN(const auto own, incidents::vector_from_bytes(rows.view(2)));
    out.add(rows.text(0), "same story", dot(own, other));
  }
}

Status add_shared(const Database& database, std::int64_t n, std::string_view sql, const std::string& why, double each, Relations& out) {
  DL_ASSIGN(Statement rows, database.query(sql, n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out.add(rows.text(0), why, each);
  }
}

/// Leaves those that are what is asked for, behind the cursor.
Status narrow(const Database& database, const Filter& filter, std::vector<RelatedRow>& rows) {
  if (!filter.sort.empty()) return Error{ErrorCode::kUsage, "--sort: related reports have one order, the closest first"};
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 2));
    DL_ASSIGN(const double score, read_number(after[0]));
    std::erase_if(rows, [&](const RelatedRow& row) { return std::tuple(-row.score, row.report) <= std::tuple(-score, after[1]); });
  }
  DL_ASSIGN(const Conditions conditions, of_reports(database, filter));
  const Where where = as_tests(conditions, "r.n");
  if (where.sql().empty()) return {};
  std::vector<RelatedRow> kept;
  for (RelatedRow& row : rows) {
    DL_ASSIGN(Statement found, database.prepare("SELECT 1 FROM reports r" + where.sql() + " AND r.id = ?"));
    found.bind(where.bind(found), row.report);
    DL_ASSIGN(const bool there, found.step());
    if (there) kept.push_back(std::move(row));
    if (filter.limit && kept.size() > static_cast<std::size_t>(*filter.limit)) break;
  }
  rows = std::move(kept);
  return {};
}

}  // namespace

Result<StoryPage> find_stories(const Archive& archive, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "stories"));
  const bool by_then = !filter.as_known_at.empty();
  DL_ASSIGN(const std::string day, by_then ? last_day(filter.as_known_at) : Result<std::string>(std::string()));
  Filter of_report = filter;
  of_report.as_known_at.clear();
  if (asks_of_reports(of_report) || of_report.among) of_report.as_known_at = filter.as_known_at;  // else a story that had begun by then has such a report
  DL_ASSIGN(const Conditions conditions, of_reports(database, of_report));
  DL_ASSIGN(const Selection reports, select_from(database, conditions, "reports r", "r.n"));
  Where where;
  where.add("t.reports > 1");
  if (!reports.from_values.empty()) {
    Where values = reports.from_values;
    values.add_values(reports.where);
    where.add_all("t.number IN (SELECT s.story FROM " + reports.from + " JOIN story_reports s ON s.n = r.n" + reports.where.sql() + ")", values);
  } else if (!reports.where.sql().empty()) {
    where.add_all("EXISTS (SELECT 1 FROM story_reports s JOIN reports r ON r.n = s.n WHERE s.story = t.number AND " + reports.where.condition() + ")", reports.where);
  }
  DL_TRY(add_after(where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare("SELECT t.number" + order_columns(*order) + " FROM " + (by_then ? kStoriesByThen : "stories t") + where.sql() +
                                             order_by(*order) + " LIMIT ?"));
  int next = 1;
  while (by_then && next <= 4) rows.bind(next++, day);
  rows.bind(where.bind(rows, next), filter.limit ? *filter.limit + 1 : -1);
  StoryPage page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 1, filter.limit, [&](const Statement& row) -> Status {
    DL_ASSIGN(FoundStory story, read_found(database, row.integer(0), day));
    page.stories.push_back(std::move(story));
    return {};
  }));
  return page;
}

Result<RelatedPage> find_related(const Archive& archive, std::string_view report, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const std::int64_t n, database.number("SELECT n FROM reports WHERE id = ?", report));
  if (n == 0) return no_such_report(archive.database(), report);
  Relations out;
  DL_TRY(add_copies(database, report, out));
  DL_TRY(add_shared(
      database, n,
      "SELECT DISTINCT r.id, a.incident FROM incident_events a JOIN incident_events b ON b.incident = a.incident AND b.report <> a.report "
      "JOIN reports r ON r.n = b.report WHERE a.report = ?",
      "same happening", kHappening, out));
  DL_TRY(add_story(database, n, out));
  DL_TRY(add_shared(
      database, n,
      "SELECT DISTINCT r.id, a.id FROM actors a JOIN actors b ON b.id = a.id AND b.report <> a.report JOIN reports r ON r.n = b.report "
      "WHERE a.report = ? AND a.id <> '' AND a.type <> 'country' AND (SELECT count(*) FROM (SELECT 1 FROM actors c WHERE c.id = a.id "
      "LIMIT " +
          std::to_string(kMostBearing + 1) + ")) <= " + std::to_string(kMostBearing),
      "same actors", kActor, out));
  RelatedPage page{out.closest(), {}};
  DL_TRY(narrow(database, filter, page.related));
  if (filter.limit && page.related.size() > static_cast<std::size_t>(*filter.limit)) {
    page.related.resize(static_cast<std::size_t>(*filter.limit));
    if (!page.related.empty()) page.cursor = write_cursor({write_number(page.related.back().score), page.related.back().report});
  }
  return page;
}

}  // namespace dateline::archive
