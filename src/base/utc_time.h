#pragma once
// Points in time in ISO 8601, UTC, to the second: "2019-12-05T10:00:00Z".
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

std::string utc_time(std::chrono::system_clock::time_point time);

/// "2019-12-05T10:00:00Z", "2019-12-05T10:00-05:00"; nothing where the day, the clock or the zone is missing or none.
std::optional<std::chrono::sys_seconds> parse_utc_time(std::string_view text);

}  // namespace dateline
