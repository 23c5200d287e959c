#pragma once
// Actors for a person at a terminal: the JSON of query's actors, actor and network in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_actors(const nlohmann::json& answer, const Style& style);
/// A dossier on one page.
std::string view_actor(const nlohmann::json& answer, const Style& style);
/// Who stands to whom, by actor.
std::string view_network(const nlohmann::json& answer, const Style& style);
/// A network in the language of Graphviz; ends that are denied are dashed.
std::string network_dot(const nlohmann::json& answer);

}  // namespace dateline::cli
