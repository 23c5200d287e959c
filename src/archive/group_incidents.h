#pragma once
// Happenings of what came in, and the incidents of those that changed, by what src/incidents says of them. For group.cpp; all inside a
// transaction only.
#include <cstdint>
#include <vector>

#include "archive/decisions.h"
#include "archive/sqlite.h"

namespace dateline::archive {

/// Takes the events of reports that are new or were read anew (reports.n), and again those of happenings that people decided on since, in the
/// order of publication. Says of each decision on incidents what became of it; set_undone comes first. `to_tell` then has the happenings that
/// changed.
Status place_in_happenings(const Database& database, const std::vector<std::int64_t>& fresh, std::vector<Decision>& decisions);

/// Makes the incidents of the happenings in `to_tell` anew. Their participants' actors must stand in `actor_members`.
Status tell_incidents(const Database& database);

}  // namespace dateline::archive
