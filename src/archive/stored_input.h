#pragma once
// What came in for a report, as it was when it was first read, and its latest reading: all that is needed to read it again.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

struct StoredInput {
  std::string report, bytes, input;
  std::string given;     // as in CapturedInput
  std::string exchange;  // JSON; empty: from before the archive kept it
  std::string reading;   // the latest, JSON
};

/// Reports that are not purged, in the order in which they came in.
Result<std::vector<std::string>> all_reports(const Archive& archive);

/// Nothing where the bytes are not here (a share). kNotFound for an id that is not there.
Result<std::optional<StoredInput>> stored_input(const Archive& archive, std::string_view report);

}  // namespace dateline::archive
