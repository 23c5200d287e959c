#pragma once
// How well the machine reads one's own material, for a person.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_evaluation(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
