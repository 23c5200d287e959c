#pragma once
// A map for a person at a terminal: the GeoJSON of query::map in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

/// Places with what happened there, facilities with their states, corridors as A → B → C.
std::string view_map(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
