#pragma once
// Relations between entities that the text states: leads, deputy_of, backed_by ... Reads entities, times; writes reading.relations.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

void read_relations(const Syntax& syntax, Reading& reading);

}  // namespace dateline::actors
