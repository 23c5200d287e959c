#pragma once
// Point: a stretch of the calendar as large as its unit (a day, an ISO week, a month, a quarter, a year), named by any day in it.
// Points are counted with ("three quarters earlier") and written as TIMEX3 values ("2018-Q4").
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar_date.h"

namespace dateline::temporal {

enum class Unit { kSecond, kMinute, kHour, kDay, kNight, kWeekend, kWeek, kFortnight, kMonth, kQuarter, kSeason, kHalf, kYear, kDecade, kCentury, kMillennium };

struct Point {
  Day day;
  Unit unit = Unit::kDay;
};

struct DayRange {
  Day first, last;
};

/// "D", "W", "MIN": the units of words.tsv.
std::optional<Unit> unit_of(std::string_view code);
std::string value_of(const Point& point);
DayRange days_of(const Point& point);
/// Moves by `count` of `by`; the point keeps its unit. Nothing outside the years 1 to 9999.
std::optional<Point> shifted(const Point& point, int count, Unit by);

/// "P3M", "PT2H", "P2Y6M", "PXD": `number` in digits, with ".5" at most, or "X".
std::string duration_value(std::string_view number, Unit unit);
/// The part of a range that early, mid, late leave open: generously, half of it.
DayRange narrowed(DayRange range, std::string_view mod);

/// "SP", "SU", "FA", "WI" of a year (northern seasons; a winter is named by the year it begins in).
DayRange season_days(int year, std::string_view season);

}  // namespace dateline::temporal
