#pragma once
// Rows of relations between actors: each relation once, with what every report claims of it in rows of their own, so that one more report costs
// the same however often a relation is told. A report's relations are taken out and told again as a whole.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/sqlite.h"
#include "incidents/actor_relations.h"

namespace dateline::archive {

/// Holders and titles of which an office came or went: what is told bare of them may be another office now.
using TouchedOffices = std::set<std::pair<std::string, std::string>>;

/// The report must not be told already.
Status tell_relations(const Database& database, std::int64_t report, const incidents::ReportFacts& facts,
                      const std::vector<std::optional<incidents::RelationEnd>>& ends, TouchedOffices& touched);
Status forget_relations(const Database& database, std::int64_t report, TouchedOffices& touched);

/// Reports that tell an office bare and stand at another than they should now.
Result<std::set<std::int64_t>> unsettled_reports(const Database& database, const TouchedOffices& touched);

/// What a person confirmed of an actor's entries, in place of what was written of it before.
Status write_listings(const Database& database, const incidents::RelationEnd& actor, const std::vector<incidents::ActorLink>& links);

/// With its claims, those it contradicts, and the names that its ends have today. JSON, incidents/actor.h.
Result<std::string> read_relation(const Database& database, std::int64_t n);

}  // namespace dateline::archive
