#pragma once
// Points in time in ISO 8601, UTC, to the second: "2019-12-05T10:00:00Z".
#include <chrono>
#include <string>

namespace dateline {

std::string utc_time(std::chrono::system_clock::time_point time);

}  // namespace dateline
