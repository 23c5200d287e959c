#pragma once
// Roads: streets and numbered roads that a text names ("Harbour Road", "Highway 55"). No gazetteer holds them: each is a mention without
// candidates, which lies where the text says that it lies.
#include <vector>

#include "geo/mentions.h"

namespace dateline::geo {

/// Adds the roads of the text to `mentions`, which lie in the order of the text; what a road's name covers ("Lisbon Street") goes.
void add_roads(const Syntax& syntax, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions);

}  // namespace dateline::geo
