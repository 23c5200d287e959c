#pragma once
// Neighbours: what two names say that stand side by side, whatever the parser made of it: "Tokmak in Ukraine" (a place and the wider one),
// "2nd Battalion, 5th Marine Regiment" (a unit and the one above it).
#include "actors/relation_adder.h"

namespace dateline::actors {

void add_neighbours(Adder& adder);

}  // namespace dateline::actors
