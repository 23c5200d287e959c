#pragma once
// Cases for a person.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_cases(const nlohmann::json& answer, const Style& style);
std::string view_case(const nlohmann::json& answer, const Style& style);
std::string view_case_log(const nlohmann::json& answer, const Style& style);
/// What was put down just now, on a line.
std::string view_case_entry(const nlohmann::json& entry, const Style& style);

}  // namespace dateline::cli
