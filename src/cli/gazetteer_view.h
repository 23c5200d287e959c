#pragma once
// What a name may mean, and which layers there are, for programs and for people.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"
#include "geo/gazetteer.h"

namespace dateline::cli {

using Json = nlohmann::json;

/// {"name", "candidates": [...]}: at most `limit` candidates, likeliest first. A name that is not known as it stands is looked for under
/// other spellings, then under misspelt ones.
Json find_in_gazetteer(const geo::Gazetteer& gazetteer, const std::string& name, std::size_t limit);
std::string view_candidates(const Json& answer, const Style& style);
/// [{"name", "version", "places", "names", "bytes"}]
std::string view_layers(const Json& rows, const Style& style);

}  // namespace dateline::cli
