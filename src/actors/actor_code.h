#pragma once
// Actor codes: CAMEO country and sector of an entity, and what persons and bodies take from the country or body that they are of.
#include <string>

#include "actors/relation_adder.h"

namespace dateline::actors {

/// CAMEO: the country's code, then the first sector that has one; empty for what cannot act and for no country.
std::string actor_code(const Entity& entity);

/// "Kenya's president", "the army of Kenya", "the spokesman of the Kenyan army": who has no country or sector takes that of the country or body.
void take_codes_of_bodies(const Syntax& syntax, const Heads& heads, Reading& reading);

}  // namespace dateline::actors
