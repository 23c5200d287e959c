#pragma once
// Windows of days in which happenings are counted. Pure values.
#include <optional>
#include <vector>

#include "base/calendar_date.h"

namespace dateline::watch {

struct CountedDay {
  Day day;
  bool is_new = false;  // a happening that was not there at the last look
};

struct Window {
  Day first, last;
  int before = 0, now = 0;
};

/// The first window of `width` days that holds more happenings than `count` and did not before; nothing where there is none.
std::optional<Window> first_crossing(std::vector<CountedDay> days, int width, int count);

}  // namespace dateline::watch
