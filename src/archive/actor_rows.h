#pragma once
// The rows of actors across reports and of what holds between them: made by src/incidents, found by find_actors.cpp.
#include <vector>

#include "archive/sqlite.h"
#include "incidents/actors.h"

namespace dateline::archive {

/// Ids that actors of this archive have been given.
Result<incidents::GivenIds> given_actor_ids(const Database& database);

/// Replaces all actors and their relations; ids that actors had before stay as aliases. `numbers`: reports.n of each report. Inside a transaction only.
Status replace_actors(const Database& database, const std::vector<incidents::ReportFacts>& reports, const std::vector<std::int64_t>& numbers,
                      const incidents::BuiltActors& built);

}  // namespace dateline::archive
