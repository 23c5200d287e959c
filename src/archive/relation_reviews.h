#pragma once
// How people judged relations between actors: by the last judgement on any claim that tells one.
#include <string>
#include <vector>

#include "archive/sqlite.h"
#include "incidents/actor.h"

namespace dateline::archive {

/// What an entry of a list says of itself stays.
Status add_review(const Database& database, incidents::ActorRelation& relation);

/// Numbers (actor_relations.n) of relations that people judged, as a list in JSON: those in this state, or with an empty state all.
Result<std::string> relations_judged(const Database& database, const std::string& state);

}  // namespace dateline::archive
