#pragma once
// Times from the discourse: a happening without a time in its sentence takes that of the scene it belongs to, as `inferred`: what the same
// actor did in the same string of verbs or in the sentences behind ("On 3 May gunmen attacked a village. They burned ..."). What is told in
// the past perfect ended before the scene. Nothing else is tied: what the text does not date stays undated.
#include <vector>

#include "events/merge.h"

namespace dateline::events {

/// Tellings in the order of the text, not yet merged.
void infer_times(const Ground& ground, std::vector<Telling>& tellings);

}  // namespace dateline::events
