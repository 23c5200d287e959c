// A byte that was changed in what is kept for ever is found and named, whichever way it was changed. `DATELINE_TRUST_FLIPS=N` flips N bits of the file.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "archive/chain.h"
#include "archive/day_of_work_test.h"
#include "archive/import.h"
#include "archive/share.h"
#include "archive/sqlite.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class Tampering : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_tampering_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Held told;
    ASSERT_TRUE(work_for_a_day(folder_, told).ok());
    auto other = Archive::open(folder_ / "other.dateline", Mode::kWrite);
    ASSERT_TRUE(put_report(*other, "r7").ok() && other->group().ok());
    auto archive = Archive::open(path(), Mode::kWrite);
    ASSERT_TRUE(import_archive(*archive, *other, {"2021-08-01T00:00:00Z", "B. Desk", "test", "other.dateline"}, [] { return false; }).ok());
    ASSERT_EQ(problems_of(*archive), "");
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path path() const { return folder_ / "news.dateline"; }
  fs::path folder_;
};

std::vector<std::string> words(const Database& database, const std::string& sql) {
  std::vector<std::string> out;
  auto rows = database.query(sql);
  while (rows.ok() && *rows->step()) out.push_back(rows->text(0));
  return out;
}

/// Somebody who has the file and SQLite.
void open_up(Database& database) {
  for (const std::string& trigger : words(database, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_keep\\__' ESCAPE '\\'")) {
    ASSERT_TRUE(database.script("DROP TRIGGER " + trigger).ok());
  }
  ASSERT_TRUE(database.script("PRAGMA foreign_keys = OFF; CREATE TEMP TABLE was (value)").ok());
}

struct Change {
  std::string what, sql;  // of a value
};

/// Ways to change a value of this kind.
std::vector<Change> changes_of(const std::string& kind, const std::string& column) {
  if (kind == "integer") return {{"one more", column + " + 1"}, {"as bytes", "CAST(" + column + " AS BLOB)"}};
  if (kind == "null") return {{"empty", "''"}, {"a word", "'r1'"}};
  if (kind == "blob") {
    return {{"a byte behind", "CAST(" + column + " || 'x' AS BLOB)"},
            {"a frame of nothing behind", "CAST(" + column + " || x'502A4D1800000000' AS BLOB)"},
            {"empty", "CASE WHEN length(" + column + ") THEN x'' ELSE x'00' END"},
            {"its middle byte", "CAST(substr(" + column + ", 1, length(" + column + ") / 2) || '~' || substr(" + column + ", length(" + column + ") / 2 + 2) AS BLOB)"}};
  }
  return {{"a letter behind", column + " || 'x'"},
          {"empty", "CASE " + column + " WHEN '' THEN ' ' ELSE '' END"},
          {"as bytes", "CAST(" + column + " AS BLOB)"},
          {"its first letter", "CASE " + column + " WHEN '' THEN '~' ELSE '~' || substr(" + column + ", 2) END"}};
}

/// Changes one value after the other and asks check each time. How many were changed.
int change_all(const Archive& archive, const std::string& table) {
  const Database& database = archive.database();
  int changed = 0;
  for (const std::string& column : words(database, "SELECT name FROM pragma_table_info('" + table + "')")) {
    for (const std::string& seq : words(database, "SELECT min(seq) FROM " + table + " UNION SELECT max(seq) FROM " + table)) {
      const std::string kind = database.word("SELECT typeof(" + column + ") FROM " + table + " WHERE seq = " + seq)->value_or("");
      for (const Change& change : changes_of(kind, column)) {
        if (column == "seq" && change.what != "one more") continue;  // SQLite lets no row have another number than a whole one
        const std::string to = column == "seq" ? "1000" : change.sql, now = column == "seq" ? "1000" : seq;
        EXPECT_TRUE(database.run("DELETE FROM was").ok());
        EXPECT_TRUE(database.run("INSERT INTO was SELECT " + column + " FROM " + table + " WHERE seq = " + seq).ok());
        const auto done = database.run("UPDATE " + table + " SET " + column + " = " + to + " WHERE seq = " + seq);
        EXPECT_TRUE(done.ok()) << (done ? "" : done.error().message);
        const std::string found = problems_of(archive);
        EXPECT_NE(found.find(table + " row " + now + ":"), std::string::npos) << table << "." << column << " of row " << seq << ", " << change.what << ": " << found;
        EXPECT_TRUE(database.run("UPDATE " + table + " SET " + column + " = (SELECT value FROM was) WHERE seq = " + now).ok());
        ++changed;
      }
    }
  }
  return changed;
}

TEST_F(Tampering, EachColumnOfEachTable) {
  ASSERT_TRUE(make_share(*Archive::open(path(), Mode::kRead), folder_ / "share.dateline", {Tlp::kRed, true, "2021-09-01T00:00:00Z"}).ok());
  int changed = 0;
  for (const bool is_share : {false, true}) {
    auto archive = Archive::open(is_share ? folder_ / "share.dateline" : path(), Mode::kWrite);
    ASSERT_TRUE(archive.ok());
    open_up(const_cast<Database&>(archive->database()));
    for (const ChainedTable& table : chained_tables()) {
      const std::int64_t rows = *archive->database().number("SELECT count(*) FROM " + table.name);
      if (table.name == "shares") EXPECT_EQ(rows, is_share ? 1 : 0);
      else if (!is_share) EXPECT_GT(rows, 0) << table.name;
      if (is_share == (table.name == "shares")) changed += change_all(*archive, table.name);
    }
    EXPECT_EQ(problems_of(*archive), "") << "it is as it was";
  }
  std::printf("%d values changed\n", changed);
}

TEST_F(Tampering, RowsTakenOutPutInOrExchanged) {
  auto archive = Archive::open(path(), Mode::kWrite);
  auto& database = const_cast<Database&>(archive->database());
  open_up(database);
  for (const ChainedTable& table : chained_tables()) {
    if (*database.number("SELECT count(*) FROM " + table.name) == 0) continue;
    ASSERT_TRUE(database.script("CREATE TEMP TABLE old AS SELECT * FROM " + table.name + "; CREATE TEMP TABLE old_end AS SELECT * FROM chain_ends").ok());
    const auto put_back = [&] {
      ASSERT_TRUE(database.script("DELETE FROM " + table.name + "; INSERT INTO " + table.name + " SELECT * FROM old; DELETE FROM chain_ends; INSERT INTO chain_ends SELECT * FROM old_end").ok());
    };
    for (const std::string end : {"min", "max"}) {
      ASSERT_TRUE(database.run("DELETE FROM " + table.name + " WHERE seq = (SELECT " + end + "(seq) FROM " + table.name + ")").ok());
      EXPECT_NE(problems_of(*archive).find(table.name), std::string::npos) << end;
      put_back();
    }
    ASSERT_TRUE(database.run("UPDATE chain_ends SET rows = rows - 1 WHERE name = ?", table.name).ok());
    EXPECT_NE(problems_of(*archive).find(table.name), std::string::npos);
    put_back();
    ASSERT_TRUE(database.run("DELETE FROM chain_ends WHERE name = ?", table.name).ok());
    EXPECT_NE(problems_of(*archive).find(table.name), std::string::npos);
    put_back();
    ASSERT_EQ(problems_of(*archive), "");
    ASSERT_TRUE(database.script("DROP TABLE old; DROP TABLE old_end").ok());
  }
}

/// All values of the tables that are kept for ever, with their kinds; "" where they cannot be read.
std::string values_of(const Database& database) {
  std::string out;
  for (const ChainedTable& table : chained_tables()) {
    const auto columns = words(database, "SELECT name FROM pragma_table_info('" + table.name + "')");
    std::string quoted;
    for (const std::string& column : columns) quoted += (quoted.empty() ? "" : " || ',' || ") + ("quote(" + column + ")");
    auto values = database.query("SELECT " + quoted + " FROM " + table.name + " ORDER BY seq");
    if (!values) return "";
    while (true) {
      const auto row = values->step();
      if (!row) return "";
      if (!*row) break;
      out += table.name + ":" + values->text(0) + "\n";
    }
  }
  return sha256_hex(out);
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Pages that hold these tables and their indexes.
std::vector<std::int64_t> pages_of_kept(const Database& database) {
  std::string names;
  for (const ChainedTable& table : chained_tables()) names += (names.empty() ? "'" : ", '") + table.name + "'";
  auto pages = database.query("SELECT s.pageno FROM dbstat s JOIN sqlite_master m ON m.name = s.name WHERE m.tbl_name IN (" + names + ") ORDER BY 1");
  return pages.ok() ? *integers_of(std::move(*pages)) : std::vector<std::int64_t>();
}

TEST_F(Tampering, BitsOfTheFile) {
  std::vector<std::int64_t> pages;
  std::int64_t page_size = 0;
  std::string values;
  {
    const auto archive = Archive::open(path(), Mode::kWrite);
    pages = pages_of_kept(archive->database());
    page_size = *archive->database().number("PRAGMA page_size");
    values = values_of(archive->database());
  }
  ASSERT_GT(pages.size(), 20u);
  const std::string whole = bytes_of(path());
  const char* told = std::getenv("DATELINE_TRUST_FLIPS");
  const int flips = told ? std::atoi(told) : 120;
  std::mt19937 dice(20211105);
  int refused = 0, found = 0, without_effect = 0;
  for (int flip = 0; flip < flips; ++flip) {
    std::int64_t at = 0;
    do at = (pages[dice() % pages.size()] - 1) * page_size + static_cast<std::int64_t>(dice() % static_cast<unsigned>(page_size));
    while (whole[static_cast<std::size_t>(at)] == 0);  // where nothing was written yet nothing can be changed
    const int bit = static_cast<int>(dice() % 8);
    std::string bytes = whole;
    bytes[static_cast<std::size_t>(at)] = static_cast<char>(bytes[static_cast<std::size_t>(at)] ^ (1 << bit));
    const fs::path changed = folder_ / "changed.dateline";
    std::ofstream(changed, std::ios::binary | std::ios::trunc) << bytes;
    const auto archive = Archive::open(changed, Mode::kRead);
    if (!archive) {
      EXPECT_EQ(archive.error().code, ErrorCode::kArchiveDamaged) << archive.error().message;
      ++refused;
      continue;
    }
    const bool is_found = !problems_of(*archive).empty();
    const bool is_same = values_of(archive->database()) == values;
    EXPECT_TRUE(is_found || is_same) << "byte " << at << ", bit " << bit;
    (is_found ? found : without_effect) += 1;
  }
  std::printf("%d bits flipped: %d files refused, %d found, %d in room that holds no value\n", flips, refused, found, without_effect);
  EXPECT_GT(found, flips / 2);
}

}  // namespace
}  // namespace dateline::archive
