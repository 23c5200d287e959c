#pragma once
// Entities: people, organisations, countries, weapons ... with all their mentions (names, nominals, pronouns) brought together.
// Reads the Document and reading.places (whose `entity` it fills); writes reading.entities.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

void read_entities(const Syntax& syntax, Reading& reading);

}  // namespace dateline::actors
