#pragma once
// Days of the Gregorian calendar (std::chrono) and their ISO 8601 forms.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

using Day = std::chrono::sys_days;

/// "2019-12-05" (also as the beginning of a longer ISO time); nothing when it is not a day of the calendar.
std::optional<Day> parse_iso_day(std::string_view text);
/// Nothing for 30 February.
std::optional<Day> make_day(int year, int month, int day);
std::string iso_day(Day day);    // 2019-12-05
std::string iso_month(Day day);  // 2019-12
std::string iso_week(Day day);   // 2019-W49

struct IsoWeek {
  int year;
  int week;  // 1-53
};
IsoWeek iso_week_of(Day day);
/// The Monday of an ISO week.
Day week_start(IsoWeek week);

int year_of(Day day);
int month_of(Day day);         // 1-12
int day_of_month(Day day);     // 1-31
int iso_weekday(Day day);      // 1 Monday .. 7 Sunday
/// Moves by months; a day that the month lacks becomes its last.
Day add_months(Day day, int months);
Day last_of_month(Day day);

}  // namespace dateline
