#pragma once
// Facility states: what a built thing or a way is said to be at a time (planned, building, hit, closed ...). A state comes from the word of an
// event that says it of that very thing, so whoever claims the event claims the state, and the state's span is that of the claim. What is
// denied, wished, demanded or feared gives none. Reads entities, events, claims; fills states of reading.entities.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::events {

void read_facility_states(const Syntax& syntax, Reading& reading);

}  // namespace dateline::events
