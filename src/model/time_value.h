#pragma once
// TimeExpression: words of the text that tell a time, with their TIMEX3 value (ISO-TimeML) and the days that the value can cover.
#include <optional>
#include <string>

#include "base/calendar_date.h"
#include "base/enum_names.h"
#include "base/span.h"
#include "model/ids.h"

namespace dateline {

enum class TimexType { kDate, kTime, kDuration, kSet };
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<TimexType>{"DATE", "TIME", "DURATION", "SET"};

/// What a relative expression was counted from.
enum class TimeAnchor { kNone, kPublication, kPrevious };
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<TimeAnchor>{"none", "publication", "previous"};

struct TimeExpression {
  TimeId id;
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;  // TIMEX3: 2018-08, 2019-W49, P2D, PAST_REF; empty when it cannot be told
  std::string mod;    // START, MID, END, APPROX, BEFORE, AFTER, ...; empty if none
  std::optional<Day> start;  // first and last day that it can cover
  std::optional<Day> end;
  TimeAnchor anchor = TimeAnchor::kNone;
  std::string calendar = "gregorian";
};

}  // namespace dateline
