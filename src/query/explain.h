#pragma once
// Why an incident counts as it does, in sentences: which origins stand behind it, which claims add none, what is disputed.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace dateline::query {

/// `incident` as docs/formats/archive.md lays it down.
std::vector<std::string> explain(const nlohmann::ordered_json& incident);

}  // namespace dateline::query
