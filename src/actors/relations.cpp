#include "actors/relations.h"

namespace dateline::actors {
void read_relations(const Syntax&, Reading&) {}
}  // namespace dateline::actors
