#pragma once
// The PLOVER class of an event by its kind and status: what is only agreed, promised, threatened or asked for has another class than what
// was done (docs/codebook.md, "Status and class").
#include <string>

#include "model/event.h"

namespace dateline::events {

std::string plover_class(const Event& event);

}  // namespace dateline::events
