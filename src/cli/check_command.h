#pragma once
// check: whether an archive is whole, and with --deep whether what was read is what is read now. reread: newer readings, kept beside the old ones.
#include "cli/context.h"

namespace dateline::cli {

void add_check_commands(CLI::App& app, const Context& context, Exit& exit);

}  // namespace dateline::cli
