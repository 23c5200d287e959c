#pragma once
// Lines of a dossier: roles and offices with their times and who tells them.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

constexpr int kTimeWidth = 22;  // of the column of times

/// Who tells a relation, a line each.
std::string claims_lines(const nlohmann::json& relation, const Style& style);
/// The column of time: when it held, else when it was told.
std::string when_words(const nlohmann::json& relation, const Style& style);
/// "denied", "possible on that day".
std::string flags_words(const nlohmann::json& relation, const Style& style);

std::string roles_lines(const nlohmann::json& roles, const Style& style);
/// Each office with its holders in order and when it was vacant.
std::string offices_lines(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
