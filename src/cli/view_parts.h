#pragma once
// What the views of an archive's answers share: members of JSON as one line of text that no terminal obeys.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

/// Characters that steer a terminal as blanks.
std::string on_one_line(std::string text);

/// A member as one line; empty where it is missing or null.
std::string word(const nlohmann::json& object, const char* name);
/// A member that is a list; an empty one where it is missing or null.
const nlohmann::json& list(const nlohmann::json& object, const char* name);
void join(std::string& line, const std::string& part, const char* between = " · ");
/// Who did what to whom in an incident: "Police → rifles → boat". People who are not named are "somebody".
std::string participants_words(const nlohmann::json& incident);
/// Its places, each once.
std::string places_words(const nlohmann::json& incident);
/// "Police → rifles → boat · Tumaco"
std::string happening_words(const nlohmann::json& incident);
/// When it happened, as it is told; with a question mark where that follows from something else.
std::string when_words(const nlohmann::json& incident);
Paint standing_paint(const std::string& standing);
/// The sentence that tells an incident, with report and claim: on one line where there is room.
std::string evidence_line(const nlohmann::json& incident, int indent, const Style& style);
/// Why to look twice at its reports: a line for each reason, the first few.
std::string doubt_lines(const nlohmann::json& incident, int indent, const Style& style);
/// A time as it is told (TIMEX3 value), else by when: "2019-12", "in the past", "before 2019-12-05", "undated".
std::string value_words(const std::string& value, const std::string& end);
/// "More: the same with --cursor ...", where there is more.
std::string next_page(const nlohmann::json& answer);

}  // namespace dateline::cli
