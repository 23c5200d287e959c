#pragma once
// Incidents and copies in the archive: made by src/incidents from the facts kept of each report, written to tables that queries read.
#include "archive/sqlite.h"

namespace dateline::archive {

/// Replaces all incidents and copies. Ids that incidents had before stay as aliases. Inside a transaction only.
Status group_reports(Database& database);

/// Whether the facts kept of all reports have this version's form.
Result<bool> facts_are_current(const Database& database);

/// What incidents depend on: the last reading, and the versions of the rules.
Result<std::string> grouping_mark(const Database& database);

}  // namespace dateline::archive
