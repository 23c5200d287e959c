#pragma once
// Standing: how well a happening is supported and what is held against it, in the codebook's order.
#include "incidents/incident.h"
#include "incidents/origins.h"

namespace dateline::incidents {

/// Fills in the numbers of sources, support, dispute and standing, and the contradictions of polarity and agent that denials make.
/// The contradictions that values make must stand in the incident already.
void rate(const std::vector<ReportFacts>& reports, const Families& families, const Group& group, const Origins& origins, Incident& incident);

}  // namespace dateline::incidents
