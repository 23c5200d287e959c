#include "geo/places.h"

namespace dateline::geo {
void read_places(const Syntax&, const Gazetteer&, Reading&) {}
}  // namespace dateline::geo
