#pragma once
// Report flags: why to look twice at a report (src/incidents/doubts.h): what it gives reason for by itself, kept with its row, and beside the other
// reports of a happening, found when asked.
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "incidents/doubts.h"

namespace dateline::archive {

/// None for a report that is not there.
Result<std::vector<incidents::Flag>> flags_of(const Archive& archive, std::string_view report);

/// What an incident says of the reports that tell it: its id, `rings` as it has them ("cycles"), `altered` those with a claim of that lineage.
struct ToldBy {
  std::string incident;
  std::vector<std::string> reports, altered;
  std::vector<std::vector<std::string>> rings;
};
Result<std::vector<incidents::ReportFlag>> flags_among(const Archive& archive, const ToldBy& told);

}  // namespace dateline::archive
