#pragma once
// The first day of the week where a publisher is (data/temporal/week_starts.tsv), by the country of its domain. A TIMEX3 week is ISO's,
// Monday to Sunday, whoever speaks; the days that "last week" can cover are those of every week that the publisher can mean.
#include <string_view>
#include <vector>

#include "temporal/point.h"

namespace dateline::temporal {

/// ISO weekdays on which a week may begin: Monday always, beside it the country's own; Sunday, too, where the domain names no country.
std::vector<int> week_starts(std::string_view domain);
/// The days of all the weeks that lie `shift` weeks from the one of `day`.
DayRange week_days(Day day, int shift, const std::vector<int>& starts);

}  // namespace dateline::temporal
