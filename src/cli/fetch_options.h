#pragma once
// What add and fetch share where they go to the network: options, and how Ctrl-C ends a run.
#include <atomic>

#include "cli/context.h"
#include "engine/fetch_session.h"

namespace dateline::cli {

void add_fetch_options(CLI::App& command, engine::FetchSettings& settings);

/// Set by Ctrl-C from stop_on_interrupt() on: the reports in work are finished, then the run ends.
std::atomic<bool>& stop_flag();
void stop_on_interrupt();

/// Now, as the archive keeps it.
std::string now();

}  // namespace dateline::cli
