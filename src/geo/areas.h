#pragma once
// Areas: places that a phrase makes out of another place: "northern Syria", "10 km east of Mosul", "near Mosul", "15 miles outside Mosul",
// "the outskirts of Mosul", "off the coast of Yemen", "the Iraqi border"; and out of two (geo/pairs.h). Each is a place of its own, its
// span around that of the place it is made from, which stays in the list.
#include <vector>

#include "geo/mentions.h"
#include "model/place.h"

namespace dateline::geo {

/// `places` has one place for each mention, in their order. Areas are put in by where they begin, the wider first.
void add_areas(const Syntax& syntax, const std::vector<PlaceMention>& mentions, std::vector<Place>& places);

}  // namespace dateline::geo
