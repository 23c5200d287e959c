#pragma once
// Places from the scene: a happening at one spot (data/events/kinds.tsv) whose sentence names none takes, as `inferred`, the place of what it
// is told with: of the clause it hangs on or that hangs on it, of the story that it goes on with, else the one country that the report and
// all who took part belong to. Never finer than what is told there; what the text says of a place of its own always goes first.
#include <vector>

#include "events/merge.h"

namespace dateline::events {

/// Tellings in the order of the text, not yet merged.
void infer_places(const Ground& ground, std::vector<Telling>& tellings);

}  // namespace dateline::events
