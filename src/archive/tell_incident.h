#pragma once
// Incidents in the archive: each made from what is kept of its happening and of the reports that tell of it, whenever one of these changes.
#include "archive/happening_tables.h"

namespace dateline::archive {

/// Makes the incident of a happening anew, or takes it out where there is no such happening any more.
Status tell_incident(const Database& database, HappeningTables& tables, std::int64_t happening);

}  // namespace dateline::archive
