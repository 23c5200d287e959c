#pragma once
// Attribution: who says it. Finds quotations (source, cue, content), the sources behind them, and makes a claim for each event, relation and
// route with its chain of sources; finds exhibits. Reads everything before it; writes quotations, sources, claims, exhibits.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

void read_quotations(const Syntax& syntax, Reading& reading);  // writes sources too; sources[0] is the publisher
void read_claims(const Syntax& syntax, Reading& reading);
void nest_quotations(const Syntax& syntax, Reading& reading);  // puts each that stands within another into the outermost one's `nested`
void read_exhibits(const Syntax& syntax, Reading& reading);

}  // namespace dateline::attribution
