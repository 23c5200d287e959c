// The notebook of changes: it names what changed and nothing else, and a look reads nothing that was seen.
#include "archive/watches.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "archive/schema.h"
#include "archive/sqlite.h"
#include "archive/where.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class WatchesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_watches_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    auto opened = Archive::open(folder_ / "news.dateline", Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_ = std::make_unique<Archive>(std::move(*opened));
  }
  void TearDown() override {
    archive_.reset();
    fs::remove_all(folder_);
  }

  const Database& database() const { return archive_->database(); }
  void sql(const std::string& text) { ASSERT_TRUE(database().run(text).ok()) << text; }
  void put(const std::string& id, const std::string& content, const std::string& verb = "INSERT") {
    sql(verb + " INTO incidents (id, kind, status, standing, start, stop, first_published, independent, independent_low, reports, content) VALUES ('" + id +
        "', '', '', '', '', '', '', 1, 1, 1, '" + content + "')");
  }
  void watch(const std::string& name) {
    WatchRow row;
    row.name = name;
    row.question = "{}";
    row.seen_change = position_now(*archive_)->change;
    ASSERT_TRUE(add_watch(*archive_, row).ok());
  }
  void look(const std::string& name) { ASSERT_TRUE(note_look(*archive_, name, "", *position_now(*archive_)).ok()); }

  /// "i1:a i2:-": what changed for a watch, with what was there before.
  std::string changed(const std::string& name) {
    const auto row = find_watch(*archive_, name);
    std::string out;
    const auto changes = changes_since(*archive_, "incident", (*row)->seen_change);
    for (const Change& change : *changes) out += (out.empty() ? "" : " ") + change.id + ":" + change.before.value_or("-");
    return out;
  }

  std::string plan(std::string_view question) {
    std::string out;
    auto rows = database().prepare("EXPLAIN QUERY PLAN " + std::string(question));
    EXPECT_TRUE(rows.ok()) << question;
    while (rows.ok() && *rows->step()) out += rows->text(3) + "\n";
    return out;
  }

  fs::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(WatchesTest, OldMatchesKeepTheirMarksAlone) {
  watch("w");
  const auto keep = [&](int i) {
    const auto n = keep_match(*archive_, {0, "w", "mark " + std::to_string(i), "2022-06-01T00:00:00Z", "{}"});
    EXPECT_TRUE(n.ok());
    return *n;
  };
  for (int i = 0; i < kWholeMatches + 3; ++i) {
    const auto n = keep(i);
    ASSERT_TRUE(n);
    if (i != 1) ASSERT_TRUE(note_told(*archive_, *n).ok());
  }
  ASSERT_TRUE(drop_old_contents(*archive_, "w").ok());
  const auto whole = last_matches(*archive_, "w", kWholeMatches + 10);
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(whole->size(), static_cast<std::size_t>(kWholeMatches + 1));
  EXPECT_EQ(whole->front().mark, "mark 1") << "it was not told yet";
  EXPECT_EQ(untold_matches(*archive_, "w")->size(), 1u);
  for (int i : {0, 1, 2, kWholeMatches + 2}) EXPECT_FALSE(keep(i)) << "what was told is never told again";
}

TEST_F(WatchesTest, NothingIsNotedWhileNobodyWatches) {
  put("i1", "a");
  sql("UPDATE incidents SET content = 'b'");
  sql("DELETE FROM incidents");
  EXPECT_EQ(*database().number("SELECT count(*) FROM watch_changes"), 0);
}

TEST_F(WatchesTest, WhatWasThereBeforeEachLook) {
  put("i1", "a");
  watch("one");
  EXPECT_EQ(changed("one"), "");
  sql("UPDATE incidents SET content = 'b'");
  watch("two");
  sql("UPDATE incidents SET content = 'c'");
  put("i2", "x");
  EXPECT_EQ(changed("one"), "i1:a i2:-");
  EXPECT_EQ(changed("two"), "i1:b i2:-");
  look("one");
  EXPECT_EQ(changed("one"), "");
  EXPECT_EQ(changed("two"), "i1:b i2:-");
  look("two");
  EXPECT_EQ(*database().number("SELECT count(*) FROM watch_changes"), 0) << "nobody needs them any more";
  sql("DELETE FROM incidents WHERE id = 'i2'");
  EXPECT_EQ(changed("one"), "i2:x");
}

