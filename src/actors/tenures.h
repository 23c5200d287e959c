#pragma once
// Times of an office told apart from it: "Mayor X, in office since 2015", "held the post until 2014", "came to power in 2010".
#include "actors/relation_adder.h"

namespace dateline::actors {

/// Fills the start or end of the office that the text gave the person last, and of what he leads by it, where none is told with the office itself.
void date_tenures(Adder& adder);

}  // namespace dateline::actors
