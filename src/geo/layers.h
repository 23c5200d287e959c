#pragma once
// Layers: compiled files of the user's own places in one folder, NAME.gazetteer each (docs/formats/layers.md).
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::geo {

struct LayerInfo {
  std::string name;
  std::string version;
  std::size_t places = 0;
  std::size_t names = 0;  // different ones, as they are looked up
  std::uintmax_t bytes = 0;
};

/// Letters, digits, "-", "_" and "." within, at most 31: a name of a file and of a source.
bool is_layer_name(std::string_view name);
std::filesystem::path layer_file(const std::filesystem::path& folder, const std::string& name);
/// In the order of their names; none where there is no folder.
std::vector<std::filesystem::path> layer_files(const std::filesystem::path& folder);
Result<LayerInfo> layer_info(const std::filesystem::path& file);

}  // namespace dateline::geo
