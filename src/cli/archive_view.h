#pragma once
// Answers of the archive for a person at a terminal: the JSON of src/query in, lines out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

using Json = nlohmann::json;

std::string view_latest(const Json& answer, const Style& style);
std::string view_search(const Json& answer, const Style& style);
/// In the order of time, a line a happening, with who says so under it.
std::string view_timeline(const Json& answer, const Style& style);
/// As timeline, with standing first.
std::string view_incidents(const Json& answer, const Style& style);
std::string view_incident(const Json& answer, const Style& style);
std::string view_claim(const Json& answer, const Style& style);
std::string view_versions(const Json& answer, const Style& style);
std::string view_stories(const Json& answer, const Style& style);
std::string view_related(const Json& answer, const Style& style);
std::string view_copies(const Json& answer, const Style& style);
std::string view_stats(const Json& answer, const Style& style);
std::string view_check(const Json& answer, const Style& style);

}  // namespace dateline::cli
