#pragma once
// The statement of custody for a person to read and to print: the JSON of query::custody in, a page out.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.h"

namespace dateline::cli {

/// Under the headings of the work that open-source investigation is parted into (Berkeley Protocol on Digital Open Source Investigations,
/// 2022, chapter VI): identification, collection, preservation, verification, and what was made of it since.
std::string view_custody(const nlohmann::json& answer, const Style& style);

}  // namespace dateline::cli
