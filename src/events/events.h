#pragma once
// Events: what happened, each from one predication, with participants, places, time, counts and status. Reads entities, times, places;
// writes reading.events and reading.routes.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::events {

void read_events(const Syntax& syntax, Reading& reading);
void read_routes(const Syntax& syntax, Reading& reading);

}  // namespace dateline::events
