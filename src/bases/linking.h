#pragma once
// Linking: whom the actors of a report are on the bases. Reads reading.entities and reading.relations, writes Entity.identifiers, Entity.link and Entity.candidates.
// A link stands only where one entry is clearly meant; lists give candidates only; no link is better than a wrong one. Private and protected
// persons have neither.
#include "bases/bases.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::bases {

/// Numbers and marks that the text gives to things and bodies (data/bases/identifiers.tsv): Entity.identifiers. A container, aircraft or bill of lading that
/// it names by its number alone becomes an entity.
void read_identifiers(const Syntax& syntax, Reading& reading);  // identifier_mentions.cpp

/// After read_identifiers.
void link_entities(const Syntax& syntax, const Bases& bases, Reading& reading);

}  // namespace dateline::bases
