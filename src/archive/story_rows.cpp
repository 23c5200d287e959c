#include "archive/story_rows.h"

#include <algorithm>

#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

constexpr std::size_t kSought = 16;  // weightiest words by which a report is found
constexpr int kLatest = 48;          // reports of one word
constexpr std::size_t kMostStories = 16;
constexpr char kEver[] = "9999";

std::string day_text(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }

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
            database.query(std::string("SELECT s.vector, ") + kStatedDay +
                               " FROM story_reports s JOIN reports r ON r.n = s.n WHERE s.story = ? ORDER BY r.day = '', r.day, r.id",
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
  const std::string until = story.last ? iso_day(*story.last + incidents::kStoryPause) : kEver;
  DL_ASSIGN(Statement latest, database.query("SELECT s.story, s.n, j.value FROM json_each(?) j CROSS JOIN reports r ON r.id IN "
                                             "(SELECT id FROM story_terms WHERE term = j.value AND day <= ? ORDER BY day DESC, id DESC LIMIT ?) "
                                             "CROSS JOIN story_reports s ON s.n = r.n WHERE s.story <> 0",
                                             list_json(heaviest(story.sum, kSought)), until, kLatest));
  std::map<std::uint32_t, double> weight;
  for (const auto& term : story.sum) weight[term.term] = term.weight;
  std::map<std::int64_t, std::pair<std::int64_t, double>> reports;  // of each its story and what it shares
  while (true) {
    DL_ASSIGN(const bool row, latest.step());
    if (!row) break;
    auto& [number, shared] = reports[latest.integer(1)];
    number = latest.integer(0);
    shared += weight[static_cast<std::uint32_t>(latest.integer(2))];
  }
  std::map<std::int64_t, double> best;
  for (const auto& [n, found] : reports) best[found.first] = std::max(best[found.first], found.second);
  std::vector<std::pair<double, std::int64_t>> order;
  for (const auto& [number, shared] : best) order.emplace_back(-shared, number);
  std::sort(order.begin(), order.end());
  if (order.size() > kMostStories) order.resize(kMostStories);
  std::vector<std::int64_t> out;
  for (const auto& [shared, number] : order) out.push_back(number);
  return out;
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
