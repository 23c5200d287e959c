#pragma once
// Counting happenings: how many of each kind began in each period, of those that a filter asks for.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"

namespace dateline::archive {

enum class Period { kYear, kMonth, kDay };

struct PeriodCount {
  std::string period;          // "2019", "2019-08", "2019-08-03"; empty: it is not known when it began
  std::string kind, standing;
  std::int64_t incidents = 0;
  std::int64_t spread = 0;     // of these, those that can have been in a later period just as well
};

/// In the order of time, what has no day first; one for each kind and standing. No pages and no order; kUsage for `as_known_at`, since days and kinds are
/// those of today.
Result<std::vector<PeriodCount>> count_incidents(const Archive& archive, const Filter& filter, Period period);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<archive::Period>{"year", "month", "day"};
}  // namespace dateline
