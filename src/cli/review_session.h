#pragma once
// review next at a terminal: one claim after the other, judged by single keys.
#include <string>

#include "cli/archive_options.h"

namespace dateline::cli {

struct SessionOptions {
  std::string by, why;
};

/// Walks the queue of the filter until it is empty or somebody quits; says at the end what was judged. --by must be given.
Status run_review_session(const ArchiveOptions& options, const SessionOptions& who, const Context& context, Exit& exit);

}  // namespace dateline::cli
