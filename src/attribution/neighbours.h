#pragma once
// Attributions beside each other in one sentence that the parse has put one into the other: "said A, adding B", "said A, while C says D",
// "Asked about A, B said C". Each keeps its own words.
#include "attribution/draft.h"

namespace dateline::attribution {

void part_neighbours(const Scene& scene, Drafts& drafts);

}  // namespace dateline::attribution
