#pragma once
// Watches and what they tell, for a person at a terminal: the JSON of src/watch in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

/// Matches, under the name of their watch.
std::string view_matches(const nlohmann::json& answer, const Style& style);
std::string view_watches(const nlohmann::json& answer, const Style& style);
std::string view_watch(const nlohmann::json& watch, const Style& style);

}  // namespace dateline::cli
