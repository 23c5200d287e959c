#pragma once
// Judgements and what they are on, for a person.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

std::string view_judgements(const nlohmann::json& answer, const Style& style);
std::string view_review_next(const nlohmann::json& answer, const Style& style);
std::string view_review_item(const nlohmann::json& answer, const Style& style);
/// What people decided of one thing, each as its own list shows it.
std::string view_history(const nlohmann::json& answer, const Style& style);
/// "date 2022-05-02 → 2022-05-03"
std::string correction_words(const nlohmann::json& correction);
/// "confirmed by A. Desk, 2022-05-03: seen on film"; empty where nobody judged it.
std::string review_words(const nlohmann::json& review);

}  // namespace dateline::cli
