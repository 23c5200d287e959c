#pragma once
// Actors and their relations in the archive: made by src/incidents from the facts kept of each report and from people's decisions, written
// to tables that queries read. For group.cpp.
#include <vector>

#include "archive/decisions.h"
#include "archive/sqlite.h"
#include "incidents/actors.h"
#include "incidents/incident.h"

namespace dateline::archive {

/// Reads the ids that were given out before, makes the actors, and says of each decision on actors what became of it. May change links
/// among the facts.
Result<incidents::BuiltActors> make_actors(const Database& database, std::vector<incidents::ReportFacts>& facts, std::vector<Decision>& decisions);

/// Gives participants the ids of their actors; nobody stands twice in one role.
void set_participants(const std::vector<incidents::ReportFacts>& facts, const incidents::BuiltActors& actors,
                      std::vector<incidents::Incident>& incidents);

/// Replaces all actors. `numbers`: reports.n of the facts. The incidents must have their participants' ids.
Status insert_actors(const Database& database, const std::vector<incidents::ReportFacts>& facts, const std::vector<std::int64_t>& numbers,
                     const incidents::BuiltActors& actors, const std::vector<incidents::Incident>& incidents);

}  // namespace dateline::archive
