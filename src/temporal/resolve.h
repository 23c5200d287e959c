#pragma once
// Resolving: from the parts that a rule found to a TIMEX3 value and the days that it covers. Pure functions of the parts, the side of the
// clause and what the text said before. What cannot be told stays X ("XXXX-WXX-4") and covers no days; nothing is guessed.
#include <optional>
#include <string>
#include <vector>

#include "model/time_value.h"
#include "temporal/point.h"
#include "temporal/rules.h"
#include "temporal/side.h"

namespace dateline::temporal {

/// What a time is counted from.
struct Anchors {
  std::optional<Day> published;
  std::optional<Point> previous;   // the last date of the text before this place
  std::optional<Point> previous_day;  // the last that was a day, for what is counted in days
  std::optional<Point> period;     // the last quarter or half-year that it spoke of, for comparisons ("a year earlier")
  bool previous_is_near = false;   // it stands in the same or the preceding sentence
  bool previous_in_sentence = false;
  std::vector<int> week_starts = {1};  // weekdays on which a week may begin where the publisher is
};

struct Resolved {
  bool keep = true;  // false: these words tell no time here
  TimexType type = TimexType::kDate;
  std::string value, mod;
  std::optional<DayRange> days;
  std::optional<Point> point;  // for what is counted from it later
  TimeAnchor anchor = TimeAnchor::kNone;
  bool impossible = false;  // 30 February
  std::string calendar = "gregorian";
};

Resolved resolve(const Rule& rule, const Parts& parts, Side side, const Anchors& anchors);

// The kinds, each in a file of its own idea:
Resolved resolve_calendar(const Parts& parts, Side side, const Anchors& anchors);
Resolved resolve_local(const Parts& parts, Side side, const Anchors& anchors);  // a calendar beside the Gregorian
Resolved resolve_holiday(const Parts& parts, Side side, const Anchors& anchors);
Resolved resolve_this(const Parts& parts, Side side, const Anchors& anchors);
Resolved resolve_ago(const Parts& parts, const Anchors& anchors);
Resolved resolve_then(const Parts& parts, const Anchors& anchors);
Resolved resolve_context(const Parts& parts, Side side, const Anchors& anchors);
Resolved resolve_length(const Parts& parts, const Anchors& anchors);
Resolved resolve_set(const Parts& parts);

/// What a rule took is no time after all.
Resolved no_time();
/// A date of this point, its value and days.
Resolved dated(const Point& point, TimeAnchor anchor);
/// Among the same date of several years, the one that a reader takes: near to publication, on the side of the verb.
std::optional<std::size_t> choose(const std::vector<DayRange>& candidates, Side side, std::optional<int> dir, Day published);
/// The direction of the parts: -1, 0, 1; nothing where they have none.
std::optional<int> direction(const Parts& parts);

}  // namespace dateline::temporal
