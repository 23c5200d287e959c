#include "temporal/times.h"

namespace dateline::temporal {
void read_times(const Syntax&, Reading&) {}
}  // namespace dateline::temporal
