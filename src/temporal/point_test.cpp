#include "temporal/point.h"

#include <gtest/gtest.h>

#include "temporal/holidays.h"
#include "temporal/pattern_text.h"

namespace dateline::temporal {
namespace {

Day day(std::string_view iso) { return *parse_iso_day(iso); }

TEST(Point, ValuesAndDays) {
  const struct {
    const char* of;
    Unit unit;
    const char *value, *first, *last;
  } rows[] = {
      {"2019-12-05", Unit::kDay, "2019-12-05", "2019-12-05", "2019-12-05"},    {"2019-12-05", Unit::kWeek, "2019-W49", "2019-12-02", "2019-12-08"},
      {"2021-01-02", Unit::kWeek, "2020-W53", "2020-12-28", "2021-01-03"},     {"2019-12-05", Unit::kWeekend, "2019-W49-WE", "2019-12-07", "2019-12-08"},
      {"2020-02-11", Unit::kMonth, "2020-02", "2020-02-01", "2020-02-29"},     {"2019-08-30", Unit::kQuarter, "2019-Q3", "2019-07-01", "2019-09-30"},
      {"2019-08-30", Unit::kHalf, "2019-H2", "2019-07-01", "2019-12-31"},      {"2019-08-30", Unit::kYear, "2019", "2019-01-01", "2019-12-31"},
      {"1994-08-30", Unit::kDecade, "199", "1990-01-01", "1999-12-31"},        {"1994-08-30", Unit::kCentury, "19", "1900-01-01", "1999-12-31"},
  };
  for (const auto& row : rows) {
    const Point point{day(row.of), row.unit};
    EXPECT_EQ(value_of(point), row.value);
    EXPECT_EQ(iso_day(days_of(point).first), row.first) << row.value;
    EXPECT_EQ(iso_day(days_of(point).last), row.last) << row.value;
  }
}

TEST(Point, Shifts) {
  const auto moved = [](const char* from, Unit unit, int count, Unit by) {
    const auto point = shifted({day(from), unit}, count, by);
    return point ? value_of(*point) : "none";
  };
  EXPECT_EQ(moved("2019-12-05", Unit::kDay, 28, Unit::kDay), "2020-01-02");
  EXPECT_EQ(moved("2019-03-31", Unit::kMonth, -1, Unit::kMonth), "2019-02");
  EXPECT_EQ(moved("2019-02-01", Unit::kQuarter, -1, Unit::kQuarter), "2018-Q4");
  EXPECT_EQ(moved("2019-02-01", Unit::kYear, -3, Unit::kDecade), "1989");
  EXPECT_EQ(moved("2019-02-01", Unit::kYear, -2019, Unit::kYear), "none");
  EXPECT_EQ(moved("2019-02-01", Unit::kYear, 2000000000, Unit::kMillennium), "none");
}

TEST(Point, Durations) {
  const struct {
    const char* number;
    Unit unit;
    const char* value;
  } rows[] = {{"3", Unit::kMonth, "P3M"},     {"2", Unit::kHour, "PT2H"},   {"1.5", Unit::kYear, "P1Y6M"},  {"0.5", Unit::kHour, "PT30M"}, {"X", Unit::kWeek, "PXW"},
              {"2", Unit::kFortnight, "P4W"}, {"4", Unit::kDecade, "P40Y"}, {"X", Unit::kDecade, "PXDE"},   {"3", Unit::kQuarter, "P9M"},  {"X", Unit::kMinute, "PTXM"}};
  for (const auto& row : rows) EXPECT_EQ(duration_value(row.number, row.unit), row.value);
}

TEST(Point, NarrowedByAModifier) {
  const DayRange year{day("2018-01-01"), day("2018-12-31")};
  EXPECT_EQ(iso_day(narrowed(year, "START").last), "2018-07-02");
  EXPECT_EQ(iso_day(narrowed(year, "END").first), "2018-07-02");
  EXPECT_EQ(iso_day(narrowed(year, "APPROX").last), "2018-12-31");
}

TEST(Holidays, FixedAndMoving) {
  const struct {
    int year;
    const char *rule, *day;
  } rows[] = {{2016, "easter+0", "2016-03-27"},   {2019, "easter-2", "2019-04-19"},     {2019, "orthodox+0", "2019-04-28"}, {2021, "orthodox+0", "2021-05-02"},
              {2018, "11-w4#4", "2018-11-22"},    {2018, "05-w1#-1", "2018-05-28"},     {2016, "11-w2>=2", "2016-11-08"},   {2020, "12-25", "2020-12-25"}};
  for (const auto& row : rows) {
    const auto found = holiday_in(row.year, row.rule);
    ASSERT_TRUE(found) << row.rule;
    EXPECT_EQ(iso_day(*found), row.day) << row.rule;
  }
  EXPECT_FALSE(holiday_in(2020, "nonsense"));
  EXPECT_FALSE(holiday_in(0, "12-25"));
}

TEST(PatternText, Expands) {
  Macros macros;
  macros["m"] = {{"x"}, {"y", "z"}};
  const auto lines = [&](std::string_view pattern) {
    std::vector<std::string> out;
    for (const Sequence& sequence : expand_pattern(pattern, macros)) {
      std::string line;
      for (const std::string& token : sequence) line += (line.empty() ? "" : " ") + token;
      out.push_back(line);
    }
    return out;
  };
  EXPECT_EQ(lines("a [b [c]]"), (std::vector<std::string>{"a b c", "a b", "a"}));
  EXPECT_EQ(lines("$m ~ {<d>}"), (std::vector<std::string>{"x - { <d> }", "x { <d> }", "y z - { <d> }", "y z { <d> }"}));
}

}  // namespace
}  // namespace dateline::temporal
