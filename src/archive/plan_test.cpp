// No question looks at the whole of a table that grows with the archive: SQLite's plans say so.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <tuple>

#include "archive/archive.h"
#include "archive/conditions.h"
#include "archive/sqlite.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

/// "SCAN x" of a plan but for what is small by nature: the few that another condition leaves, constants, functions of JSON, indexes walked in the
/// order of the list until a page is full, and full-text indexes, which SQLite always calls a scan.
std::vector<std::string> scans(const Database& database, const std::string& sql) {
  std::vector<std::string> out;
  auto rows = database.prepare("EXPLAIN QUERY PLAN " + sql);
  EXPECT_TRUE(rows.ok()) << sql << "\n" << (rows.ok() ? "" : rows.error().message);
  if (!rows.ok()) return out;
  while (true) {
    const auto row = rows->step();
    if (!row.ok() || !*row) return out;
    const std::string step = rows->text(3);
    if (!step.starts_with("SCAN")) continue;
    const bool small = step.starts_with("SCAN few") || step.starts_with("SCAN CONSTANT") || step.starts_with("SCAN json_each") || step.find("VIRTUAL TABLE INDEX") != std::string::npos ||
                       step.starts_with("SCAN publishers");
    const bool walks = step.find("USING INDEX") != std::string::npos && sql.find("LIMIT") != std::string::npos && sql.find("EXISTS") == std::string::npos;
    if (!small && !walks) out.push_back(step);
  }
}

struct Case {
  const char* name;
  void (*set)(Filter&);
};
const Case kCases[] = {
    {"actor", [](Filter& f) { f.actor = "coastal"; }},
    {"actor id", [](Filter& f) { f.actor = "a-01234567"; }},
    {"kind", [](Filter& f) { f.kind = "assault"; }},
    {"place", [](Filter& f) { f.place = "harbour"; }},
    {"country", [](Filter& f) { f.country = "IT"; }},
    {"bbox", [](Filter& f) { f.bbox = {{5, 40, 10, 50}}; }},
    {"publisher", [](Filter& f) { f.publisher = "gazette"; }},
    {"source", [](Filter& f) { f.source = "prefecture"; }},
    {"q", [](Filter& f) { f.q = "tractor"; }},
};

class PlanTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("dateline_plan_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    auto opened = Archive::open(folder_ / "news.dateline", Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_ = std::make_unique<Archive>(std::move(*opened));
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  std::filesystem::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(PlanTest, SetsAreFoundThroughIndexes) {
  const Database& database = archive_->database();
  for (const Case& one : kCases) {
    Filter filter;
    one.set(filter);
    const auto reports = of_reports(database, filter), incidents = of_incidents(database, filter);
    ASSERT_TRUE(reports.ok() && incidents.ok()) << one.name;
    for (const auto& [conditions, id, list] : {std::tuple(&*reports, "r.n", "reports r"), std::tuple(&*incidents, "i.n", "incidents i")}) {
      for (const auto& sets : conditions->among) {
        for (const RowSet& set : sets) {
          const std::string few = "SELECT DISTINCT " + set.column + " FROM " + set.from + " WHERE " + set.condition;
          for (const std::string& scan : scans(database, few)) ADD_FAILURE() << one.name << ": " << scan << "\n" << few;
          const std::string test = "SELECT 1 FROM " + set.from + " WHERE (" + set.condition + ") AND " + set.column + " = ?";
          for (const std::string& scan : scans(database, test)) ADD_FAILURE() << one.name << " of one row: " << scan << "\n" << test;
        }
      }
      const auto selection = select_from(database, *conditions, list, id);
      ASSERT_TRUE(selection.ok());
      const std::string whole = "SELECT " + std::string(id) + " FROM " + selection->from + selection->where.sql();
      for (const std::string& scan : scans(database, whole)) {
        if (scan != std::string("SCAN ") + list[std::string(list).size() - 1]) ADD_FAILURE() << one.name << ": " << scan << "\n" << whole;
      }
    }
  }
}

TEST_F(PlanTest, KeptCountsAndWordsAreLookedUp) {
  const char* questions[] = {
      "SELECT word, written, counted FROM words WHERE word >= 'ba' AND word < 'bb' LIMIT 50000",
      "SELECT number FROM counts WHERE what = 'rows' AND name = 'reports'",
      "SELECT folded, reports FROM source_counts f WHERE f.folded IN (SELECT folded FROM name_parts WHERE folded GLOB '*police*')",
      "SELECT folded, 1, max(source = 0) FROM sources WHERE report = 7 AND anonymous = 0 AND folded <> '' GROUP BY folded",
      "SELECT s.folded, i.independent <= 1 FROM incident_sources s JOIN incidents i ON i.id = s.incident WHERE s.incident = 'i-1'",
      "SELECT r.n, w.score FROM (SELECT CAST(key AS INTEGER) AS n, value AS score FROM json_each('{\"1\":2}')) w CROSS JOIN reports r ON r.n = w.n",
      "SELECT i.n, w.score FROM (SELECT CAST(key AS INTEGER) AS n, value AS score FROM json_each('{\"1\":2}')) w CROSS JOIN incidents i ON i.n = w.n",
      "SELECT rowid, relevance(report_words, 9, 400, 4.0, 1.0) FROM report_words WHERE report_words MATCH 'tractor' AND rowid <= 9 ORDER BY rowid DESC LIMIT 5001",
      "SELECT n FROM watch_matches WHERE watch = 'w' AND content <> '' ORDER BY n DESC LIMIT 1 OFFSET 1000",
      "SELECT max(r.n) FROM reports r",
  };
  for (const char* sql : questions) {
    auto rows = archive_->database().prepare("EXPLAIN QUERY PLAN " + std::string(sql));
    ASSERT_TRUE(rows.ok()) << sql;
    while (true) {
      const auto row = rows->step();
      if (!row.ok() || !*row) break;
      const std::string step = rows->text(3);
      const bool grows = step.starts_with("SCAN") && step.find("VIRTUAL TABLE INDEX") == std::string::npos && !step.starts_with("SCAN (subquery");
      EXPECT_FALSE(grows) << sql << ": " << step;
    }
  }
}

TEST_F(PlanTest, PartsOfNamesAreFoundAndNoneIsTooShort) {
  const std::vector<std::string> letters{"a", "b", "\u00e9", "\u2c66", "\u4e2d", "\u6587", "\U000e7b0c", "\u0628", "?", "*", "[", "]", "^", "\"", "'", " ", "\x07"};
  std::mt19937 random(7);
  const auto word = [&](std::size_t most) {
    std::string out;
    for (std::size_t length = 1 + random() % most; length > 0; --length) out += letters[random() % letters.size()];
    return out;
  };
  const Database& database = archive_->database();
  std::set<std::string> names;
  for (int i = 0; i < 200; ++i) {
    const std::string folded = fold_name(word(10));
    names.insert(folded);
    ASSERT_TRUE(database.run("INSERT OR IGNORE INTO names (folded) VALUES (?)", folded).ok());
  }
  for (int i = 0; i < 3000; ++i) {
    const std::string part = word(6), folded = fold_name(part);
    const auto found = database.number(std::string("SELECT count(*) FROM ") + kNamesWithPart, part_of_name(part));
    const auto have = std::count_if(names.begin(), names.end(), [&](const std::string& name) { return name.find(folded) != std::string::npos; });
    ASSERT_TRUE(found.ok()) << part;
    EXPECT_EQ(*found, have) << part;
  }
}

TEST_F(PlanTest, ListsAreWalkedInTheirOrder) {
  const char* lists[] = {
      "SELECT r.n FROM reports r ORDER BY r.day DESC, r.n DESC LIMIT 20",
      "SELECT r.n FROM reports r WHERE (r.day, r.n) < ('2020', 5) ORDER BY r.day DESC, r.n DESC LIMIT 20",
      "SELECT r.n FROM reports r WHERE r.language = 'en' ORDER BY r.day DESC, r.n DESC LIMIT 20",
      "SELECT i.n FROM incidents i ORDER BY CASE i.start WHEN '' THEN '9999' ELSE i.start END, i.id LIMIT 20",
      "SELECT i.n FROM incidents i ORDER BY i.first_published DESC, i.id DESC LIMIT 20",
      "SELECT i.n FROM incidents i ORDER BY i.independent_low DESC, i.id DESC LIMIT 20",
      "SELECT i.n FROM incidents i WHERE i.kind = 'assault' ORDER BY i.first_published DESC, i.id DESC LIMIT 20",
      "SELECT t.number FROM stories t WHERE t.reports > 1 ORDER BY t.last DESC, t.number DESC LIMIT 20",
      "SELECT t.number FROM stories t WHERE t.reports > 1 ORDER BY t.reports DESC, t.number DESC LIMIT 20",
      "SELECT f.folded FROM source_counts f WHERE f.reports > 0 ORDER BY f.reports DESC, f.incidents DESC, f.folded DESC LIMIT 20",
      "SELECT f.folded FROM source_counts f WHERE f.reports > 0 ORDER BY f.incidents DESC, f.reports DESC, f.folded DESC LIMIT 20",
      "SELECT f.folded FROM source_counts f WHERE f.reports > 0 ORDER BY f.alone DESC, f.incidents DESC, f.folded DESC LIMIT 20",
      "SELECT name, kind FROM sources WHERE folded = 'police' AND anonymous = 0 ORDER BY report, source LIMIT 1",
      "SELECT name, number FROM counts WHERE what = 'kind' LIMIT 20",
      "SELECT c.of FROM copies c ORDER BY c.share DESC, c.report DESC, c.of DESC LIMIT 20",
  };
  for (const char* sql : lists) {
    auto rows = archive_->database().prepare("EXPLAIN QUERY PLAN " + std::string(sql));
    ASSERT_TRUE(rows.ok()) << sql;
    while (true) {
      const auto row = rows->step();
      if (!row.ok() || !*row) break;
      EXPECT_EQ(rows->view(3).find("TEMP B-TREE"), std::string_view::npos) << sql << ": " << rows->text(3);
      EXPECT_TRUE(rows->view(3).starts_with("SEARCH") || rows->view(3).find("USING") != std::string_view::npos) << sql << ": " << rows->text(3);
    }
  }
}

}  // namespace
}  // namespace dateline::archive
