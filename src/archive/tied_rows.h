#pragma once
// People's decisions on actors tied to entities, as rows: so that only reports that a decision speaks of are looked at again, and so that it shows
// which entities a decision touches that came, changed or went. For group_actors.cpp.
#include <set>
#include <span>
#include <utility>

#include "archive/actor_rows.h"
#include "archive/decisions.h"

namespace dateline::archive {

using EntityRow = std::pair<std::int64_t, std::int64_t>;  // report, entity

/// Ties the decisions again where one is new or undone or where a fresh report is one that they speak of; else tells their states as they
/// were. Gives the entities of decisions that are tied otherwise than before.
Result<std::set<EntityRow>> renew_tied(const Database& database, std::span<const std::int64_t> fresh, std::vector<Decision>& decisions);

/// What is tied now.
Result<DecidedEntities> read_tied(const Database& database, const std::vector<Decision>& decisions);

}  // namespace dateline::archive
