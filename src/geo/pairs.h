#pragma once
// Pairs: areas that a phrase makes out of two places: "between Homs and Hama", "the road from Gao to Kidal", "the Iraqi-Syrian border",
// "the Syrian side of the Iraqi border". Their points and radii follow from the two and are no finer than these.
#include <vector>

#include "geo/mentions.h"
#include "model/place.h"

namespace dateline::geo {

/// Appends the pairs of the text to `areas`; `places` has one place for each mention, in their order. `paired` tells which mentions are
/// part of a border of two lands, so that neither is taken for a border of its own.
void read_pairs(const Syntax& syntax, const std::vector<PlaceMention>& mentions, const std::vector<Place>& places,
                std::vector<Place>& areas, std::vector<bool>& paired);

}  // namespace dateline::geo
