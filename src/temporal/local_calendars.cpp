#include "temporal/local_calendars.h"

#include <algorithm>

namespace dateline::temporal {
namespace {

using std::chrono::days;

constexpr int kMonths = 12;
constexpr int kBuddhistBefore = 543;  // 2500 BE is 1957
constexpr int kMinguoAfter = 1911;    // Minguo 1 is 1912

struct YearSpan {
  int first, last;
};
/// Years that a report can mean; "7 SH" is none.
constexpr YearSpan kYears[] = {{1, 1700}, {1200, 1600}, {2300, 2700}, {1, 200}};

Day hijri_month_start(int year, int month) {
  static const Day epoch = *make_day(622, 7, 19);  // 16 July of the Julian calendar
  const long before = (year - 1) * 354L + (3 + 11L * year) / 30 + (59L * (month - 1) + 1) / 2;
  return epoch + days(before);
}

/// Days in the years of Solar Hijri before this one.
long solar_days_before(int year) {
  constexpr int kLeaps[] = {1, 5, 9, 13, 17, 22, 26, 30};  // of the cycle
  const int whole = (year - 1) / 33, rest = (year - 1) % 33;
  const long leaps = std::upper_bound(std::begin(kLeaps), std::end(kLeaps), rest) - std::begin(kLeaps);
  return (year - 1) * 365L + whole * static_cast<long>(std::size(kLeaps)) + leaps;
}

Day solar_month_start(int year, int month) {
  static const Day epoch = *make_day(622, 3, 21);  // counted back from 21 March 2023, the first day of 1402
  return epoch + days(solar_days_before(year) + 31 * std::min(month - 1, 6) + 30 * std::max(month - 7, 0));
}

Day month_start(LocalCalendar calendar, int year, int month) {
  if (month > kMonths) ++year, month = 1;
  return calendar == LocalCalendar::kHijri ? hijri_month_start(year, month) : solar_month_start(year, month);
}

}  // namespace

std::optional<DayRange> days_of_local(LocalCalendar calendar, const LocalDate& date) {
  const YearSpan& span = kYears[static_cast<std::size_t>(calendar)];
  if (date.year < span.first || date.year > span.last || date.month > kMonths) return std::nullopt;
  if (calendar == LocalCalendar::kBuddhist || calendar == LocalCalendar::kMinguo) {
    if (date.month != 0) return std::nullopt;  // their months are those of the Gregorian year
    const int year = calendar == LocalCalendar::kBuddhist ? date.year - kBuddhistBefore : date.year + kMinguoAfter;
    return DayRange{*make_day(year, 1, 1), *make_day(year, 12, 31)};
  }
  if (date.month == 0) return DayRange{month_start(calendar, date.year, 1), month_start(calendar, date.year + 1, 1) - days(1)};
  const Day start = month_start(calendar, date.year, date.month), next = month_start(calendar, date.year, date.month + 1);
  if (date.day == 0) return DayRange{start, next - days(1)};
  const Day day = start + days(date.day - 1);
  const bool by_sighting = calendar == LocalCalendar::kHijri && date.day == 30;  // a month of 29 days in the table may have had 30
  if (day >= next && !by_sighting) return std::nullopt;
  return DayRange{day, day};
}

int local_year_of(LocalCalendar calendar, Day day) {
  if (calendar == LocalCalendar::kBuddhist) return year_of(day) + kBuddhistBefore;
  if (calendar == LocalCalendar::kMinguo) return year_of(day) - kMinguoAfter;
  const double days_a_year = calendar == LocalCalendar::kHijri ? 354.36667 : 365.24219;
  int year = static_cast<int>(static_cast<double>((day - month_start(calendar, 1, 1)).count()) / days_a_year) + 1;
  while (month_start(calendar, year, 1) > day) --year;
  while (month_start(calendar, year + 1, 1) <= day) ++year;
  return year;
}

}  // namespace dateline::temporal
