#pragma once
// Places: finds toponyms, adjectives of countries and areas, and resolves each to coordinates. Reads the Document; writes reading.places and issues.
#include "geo/gazetteer.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::geo {

void read_places(const Syntax& syntax, const Gazetteer& gazetteer, Reading& reading);

}  // namespace dateline::geo
