#include "temporal/week_start.h"

#include <algorithm>

#include "base/assert.h"
#include "base/data_file.h"
#include "temporal/numbers.h"

namespace dateline::temporal {

std::vector<int> week_starts(std::string_view domain) {
  const auto dot = domain.rfind('.');
  const std::string_view country = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
  if (country.size() != 2) return {1, 7};
  for (const TableRow& row : data_table("temporal/week_starts.tsv")) {
    DL_ASSERT(row.size() == 2 && digits(row[0]), "data/temporal/week_starts.tsv: a weekday and the countries");
    const auto countries = split(row[1], ' ');
    if (std::find(countries.begin(), countries.end(), country) != countries.end()) return {1, *digits(row[0])};
  }
  return {1};
}

DayRange week_days(Day day, int shift, const std::vector<int>& starts) {
  using std::chrono::days;
  std::optional<DayRange> all;
  for (const int start : starts) {
    const Day first = day - days((iso_weekday(day) - start + 7) % 7) + days(7 * shift);
    const DayRange week{first, first + days(6)};
    all = all ? DayRange{std::min(all->first, week.first), std::max(all->last, week.last)} : week;
  }
  return all.value_or(DayRange{day, day});
}

}  // namespace dateline::temporal
