#pragma once
// Doers: "fighters of the Northern Front", "Northern Front fighters": whose deed it is that people or things without a name of their own did.
#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

/// The named body that they act for; else the entity itself. Not whom former fighters left, nor who backs, trains or is fought by them.
const Entity& doer_of(const Entity& entity, const Article& article, const Reading& reading);

}  // namespace dateline::incidents
