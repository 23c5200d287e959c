#include "archive/story_rows.h"

#include <algorithm>
#include <limits>

#include "base/hash.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kSought = 16;  // weightiest words by which a report is found
constexpr int kLatest = 48;          // reports of one word
constexpr std::size_t kMostStories = 16;
constexpr std::int64_t kEver = std::numeric_limits<std::int32_t>::max(), kUnknownDay = std::numeric_limits<std::int32_t>::min();

std::string day_text(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }
std::int64_t day_number(const std::optional<Day>& day) { return day ? day->time_since_epoch().count() : kUnknownDay; }

struct InStory {
  std::int64_t story = 0;
  double shared = 0;  // weight of the words that it shares
};
using ByReport = std::map<std::int64_t, InStory>;

struct Days {
  std::int64_t first = kUnknownDay, last = kEver;
};

/// Adds the latest reports of some days that have the word.
Status add_latest(const Database& database, std::uint32_t term, double weight, Days days, ByReport& out) {
  DL_ASSIGN(Statement rows, database.query("SELECT t.n, s.story FROM story_terms t JOIN story_reports s ON s.n = t.n "
                                           "WHERE t.term = ? AND t.day BETWEEN ? AND ? ORDER BY t.day DESC, t.tie DESC, t.n DESC LIMIT ?",
                                           term, days.first, days.last, kLatest));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    InStory& report = out[rows.integer(0)];
    report.story = rows.integer(1);
    report.shared += weight;
  }
}

}  // namespace

std::string list_json(const std::vector<std::uint32_t>& numbers) { return json::Json(numbers).dump(); }

Result<incidents::Story> read_story(const Database& database, std::int64_t number) {
  DL_ASSIGN(Statement row, database.query("SELECT reports, first, last, sum FROM stories WHERE number = ?", number));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return incidents::Story();
  incidents::Story out;
  out.reports = static_cast<int>(row.integer(0));
  out.first = parse_iso_day(row.view(1));
  out.last = parse_iso_day(row.view(2));
  DL_ASSIGN(out.sum, incidents::vector_from_bytes(row.view(3)));
  return out;
}

Status write_story(const Database& database, const StoryRow& row) {
  return database.run("INSERT OR REPLACE INTO stories (number, reports, first, last, sum) VALUES (?, ?, ?, ?, ?)", row.number,
                      row.story.reports, day_text(row.story.first), day_text(row.story.last),
                      Blob{incidents::vector_to_bytes(row.story.sum)});
}

Status delete_story(const Database& database, std::int64_t number) {
  DL_TRY(database.run("DELETE FROM story_siblings WHERE a = ? OR b = ?", number, number));
  return database.run("DELETE FROM stories WHERE number = ?", number);
}

Status sum_up(const Database& database, std::int64_t number) {
  DL_ASSIGN(Statement rows,
            database.query(std::string("SELECT w.vector, ") + kStatedDay +
                               " FROM story_reports s JOIN story_words w ON w.n = s.n JOIN reports r ON r.n = s.n WHERE s.story = ? ORDER BY r.day = '', r.day, r.id",
                           number));
  incidents::Story story;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(const incidents::TermVector vector, incidents::vector_from_bytes(rows.view(0)));
    story = joined(story, incidents::story_of(vector, parse_iso_day(rows.view(1))));
  }
  return story.reports == 0 ? delete_story(database, number) : write_story(database, {number, story});
}

Result<std::vector<std::int64_t>> stories_near(const Database& database, const incidents::Story& story) {
  const bool dated = story.first && story.last;
  const Days known = dated ? Days{day_number(*story.first - incidents::kStoryPause), day_number(*story.last + incidents::kStoryPause)} : Days{};
  constexpr Days kUnknown{kUnknownDay, kUnknownDay};
  std::map<std::uint32_t, double> weight;
  for (const auto& term : story.sum) weight[term.term] = term.weight;
  ByReport reports;
  for (const std::uint32_t term : heaviest(story.sum, kSought)) {
    DL_TRY(add_latest(database, term, weight[term], known, reports));
    if (dated) DL_TRY(add_latest(database, term, weight[term], kUnknown, reports));
  }
  std::map<std::int64_t, double> best;
  for (const auto& [n, report] : reports) best[report.story] = std::max(best[report.story], report.shared);
  std::vector<std::pair<double, std::int64_t>> order;
  for (const auto& [number, shared] : best) order.emplace_back(-shared, number);
  std::sort(order.begin(), order.end());
  if (order.size() > kMostStories) order.resize(kMostStories);
  std::vector<std::int64_t> out;
  for (const auto& [shared, number] : order) out.push_back(number);
  return out;
}

Result<DatedReport> read_dated(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query(std::string("SELECT r.id, ") + kStatedDay + " FROM reports r WHERE r.n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return DatedReport{n, 0, {}};
  return DatedReport{n, static_cast<std::int64_t>(fnv1a(row.view(0))), parse_iso_day(row.view(1))};
}

Status enter(const Database& database, const DatedReport& report, const std::vector<std::uint32_t>& terms) {
  return database.run("INSERT OR IGNORE INTO story_terms (term, day, tie, n) SELECT value, ?, ?, ? FROM json_each(?)", day_number(report.day),
                      report.tie, report.n, list_json(terms));
}

Status take_out(const Database& database, const DatedReport& report, const std::vector<std::uint32_t>& terms) {
  return database.run("DELETE FROM story_terms WHERE term IN (SELECT value FROM json_each(?)) AND day = ? AND tie = ? AND n = ?",
                      list_json(terms), day_number(report.day), report.tie, report.n);
}

Result<std::map<std::uint32_t, int>> count_terms(const Database& database, const std::vector<std::uint32_t>& terms) {
  DL_ASSIGN(Statement rows,
            database.query("SELECT t.term, t.reports FROM json_each(?) j CROSS JOIN term_counts t ON t.term = j.value", list_json(terms)));
  std::map<std::uint32_t, int> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out[static_cast<std::uint32_t>(rows.integer(0))] = static_cast<int>(rows.integer(1));
  }
}

Result<std::vector<std::int64_t>> reports_of_story(const Database& database, std::int64_t number) {
  DL_ASSIGN(Statement rows,
            database.query("SELECT r.n FROM story_reports s JOIN reports r ON r.n = s.n WHERE s.story = ? ORDER BY r.day = '', r.day, r.id",
                           number));
  std::vector<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

}  // namespace dateline::archive
