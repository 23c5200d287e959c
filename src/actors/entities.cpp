#include "actors/entities.h"

namespace dateline::actors {
void read_entities(const Syntax&, Reading&) {}
}  // namespace dateline::actors
