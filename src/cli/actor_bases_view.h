#pragma once
// What the upkeep of actor bases shows: whom a name may be, and which bases there are.
#include <nlohmann/json.hpp>
#include <string>

#include "bases/bases.h"
#include "cli/terminal.h"

namespace dateline::cli {

using Json = nlohmann::json;

/// {"name", "found", "candidates": [...]}, likeliest first, at most `limit`.
Json find_in_bases(const bases::Bases& bases, const std::string& name, std::size_t limit);
std::string view_actors_found(const Json& answer, const Style& style);
std::string view_bases(const Json& rows, const Style& style);

}  // namespace dateline::cli
