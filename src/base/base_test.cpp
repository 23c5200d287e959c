#include <gtest/gtest.h>

#include <atomic>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/file.h"
#include "base/ordered_parallel.h"
#include "base/sha256.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utc_time.h"
#include "base/utf8.h"

namespace dateline {
namespace {

TEST(Utf8, IllFormedPartsAreMendedAsTheEncodingStandardDoes) {
  struct {
    std::string_view bytes, mended;
  } const rows[] = {
      {"plain", "plain"},
      {"\xC3\xA9", "é"},
      {"\xC3", "\xEF\xBF\xBD"},
      {"\xE2\x82", "\xEF\xBF\xBD"},                                          // cut off: one mark for the whole part
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                              // overlong
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},              // a surrogate
      {"\xF5\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},                              // above U+10FFFF
      {"a\xF0\x9F\x98\x80z", "a\xF0\x9F\x98\x80z"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(mend_utf8(row.bytes), row.mended);
    EXPECT_EQ(is_valid_utf8(row.bytes), row.bytes == row.mended);
  }
  EXPECT_TRUE(is_valid_utf8("a real \xEF\xBF\xBD in the text"));
}

TEST(TextTest, SpansAreCodePoints) {
  const Text text("a“bé”𝄞z");
  EXPECT_EQ(text.size(), 7u);
  EXPECT_EQ(text.at({1, 5}), "“bé”");
  EXPECT_EQ(text.at({5, 6}), "𝄞");
  EXPECT_EQ(text.at({6, 99}), "z");
  for (std::uint32_t i = 0; i <= text.size(); ++i) EXPECT_EQ(text.position_of_byte(text.byte_offset(i)), i);
}

TEST(TextTest, ViewsOutliveAMove) {
  Text text("ab");
  const std::string_view view = text.at({0, 2});
  const Text moved = std::move(text);
  EXPECT_EQ(view, "ab");
  EXPECT_EQ(moved.view().data(), view.data());
}

TEST(SpanTest, Relations) {
  const Span a{2, 5};
  EXPECT_TRUE(a.contains(Span{2, 5}) && a.contains(4u) && !a.contains(5u));
  EXPECT_TRUE(a.overlaps({4, 9}) && !a.overlaps({5, 9}));
  EXPECT_EQ(cover(a, {7, 8}), (Span{2, 8}));
  EXPECT_EQ(cover({}, a), a);
}

TEST(Calendar, DaysAndWeeks) {
  EXPECT_FALSE(make_day(2019, 2, 30));
  EXPECT_FALSE(parse_iso_day("2019-13-01"));
  EXPECT_FALSE(parse_iso_day("2019-1-01"));
  EXPECT_FALSE(parse_iso_day("2019-01-011"));
  EXPECT_EQ(iso_day(*parse_iso_day("2019-12-05T10:00:00Z")), "2019-12-05");
  // ISO 8601: week 1 holds the year's first Thursday.
  struct {
    const char *day, *week;
  } const rows[] = {{"2019-12-05", "2019-W49"}, {"2019-12-30", "2020-W01"}, {"2021-01-03", "2020-W53"}, {"2018-01-01", "2018-W01"}};
  for (const auto& row : rows) {
    const Day day = *parse_iso_day(row.day);
    EXPECT_EQ(iso_week(day), row.week);
    const Day monday = week_start(iso_week_of(day));
    EXPECT_TRUE(monday <= day && day < monday + std::chrono::days(7) && iso_weekday(monday) == 1);
  }
  EXPECT_EQ(iso_day(add_months(*parse_iso_day("2020-01-31"), 1)), "2020-02-29");
  EXPECT_EQ(iso_day(add_months(*parse_iso_day("2020-03-31"), -13)), "2019-02-28");
  EXPECT_EQ(iso_day(last_of_month(*parse_iso_day("2021-02-03"))), "2021-02-28");
}

TEST(Unicode, NamesFoldForLookingUp) {
  EXPECT_EQ(fold_name("Ālbū  Kamāl"), "albu kamal");
  EXPECT_EQ(fold_name("Port-au-Prince"), "port au prince");
  EXPECT_EQ(fold_name("Sana’a"), fold_name("Sana'a"));
  EXPECT_EQ(fold_name("São Tomé"), "sao tome");
  EXPECT_EQ(fold_name("  Al-Bab,\tN.Y._ "), "al bab, n.y.");
  EXPECT_EQ(to_lower("ÉCOLE Straße"), "école straße");
}

TEST(Data, TablesAreTabsCommentsAndBlanks) {
  const auto rows = parse_table("# a comment\n\na\tb c\t\n  x \t y\r\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (TableRow{"a", "b c", ""}));
  EXPECT_EQ(rows[1], (TableRow{"x", "y"}));
}

TEST(Sha256, KnownAnswer) {  // FIPS 180-4, the example "abc"
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Files, MessagesNameTheFile) {
  const auto missing = read_file("/no/such/file", 10);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_NE(missing.error().message.find("/no/such/file"), std::string::npos);
  EXPECT_EQ(read_file("/", 10).error().code, ErrorCode::kUnreadable);
}

TEST(OrderedParallel, ResultsComeInTheOrderOfItems) {
  for (const unsigned threads : {1u, 2u, 7u}) {
    int next = 0;
    std::vector<int> out;
    ordered_parallel(
        threads, [&] { return next < 500 ? std::optional<int>(next++) : std::nullopt; },
        [](int item) {
          if (item % 7 == 0) std::this_thread::yield();
          return item * 2;
        },
        [&](int result) {
          out.push_back(result);
          return true;
        });
    ASSERT_EQ(out.size(), 500u);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(out[static_cast<std::size_t>(i)], i * 2);
  }
}

TEST(OrderedParallel, PassesOnWhatIsThrown) {
  const auto throws = []() -> std::optional<int> { throw std::runtime_error("broken"); };
  EXPECT_THROW(ordered_parallel(3, throws, [](int i) { return i; }, [](int) { return true; }), std::runtime_error);
}

TEST(OrderedParallel, BatchesEndAtTheItemThatFillsThem) {
  int next = 0;
  std::vector<int> results;
  ordered_parallel_batches(
      2, {3, 10}, [&]() -> std::optional<int> { return next < 9 ? std::optional(++next) : std::nullopt; },
      [](int item) { return static_cast<std::size_t>(item); },
      [](const std::vector<int>& batch) { return std::vector<int>(batch.size(), static_cast<int>(batch.size())); },
      [&](int size) {
        results.push_back(size);
        return true;
      });
  EXPECT_EQ(results, (std::vector<int>{3, 3, 3, 3, 3, 3, 2, 2, 1})) << "1 2 3, 4 5 6, then 7 8 weigh enough";
}

TEST(OrderedParallel, StopsWhenAsked) {
  int next = 0, seen = 0;
  ordered_parallel(
      3, [&] { return std::optional<int>(next++); }, [](int item) { return item; }, [&](int) { return ++seen < 10; });
  EXPECT_EQ(seen, 10);
  EXPECT_LT(next, 100);
}

TEST(UtcTime, OfWhatTellsItsZoneOnly) {
  const auto told = parse_utc_time("2019-12-05T10:00:30Z");
  ASSERT_TRUE(told);
  EXPECT_EQ(utc_time(*told), "2019-12-05T10:00:30Z");
  EXPECT_EQ(utc_time(*parse_utc_time("2019-12-05T01:30:00.25+05:30")), "2019-12-04T20:00:00Z");
  EXPECT_EQ(utc_time(*parse_utc_time("2019-12-05T22:00-05:00")), "2019-12-06T03:00:00Z");
  for (const char* const text : {"", "2019-12-05", "2019-12-05T10:00", "2019-12-05T10:00:00", "2019-12-05T24:00Z", "2019-12-05T10:00:3Z", "2019-12-05T10:00Z.",
                                 "2019-02-30T10:00Z", "2019-12-05 10:00Z", "2019-12-05T1x:00Z", "2019-12-05T10:00:00."}) {
    EXPECT_FALSE(parse_utc_time(text)) << text;
  }
}

}  // namespace
}  // namespace dateline
