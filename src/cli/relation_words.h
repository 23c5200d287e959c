#pragma once
// Words for relations between actors, as pages show them; the JSON of docs/formats/actors.md in.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

/// "leads", or seen from the other end "led by".
std::string relation_words(const std::string& type, bool from_here);
/// "since 2014", "2014 – 2018-06", "until 2018", "former"; empty where no time is told.
std::string time_words(const nlohmann::json& relation);
/// "Coastal Guard (FJ)"
std::string end_words(const nlohmann::json& end);
/// " (acting)"; empty where there are none.
std::string modes_words(const nlohmann::json& relation);
/// "interior minister, Peru", "leads Coastal Front"
std::string role_words(const nlohmann::json& role);
/// "3 reports"
std::string number_of(const nlohmann::json& object, const char* name, const char* noun);
/// The colour of an actor by its type.
Paint paint_of(const std::string& type);

}  // namespace dateline::cli
