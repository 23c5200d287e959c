#include "watch/windows.h"

#include <algorithm>

namespace dateline::watch {

std::optional<Window> first_crossing(std::vector<CountedDay> days, int width, int count) {
  std::sort(days.begin(), days.end(), [](const CountedDay& a, const CountedDay& b) { return a.day < b.day; });
  std::size_t from = 0;
  int before = 0, now = 0;
  for (const CountedDay& one : days) {  // windows that end on the day of a happening: others hold no more
    ++now;
    before += !one.is_new;
    const Day first = one.day - std::chrono::days(width - 1);
    for (; days[from].day < first; ++from) {
      --now;
      before -= !days[from].is_new;
    }
    if (now > count && before <= count) return Window{first, one.day, before, now};
  }
  return std::nullopt;
}

}  // namespace dateline::watch
