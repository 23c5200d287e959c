#pragma once
// Parts: what a rule found in the words, before anything is counted: "next" + "month", day 5 + month 12 + year 2019.
// Every part is text as the data files give it (numbers in digits, "X" for a vague one); an absent part is empty.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/enum_names.h"

namespace dateline::temporal {

enum class Field {
  kYear,
  kShortYear,
  kDecade,
  kCentury,
  kMonth,
  kDay,
  kWeekday,
  kQuarter,
  kHalf,
  kSeason,
  kPart,
  kHour,
  kMinute,
  kSecond,
  kAmPm,
  kZone,
  kNumber,
  kUnit,
  kDir,
  kDayShift,
  kMod,
  kValue,
  kHoliday,
  kOrdinal,
  kToMonth,
  kToDay,
  kToYear,
  kToNumber,
  kYearDir,
  kSure,
  kCalendar,
  kOvernight,
  kOffset,
  kToWeekday,
};
}  // namespace dateline::temporal

template <>
inline constexpr std::array<std::string_view, 34> dateline::kEnumNames<dateline::temporal::Field>{
    "year",    "shortyear", "decade", "century",  "month",   "day",  "weekday",  "quarter",   "half",   "season",   "part",    "hour",
    "minute",  "second",    "ampm",   "zone",     "number",  "unit", "dir",      "dayshift",  "mod",    "value",    "holiday", "ordinal",
    "tomonth", "today",     "toyear", "tonumber", "yeardir", "sure", "calendar", "overnight", "offset", "toweekday"};

namespace dateline::temporal {

class Parts {
 public:
  bool has(Field f) const { return !values_[index(f)].empty(); }
  const std::string& operator[](Field f) const { return values_[index(f)]; }
  void set(Field f, std::string_view value) { values_[index(f)] = std::string(value); }
  void clear(Field f) { values_[index(f)].clear(); }
  /// The part as a number; nothing where it is absent or vague.
  std::optional<int> number(Field f) const;

 private:
  static std::size_t index(Field f) { return static_cast<std::size_t>(f); }
  std::array<std::string, kEnumNames<Field>.size()> values_;
};

}  // namespace dateline::temporal
