#include "events/events.h"

namespace dateline::events {
void read_events(const Syntax&, Reading&) {}
void read_routes(const Syntax&, Reading&) {}
}  // namespace dateline::events
