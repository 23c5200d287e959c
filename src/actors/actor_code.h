#pragma once
// Actor codes: country, sectors and CAMEO code of an entity, and what persons and groups take from the country or body that they are of.
#include <string>

#include "actors/relation_adder.h"

namespace dateline::actors {

/// CAMEO: the country's code, then the first sector that has one. Bodies between states open with IGO, those of no state with NGO; "---"
/// stands for a country that is not known where the sector is, a religion that names a group for either (data/actors/religions.tsv). A place stands for its state. Empty for what cannot act and for nothing
/// known.
std::string actor_code(const Entity& entity);

/// Gives each entity its country, sectors and code, once relations stand. IGO and NGO say of which state a body is (of none) and are no
/// sectors.
void code_actors(const Syntax& syntax, const Heads& heads, Reading& reading);

}  // namespace dateline::actors
