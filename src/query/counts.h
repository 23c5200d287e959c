#pragma once
// Counts of happenings over time, for who draws them.
#include <string>

#include "archive/count_incidents.h"

namespace dateline::query {

/// {"by", "counts": [{"period", "kinds": {kind: n}, "incidents", "spread"}], "undated", "kinds": {kind: n}, "standings": {standing: n}, "incidents"}
Result<std::string> timeline_counts(const archive::Archive& archive, const archive::Filter& filter, archive::Period period);

}  // namespace dateline::query
