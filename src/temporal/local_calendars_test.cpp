// Calendars beside the Gregorian one, against correspondences that are published.
#include "temporal/local_calendars.h"

#include <gtest/gtest.h>

namespace dateline::temporal {
namespace {

std::string days(LocalCalendar calendar, int year, int month = 0, int day = 0) {
  const auto range = days_of_local(calendar, {year, month, day});
  if (!range) return "none";
  return range->first == range->last ? iso_day(range->first) : iso_day(range->first) + ".." + iso_day(range->last);
}

TEST(LocalCalendars, Hijri) {
  const auto hijri = LocalCalendar::kHijri;
  EXPECT_EQ(days(hijri, 1445, 1, 1), "2023-07-19");
  EXPECT_EQ(days(hijri, 1444, 9, 1), "2023-03-23");
  EXPECT_EQ(days(hijri, 1445, 9, 1), "2024-03-11");
  EXPECT_EQ(days(hijri, 1445, 10, 1), "2024-04-10");
  EXPECT_EQ(days(hijri, 1400, 1, 1), "1979-11-21");
  EXPECT_EQ(days(hijri, 1, 1, 1), "0622-07-19");
  EXPECT_EQ(days(hijri, 1445, 3), "2023-09-16..2023-10-15");
  EXPECT_EQ(days(hijri, 1445), "2023-07-19..2024-07-07");
}

TEST(LocalCalendars, AMonthOfTheTableMayHaveThirtyDaysBySighting) {
  EXPECT_EQ(days(LocalCalendar::kHijri, 1444, 8, 30), "2023-03-23");
  EXPECT_EQ(days(LocalCalendar::kHijri, 1444, 9, 31), "none");
}

TEST(LocalCalendars, SolarHijri) {
  const auto solar = LocalCalendar::kSolarHijri;
  EXPECT_EQ(days(solar, 1402, 1, 1), "2023-03-21");
  EXPECT_EQ(days(solar, 1403, 1, 1), "2024-03-20");
  EXPECT_EQ(days(solar, 1404, 1, 1), "2025-03-21");
  EXPECT_EQ(days(solar, 1357, 11, 22), "1979-02-11");
  EXPECT_EQ(days(solar, 1358, 1, 12), "1979-04-01");
  EXPECT_EQ(days(solar, 1332, 5, 28), "1953-08-19");
  EXPECT_EQ(days(solar, 1380, 7, 15), "2001-10-07");
  EXPECT_EQ(days(solar, 1403, 12, 30), "2025-03-20");
  EXPECT_EQ(days(solar, 1402, 12, 30), "none");  // no leap year
  EXPECT_EQ(days(solar, 1402, 7, 31), "none");
}

TEST(LocalCalendars, YearsOfOtherEras) {
  EXPECT_EQ(days(LocalCalendar::kBuddhist, 2566), "2023-01-01..2023-12-31");
  EXPECT_EQ(days(LocalCalendar::kMinguo, 110), "2021-01-01..2021-12-31");
  EXPECT_EQ(days(LocalCalendar::kMinguo, 0), "none");
  EXPECT_EQ(days(LocalCalendar::kSolarHijri, 7), "none");
}

TEST(LocalCalendars, TheYearOfADay) {
  for (int year = 1300; year < 1500; ++year) {
    for (const LocalCalendar calendar : {LocalCalendar::kHijri, LocalCalendar::kSolarHijri}) {
      const auto range = days_of_local(calendar, {year, 0, 0});
      ASSERT_TRUE(range);
      EXPECT_EQ(local_year_of(calendar, range->first), year);
      EXPECT_EQ(local_year_of(calendar, range->last), year);
      EXPECT_EQ(range->last + std::chrono::days(1), days_of_local(calendar, {year + 1, 1, 1})->first);
    }
  }
}

}  // namespace
}  // namespace dateline::temporal
