#include "attribution/attribution.h"

namespace dateline::attribution {
void read_quotations(const Syntax&, Reading&) {}
void read_claims(const Syntax&, Reading&) {}
void read_exhibits(const Syntax&, Reading&) {}
}  // namespace dateline::attribution
