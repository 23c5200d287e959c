#pragma once
#include "cli/context.h"

namespace dateline::cli {

void add_import(CLI::App& app, const Context& context, Exit& exit);

}  // namespace dateline::cli
