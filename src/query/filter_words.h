#pragma once
// What people and programs write for a filter, checked the same way for the command line and for HTTP.
#include <array>
#include <string_view>

#include "archive/filter.h"

namespace dateline::query {

/// kUsage, naming the argument, for texts that cannot be looked for, and for a country, language, genre or state of review that cannot be
/// one: an answer without rows would say that there are none.
Status check_filter(const archive::Filter& filter);

/// "west,south,east,north" in degrees: kUsage for what is not four numbers.
Result<std::array<double, 4>> read_bbox(std::string_view text);

}  // namespace dateline::query
