#pragma once
// What is handed over in the browser is read as `add` reads it.
#include <string>

#include "cli/context.h"
#include "serve/intake.h"

namespace dateline::cli {

/// `may_be_near`: whether an address may lead into this machine or a private network. The context outlives it.
serve::TakeIn take_in_as_add(const std::string& archive, const Context& context, bool may_be_near);

}  // namespace dateline::cli
