#pragma once
// Actors and their relations in the archive: each fresh report's entities join those that are kept or begin new ones (src/incidents/take_actor.h),
// so that the cost of a report does not depend on how many are kept. People's decisions come first: where one is new or undone, the actors
// that it touches are taken apart and their entities taken again.
#include <set>
#include <span>
#include <vector>

#include "archive/decisions.h"
#include "archive/sqlite.h"

namespace dateline::archive {

/// Takes the entities of fresh reports (reports.n, in the order of publication), and those of actors that a report left or that a decision now
/// touches. Says of each decision on actors what became of it; set_undone comes first. Gives the reports besides the fresh ones of which an
/// entity is now of another actor than before. Inside a transaction only.
Result<std::set<std::int64_t>> take_actors(Database& database, std::span<const std::int64_t> fresh, std::vector<Decision>& decisions);

/// A report that is about to be cleared leaves its actors; its row must still be there.
Status remove_actors_of(const Database& database, std::int64_t report);

/// Empties what is kept of actors but the ids that were given out.
Status clear_actors(const Database& database);

}  // namespace dateline::archive
