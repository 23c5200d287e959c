#pragma once
// Sources and grades for a person at a terminal: the JSON of query/sources.h in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_sources(const nlohmann::json& answer, const Style& style);
std::string view_grades(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
