#pragma once
// Holidays: from a rule of holidays.tsv ("12-25", "easter-2", "11-w4#4", "11-w2>=2") to the day in a year.
#include <optional>
#include <string_view>

#include "base/calendar_date.h"

namespace dateline::temporal {

std::optional<Day> holiday_in(int year, std::string_view rule);
Day western_easter(int year);
/// In Gregorian days.
Day orthodox_easter(int year);

}  // namespace dateline::temporal
