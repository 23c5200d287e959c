#pragma once
// Actors and their relations in the archive: made by src/incidents from the facts kept of each report and from people's decisions, written
// to tables that queries read. For group.cpp.
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "archive/decisions.h"
#include "archive/sqlite.h"

namespace dateline::archive {

/// Takes reports in that are new or were read anew, by reports.n in the order of publication, and says of each decision on actors what became of
/// it. The reports besides these of which an entity is of another actor now than before.
Result<std::set<std::int64_t>> take_actors(const Database& database, std::span<const std::int64_t> fresh, std::vector<Decision>& decisions);

}  // namespace dateline::archive
