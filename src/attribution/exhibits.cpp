#include "attribution/attribution.h"

namespace dateline::attribution {

void read_exhibits(const Syntax&, Reading&) {}

}  // namespace dateline::attribution
