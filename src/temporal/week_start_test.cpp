#include "temporal/week_start.h"

#include <gtest/gtest.h>

namespace dateline::temporal {
namespace {

std::string last_week(const char* published, const char* domain) {
  const DayRange range = week_days(*parse_iso_day(published), -1, week_starts(domain));
  return iso_day(range.first) + ".." + iso_day(range.last);
}

TEST(WeekStart, CoversTheWeeksThatThePublisherCanMean) {
  EXPECT_EQ(last_week("2019-12-05", "blatt.example.de"), "2019-11-25..2019-12-01");
  EXPECT_EQ(last_week("2019-12-05", "post.example.us"), "2019-11-24..2019-12-01");
  EXPECT_EQ(last_week("2019-12-05", "jarida.example.eg"), "2019-11-23..2019-12-01");
  EXPECT_EQ(last_week("2019-12-05", "post.example"), "2019-11-24..2019-12-01");
  EXPECT_EQ(last_week("2019-12-05", ""), "2019-11-24..2019-12-01");
}

TEST(WeekStart, ASundayIsTheFirstOrTheLastDayOfItsWeek) {
  EXPECT_EQ(last_week("2019-12-08", "post.example.us"), "2019-11-25..2019-12-07");
  EXPECT_EQ(last_week("2019-12-08", "blatt.example.de"), "2019-11-25..2019-12-01");
}

}  // namespace
}  // namespace dateline::temporal
