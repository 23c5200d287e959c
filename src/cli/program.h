#pragma once
// The whole command line: subcommands, help, exit status.
#include "cli/context.h"

namespace dateline::cli {

int run_program(int argc, char** argv, Context context);

}  // namespace dateline::cli
