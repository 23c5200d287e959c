#pragma once
// Counting entities into actors and making two actors one, for take_actor.cpp.
#include <optional>
#include <set>
#include <string>

#include "incidents/actor_index.h"

namespace dateline::incidents {

/// Names that an actor is counted under already; nothing where it is not counted at all.
using CountedNames = std::optional<std::set<std::string>>;

Mention mention_of(ActorIndex& index, const ReportFacts& report, ActorRef ref);

/// Those for versions of this report, but for one entity.
Result<CountedNames> names_in_versions(ActorIndex& index, const ReportFacts& report, ActorRef but, std::int64_t actor);

/// Puts an entity to an actor. Whether it told anything new of the actor.
Result<bool> add_mention(ActorIndex& index, const Mention& mention, KeptActor& actor);

/// Under all its keys.
Status enter_all(ActorIndex& index, const KeptActor& actor);

/// The one with fewer entities becomes part of the other; of equals the one that began later.
Result<std::int64_t> merge_actors(ActorIndex& index, std::int64_t a, std::int64_t b, ActorJoined why);

}  // namespace dateline::incidents
