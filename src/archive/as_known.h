#pragma once
// Incidents as they stood on a day: made anew from what had been published by then, so that a later correction, denial or source does not
// reach back. Which tellings are of one happening is what is known today.
#include <optional>
#include <string>

#include "archive/sqlite.h"
#include "incidents/incident.h"

namespace dateline::archive {

/// Nothing where nobody had told of it by that day. It bears today's id, whatever was published first.
Result<std::optional<incidents::Incident>> incident_as_known(const Database& database, std::int64_t happening, const std::string& id, const std::string& day);

}  // namespace dateline::archive
