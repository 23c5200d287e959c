#pragma once
#include <string>

#include "cli/context.h"

namespace dateline::cli {

/// What `actors import FILE` does.
Status import_actor_base(const std::string& file, bool json, const Context& context, Exit& exit);

}  // namespace dateline::cli
