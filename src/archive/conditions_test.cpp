// Rows are the same whether the few are looked up, those between noted first, or each of many tested.
#include <gtest/gtest.h>

#include <memory>


#include "archive/conditions.h"
#include "archive/row_bits.h"

namespace dateline::archive {
namespace {

TEST(RowBits, HoldsNumbersOnce) {
  RowBits bits;
  for (const std::int64_t row : {7, 8, 7, 70'000}) bits.add(row);
  EXPECT_EQ(bits.count(), 3);
  const auto database = Database::open(":memory:", Access::kWrite);
  ASSERT_TRUE(database.ok());
  const auto has = [&](std::int64_t row) { return *database->number("SELECT has_row(?, ?)", row, Blob{bits.bytes()}); };
  for (const std::int64_t row : {7, 8, 70'000}) EXPECT_EQ(has(row), 1) << row;
  for (const std::int64_t row : {-7, 0, 6, 9, 69'999, 70'001, 9'000'000}) EXPECT_EQ(has(row), 0) << row;
}

/// 60,000 rows; `told` holds a row as often as a report tells it.
class ConditionsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:", Access::kWrite);
    ASSERT_TRUE(opened.ok());
    database_ = std::make_unique<Database>(std::move(*opened));
    const auto made = database_->script(
        "CREATE TABLE list (n INTEGER PRIMARY KEY, day INTEGER NOT NULL); CREATE TABLE told (word TEXT NOT NULL, n INTEGER NOT NULL); CREATE INDEX told_word ON told (word, n);"
        "WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 60000) INSERT INTO list SELECT n, n * 7919 % 60000 FROM row;"
        "INSERT INTO told SELECT 'few', n FROM list WHERE n % 100 = 3; INSERT INTO told SELECT 'few', n FROM list WHERE n % 100 = 3;"
        "INSERT INTO told SELECT 'between', n FROM list WHERE n % 8 = 3; INSERT INTO told SELECT 'many', n FROM list WHERE n % 2 = 1");
    ASSERT_TRUE(made.ok()) << made.error().message;
  }

  std::vector<std::int64_t> rows(const std::vector<std::string>& words, const std::string& expected_in_sql) {
    Conditions conditions;
    for (const std::string& word : words) conditions.add_set("told t", "t.n", "t.word = ?", word);
    conditions.direct.add("x.day < ?", 50'000.0);
    const auto selection = select_from(*database_, conditions, "list x", "x.n");
    if (!selection) return {};
    const std::string sql = selection->from + selection->where.sql();
    EXPECT_NE(sql.find(expected_in_sql), std::string::npos) << sql;
    auto statement = database_->prepare("SELECT x.n FROM " + sql + " ORDER BY x.day DESC");
    if (!statement) return {};
    selection->bind(*statement);
    const auto out = integers_of(std::move(*statement));
    return out.ok() ? *out : std::vector<std::int64_t>();
  }
  std::vector<std::int64_t> expected(const std::string& condition) {
    const auto out = integers_of(*database_->prepare("SELECT n FROM list WHERE day < 50000 AND " + condition + " ORDER BY day DESC"));
    return out.ok() ? *out : std::vector<std::int64_t>();
  }

  std::unique_ptr<Database> database_;
};

TEST_F(ConditionsTest, EverySizeGivesTheSameRows) {
  EXPECT_EQ(rows({"few"}, " few CROSS JOIN "), expected("n % 100 = 3"));
  EXPECT_EQ(rows({"between"}, "has_row("), expected("n % 8 = 3"));
  EXPECT_EQ(rows({"many"}, "EXISTS ("), expected("n % 2 = 1"));
  EXPECT_EQ(rows({"many", "between"}, "has_row("), expected("n % 8 = 3 AND n % 2 = 1"));
  EXPECT_EQ(rows({"between", "few", "many"}, " few CROSS JOIN "), expected("n % 100 = 3 AND n % 8 = 3"));
  EXPECT_FALSE(expected("n % 100 = 3 AND n % 8 = 3").empty());
}

}  // namespace
}  // namespace dateline::archive
