#pragma once
// Tolls told by another teller than the happening: "Police said nine people died. A hospital put the toll at 12." The number becomes a
// count of the happening told before (data/attribution/tolls.tsv).
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

/// "toll": a noun for how many.
bool is_toll(const Token& token);
/// Reads quotations and events; adds to the counts of events.
void add_tolls(const Syntax& syntax, Reading& reading);

}  // namespace dateline::attribution
