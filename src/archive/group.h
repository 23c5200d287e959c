#pragma once
// Grouping in the archive: copies, stories, actors and incidents of what came in since, as src/incidents makes them, written to tables that
// queries read. What a report costs does not depend on how many are kept. All inside a transaction only.
#include "archive/sqlite.h"

namespace dateline::archive {

/// Groups the next of the reports that came in since, in the order of publication, and follows the decisions that were made since. True:
/// more are waiting.
Result<bool> group_next(Database& database);
/// The same until none is waiting.
Status group_reports(Database& database);

/// Whether what is derived was made by this version's rules and can be read by it; else it must all be derived anew.
Result<bool> rules_are_current(const Database& database);

/// What incidents depend on: the last reading, the versions of the rules, the last decision.
Result<std::string> grouping_mark(const Database& database);

}  // namespace dateline::archive