TEST_F(WatchesTest, WhatIsWrittenAnewUnchangedIsNoChange) {
  put("i1", "a");
  put("i2", "x");
  watch("one");
  for (int round = 0; round < 2; ++round) {
    sql("DELETE FROM incidents");
    put("i1", "a");
    put("i2", "x");
  }
  EXPECT_EQ(*database().number("SELECT count(*) FROM watch_changes"), 0);
  put("i1", "a", "INSERT OR REPLACE");
  EXPECT_EQ(changed("one"), "");
  put("i1", "b", "INSERT OR REPLACE");
  EXPECT_EQ(changed("one"), "i1:a");
  put("i1", "c", "INSERT OR REPLACE");
  EXPECT_EQ(changed("one"), "i1:a");
  look("one");
  sql("DELETE FROM incidents WHERE id = 'i1'");
  look("one");
  put("i1", "c");
  EXPECT_EQ(changed("one"), "i1:-") << "gone at the last look, and there again";
}

TEST_F(WatchesTest, AMatchIsKeptOnce) {
  EXPECT_TRUE(*keep_match(*archive_, {0, "one", "m", "", "{}"}));
  EXPECT_FALSE(*keep_match(*archive_, {0, "one", "m", "", "{}"}));
  EXPECT_TRUE(*keep_match(*archive_, {0, "two", "m", "", "{}"}));
  EXPECT_EQ(untold_matches(*archive_, "")->size(), 2u);
  ASSERT_TRUE(note_told(*archive_, 1).ok());
  EXPECT_EQ(untold_matches(*archive_, "")->size(), 1u);
}

TEST_F(WatchesTest, ALookReadsNothingThatWasSeen) {
  EXPECT_NE(plan(kReportsSince).find("SEARCH reports USING INTEGER PRIMARY KEY (rowid>?)"), std::string::npos) << plan(kReportsSince);
  EXPECT_NE(plan(kChangesSince).find("SEARCH watch_changes USING INTEGER PRIMARY KEY (rowid>?)"), std::string::npos) << plan(kChangesSince);
  EXPECT_NE(plan(kRelationsSince).find("INDEX relation_claims_report (report>?)"), std::string::npos) << plan(kRelationsSince);
  EXPECT_NE(plan(kMapHistory).find("SEARCH map_items USING INDEX map_items_id (id=? AND report<?)"), std::string::npos) << plan(kMapHistory);
  const std::string versions = plan("SELECT report, captured_at FROM captures WHERE report = ? OR version_of = ? ORDER BY seq");
  EXPECT_EQ(versions.find("SCAN"), std::string::npos) << versions;
  // A filter laid over ids: those rows only, then what belongs to each.
  const std::string incidents = plan(
      "SELECT i.id, i.content FROM incidents i WHERE (i.id IN (?, ?, ?)) AND (EXISTS (SELECT 1 FROM incident_events x JOIN places p ON p.report = x.report AND "
      "p.event = x.event WHERE x.incident = i.id AND p.folded LIKE ?)) ORDER BY CASE i.start WHEN '' THEN '9999' ELSE i.start END, i.id LIMIT ?");
  EXPECT_NE(incidents.find("SEARCH i USING INDEX sqlite_autoindex_incidents_1 (id=?)"), std::string::npos) << incidents;
  EXPECT_EQ(incidents.find("SCAN"), std::string::npos) << incidents;
  const std::string reports = plan("SELECT r.n, r.id FROM reports r WHERE (r.id IN (?, ?, ?)) ORDER BY r.day, r.n LIMIT ?");
  EXPECT_EQ(reports.find("SCAN"), std::string::npos) << reports;
}

TEST_F(WatchesTest, OnlyPagesOfReportsAreNoted) {
  ASSERT_TRUE(note_visit(*archive_, "https://post.example/1", 404, "t").ok());
  EXPECT_FALSE(*last_visit(*archive_, "https://post.example/1"));
}

}  // namespace
}  // namespace dateline::archive
