#pragma once
// What add and fetch show while they run, and at their end.
#include "archive/archive.h"
#include "cli/context.h"
#include "engine/add.h"

namespace dateline::cli {

/// "3 reports added, 1 of them later versions; 2 known before".
std::string summary_of(const engine::AddTotals& totals);
/// Says failures and remarks on standard error, and on a terminal how far the run is.
engine::AddListener listener_for(const Context& context, Exit& exit);
/// Groups what came in, and shows how far that is, too.
Status group_all(archive::Archive& archive, const Context& context);
/// Takes the line of progress away.
void end_progress(const Context& context);

}  // namespace dateline::cli
