#pragma once
// Dateline: the place and day at the head of a wire report, "LA PAZ, March 3, 2015 (Agency) -", or its day on a line of its own. It tells when
// the report was filed, and of no happening. Told by its form alone: names and a comma before the day, a dash, bracket or colon behind.
#include "model/syntax.h"

namespace dateline {

/// Whether the words of a time are the day of a dateline.
bool is_in_dateline(const Syntax& syntax, Span time);

}  // namespace dateline
