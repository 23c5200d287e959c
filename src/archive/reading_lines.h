#pragma once
// Readings as they leave the archive: a line of JSON each, as `dateline read` prints them, without people's judgements. `dateline add --from reading` takes them back.
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"

namespace dateline::archive {

/// Reports that a list with this filter has, in the order in which they came in: versions stand behind what they are versions of.
Result<std::vector<std::string>> reports_in_order(const Archive& archive, Filter filter);

/// The latest reading of a report: whole, or reduced to quotes (archive/reduce.h), which its flag kQuotesOnly says.
Result<std::string> reading_line(const Archive& archive, std::string_view report, bool full_text);

}  // namespace dateline::archive
