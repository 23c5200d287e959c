#pragma once
// Contradictions: what claims of known lineage on one happening say that cannot both be true. A finer value is no contradiction to a
// coarser one, nor "at least 5" to 9; what a corrected report said before is history.
#include <vector>

#include "incidents/incident.h"
#include "incidents/origins.h"

namespace dateline::incidents {

std::vector<Contradiction> find_contradictions(const std::vector<ReportFacts>& reports, const Families& families, const Group& group,
                                               const Origins& origins);

}  // namespace dateline::incidents
