#pragma once
// Actors of an archive for a person at a terminal: the JSON of src/query in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_actors(const nlohmann::json& answer, const Style& style);
/// A dossier on one page.
std::string view_actor(const nlohmann::json& answer, const Style& style);
std::string view_network(const nlohmann::json& answer, const Style& style);
/// The graph in the language of Graphviz.
std::string network_dot(const nlohmann::json& answer);

}  // namespace dateline::cli
