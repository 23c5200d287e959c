#pragma once
// The days that the start or end of a relation can be: "2019-12-05", "2018-08", "2014", "2019-W49", open ones "../2019-12-05" (on that day
// at the latest) and "2019-12-05/.." (at the earliest).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_date.h"

namespace dateline::incidents {

struct RoleDays {
  std::optional<Day> first, last;  // both empty: not known
};
RoleDays days_of(std::string_view value);

enum class Held { kNo, kPossible, kStated };

/// What tells whether a role was held at a day.
struct RoleSpan {
  std::string start, end;
  bool over = false;                         // told as former
  std::optional<Day> first_told, last_told;  // days of the reports that affirm it
};
/// Stated: from its start (or the first report of it) to the last report of it or its end. Possible: what nothing rules out.
Held held_at(const RoleSpan& role, Day day);

}  // namespace dateline::incidents
