#pragma once
// Grouping in the archive: copies, stories, actors and incidents of what came in since, as src/incidents makes them, written to tables that
// queries read. What a report costs does not depend on how many are kept. All inside a transaction only.
#include <cstdint>
#include <vector>

#include "archive/sqlite.h"

namespace dateline::archive {

/// The next of the reports that came in since (reports.n), in the order of publication; from now on they wait no more.
Result<std::vector<std::int64_t>> next_reports(const Database& database);

/// Groups the next of the reports that came in since, in the order of publication, and follows the decisions that were made since. True:
/// more are waiting.
Result<bool> group_next(Database& database);
/// The same until none is waiting.
Status group_reports(Database& database);

/// Whether the facts kept of all reports have this version's form.
Result<bool> facts_are_current(const Database& database);
/// Whether, too, all that is derived was made by this version's rules; else it must be derived anew.
Result<bool> rules_are_current(const Database& database);

/// What incidents depend on: the last reading, the versions of the rules, the last decision.
Result<std::string> grouping_mark(const Database& database);

}  // namespace dateline::archive
