#pragma once
// What commands share by which a person decides on actors or incidents: who, why, in which archive.
#include "archive/decide.h"
#include "cli/archive_options.h"

namespace dateline::cli {

struct DecisionOptions : ArchiveOptions {
  archive::NewDecision decision;
};

/// --by and --why, --archive and --json.
void add_decision_options(CLI::App& command, DecisionOptions& options);

/// Makes the decision in an archive that is there, and prints how it stands.
void run_decision(DecisionOptions& options, bool on_incidents, const Context& context, Exit& exit);

}  // namespace dateline::cli
