#pragma once
// Joints: how the mentions of a text hang together: "A, B" says that A lies in B, but in a list ("Oman, Yemen and Eritrea") it does not;
// "Kent and Sussex counties" says what each of them is. After Lieberman, Samet and Sankaranarayanan, "Geotagging: using proximity, sibling,
// and prominence clues to understand comma groups" (GIR 2010).
#include <vector>

#include "geo/mentions.h"

namespace dateline::geo {

/// Sets container and list of the mentions, which lie in the order of the text.
void join_mentions(const Syntax& syntax, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions);

}  // namespace dateline::geo
