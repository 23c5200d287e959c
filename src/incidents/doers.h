#pragma once
// Doers: "fighters of the Northern Front", "Northern Front fighters": whose deed it is that people or things without a name of their own did.
#include "model/reading.h"

namespace dateline::incidents {

/// The named body that they act for; else the entity itself.
const Entity& doer_of(const Entity& entity, const Reading& reading);

}  // namespace dateline::incidents
