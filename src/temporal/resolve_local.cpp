// Dates of the calendars beside the Gregorian one: "5 Mehr 1402", "Ramadan 2023", "in Muharram", "2566 BE".
#include <algorithm>

#include "temporal/local_calendars.h"
#include "temporal/resolve.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

constexpr int kFirstGregorian = 1701;  // a year from here on beside a local month is a Gregorian one: no calendar of months is so far
constexpr int kFirstBareHijri = 1200;  // "100 Ah" is a battery
constexpr int kYearsAround = 2;

/// ISO 8601: a day, a whole Gregorian year, or an interval, as a local month is no month of TIMEX3.
std::string value_of_days(const DayRange& range) {
  if (range.first == range.last) return iso_day(range.first);
  const DayRange year = days_of({range.first, Unit::kYear});
  if (year.first == range.first && year.last == range.last) return value_of({range.first, Unit::kYear});
  return iso_day(range.first) + "/" + iso_day(range.last);
}

/// The date in each of the local years, where they have it.
std::vector<DayRange> in_years(LocalCalendar calendar, LocalDate date, int first, int last) {
  std::vector<DayRange> out;
  for (date.year = first; date.year <= last; ++date.year) {
    if (const auto range = days_of_local(calendar, date)) out.push_back(*range);
  }
  return out;
}

std::optional<DayRange> in_gregorian_year(LocalCalendar calendar, const LocalDate& date, int year) {
  const auto start = make_day(year, 1, 1);
  if (!start) return std::nullopt;
  const int local = local_year_of(calendar, *start);
  for (const DayRange& range : in_years(calendar, date, local, local + kYearsAround)) {
    if (year_of(range.first) == year) return range;
  }
  return std::nullopt;
}

}  // namespace

Resolved resolve_local(const Parts& parts, Side side, const Anchors& anchors) {
  const auto calendar = from_name<LocalCalendar>(parts[Field::kCalendar]);
  if (!calendar) return no_time();
  LocalDate date{parts.number(Field::kYear).value_or(0), parts.number(Field::kMonth).value_or(0), parts.number(Field::kDay).value_or(0)};
  if (date.month == 0 && (date.year == 0 || (*calendar == LocalCalendar::kHijri && date.year < kFirstBareHijri))) return no_time();
  if (const auto dir = parts.number(Field::kYearDir); dir && anchors.published) date.year = year_of(*anchors.published) + *dir;  // "last year" is a Gregorian one
  std::optional<DayRange> range;
  Resolved out;
  out.calendar = parts[Field::kCalendar];
  if (date.year >= kFirstGregorian && date.month != 0) {
    range = in_gregorian_year(*calendar, date, date.year);
  } else if (date.year != 0) {
    range = days_of_local(*calendar, date);
    if (!range && date.month == 0) return no_time();
  } else if (anchors.published) {
    const int now = local_year_of(*calendar, *anchors.published);
    const auto candidates = in_years(*calendar, date, now - kYearsAround, now + kYearsAround);
    if (const auto at = choose(candidates, side, direction(parts), *anchors.published)) range = candidates[*at];
    out.anchor = TimeAnchor::kPublication;
  } else {
    constexpr int kLeapYears[] = {1445, 1403};  // of Hijri and Solar Hijri: what a leap year lacks, every year lacks
    out.impossible =
        in_years(*calendar, date, kLeapYears[static_cast<std::size_t>(*calendar)], kLeapYears[static_cast<std::size_t>(*calendar)]).empty();
    return out;
  }
  out.impossible = !range;
  if (!range) return out;
  out.value = value_of_days(*range);
  if (date.day != 0) out.point = Point{range->first, Unit::kDay};
  const days doubt(*calendar == LocalCalendar::kHijri ? kSightingDays : 0);
  out.days = DayRange{range->first - doubt, range->last + doubt};
  return out;
}

}  // namespace dateline::temporal
