#pragma once
// A map drawn as SVG: points with their names, circles of what is uncertain, ways (dashed unless established), a graticule and a scale bar. No
// ground map: nothing is fetched. Equirectangular about the middle, so that distances are right near it.
#include <string>

#include "memo/memo.h"

namespace dateline::memo {

/// Empty where nothing has a place.
std::string map_svg(const Memo& memo);

}  // namespace dateline::memo
