#pragma once
// Local calendars: days of the Hijri and the Solar Hijri calendar, and years of the Buddhist era and of the Republic of China (Minguo), as
// days of the Gregorian one. Pure arithmetic, no table of sightings.
//
// Hijri: the tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty; epoch 16 July 622 of the Julian calendar), as
// in Reingold and Dershowitz, "Calendrical Calculations". Where a month rests on sighting, or on Umm al-Qura, it can begin a day earlier or
// later: the resolver opens the days by kSightingDays on either side. Solar Hijri (Iran; Afghanistan under other names of the months): leap
// years by the cycle of 33 years, which gives the days of the equinox from 1244 to 1472 (1865 to 2093); further off it can be a day out.
#include <optional>
#include <string_view>

#include "base/enum_names.h"
#include "temporal/point.h"

namespace dateline::temporal {

enum class LocalCalendar { kHijri, kSolarHijri, kBuddhist, kMinguo };

constexpr int kSightingDays = 1;

/// What is told in such a calendar: a year, a month of it, a day of that. Absent parts are 0.
struct LocalDate {
  int year = 0, month = 0, day = 0;
};

/// The days that it covers, first and last, without the doubt of sighting; nothing where the calendar has no such date (31 Mehr) or its
/// year is none that people write of.
std::optional<DayRange> days_of_local(LocalCalendar calendar, const LocalDate& date);
/// The year of the calendar in which a Gregorian day lies.
int local_year_of(LocalCalendar calendar, Day day);

}  // namespace dateline::temporal

template <>
inline constexpr std::array<std::string_view, 4> dateline::kEnumNames<dateline::temporal::LocalCalendar>{"hijri", "solar_hijri", "buddhist",
                                                                                                         "minguo"};
