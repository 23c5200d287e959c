#pragma once
// People's decisions on actors or on incidents for a person at a terminal: the JSON of query's in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_decisions(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
