#pragma once
// Which of several actors one can be, for take_actor.cpp.
#include <string>
#include <vector>

#include "incidents/kept_actor.h"

namespace dateline::incidents {

/// Why two cannot be one; empty where nothing speaks against it.
std::string conflict_of(const KeptActor& a, const KeptActor& b);

/// The one of these that was not taken off any of the rivals. Null: none, or several.
KeptActor* only_one(const std::vector<KeptActor*>& list, const std::vector<KeptActor*>& rivals);

/// The one that an actor, by a full name or not, can be; of several the one that something else agrees with. Null: none, or it is unclear which.
KeptActor* only_fitting(const KeptActor& actor, bool full, const std::vector<KeptActor*>& rivals);

}  // namespace dateline::incidents
