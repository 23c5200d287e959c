#pragma once
// Times by their distance from another happening of the sentence: "reopened on Tuesday, a day after rebels shelled it"; "four years
// after shells hit the school"; from the day that a report is published: "nine years since the massacre", "the second anniversary of the
// flood". Days and weeks give the day, months and years the month.
#include <vector>

#include "events/merge.h"

namespace dateline::events {

/// Tellings in the order of the text, not yet merged; only those without a time of their own take one.
void take_distances(const Ground& ground, std::vector<Telling>& tellings);

}  // namespace dateline::events
