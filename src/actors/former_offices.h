#pragma once
// What a former office leaves behind: who is told to have been a minister is of the government no longer.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

/// Takes the sectors of offices that are told as former from their holders, and their code with them: what they hold now tells it, else ELI.
/// "Then-minister X" held it when what is told happened, and keeps them.
void leave_former_sectors(const Syntax& syntax, Reading& reading);

}  // namespace dateline::actors
