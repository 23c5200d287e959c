#pragma once
// Times: finds the words that tell a time and gives each its TIMEX3 value. Reads the Document; writes reading.times and issues.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::temporal {

void read_times(const Syntax& syntax, Reading& reading);

}  // namespace dateline::temporal
