#include "engine/resources.h"

namespace dateline::engine {

std::filesystem::path resource_folder(const UserFolders& folders) {
  if (!folders.dateline_home.empty()) return folders.dateline_home;
  if (!folders.xdg_data_home.empty()) return std::filesystem::path(folders.xdg_data_home) / "dateline";
  return std::filesystem::path(folders.home) / ".local/share/dateline";
}

// The set-up (./dev) unpacks to these names.
std::filesystem::path default_model(const std::filesystem::path& resources) { return resources / "model"; }
std::filesystem::path default_gazetteer(const std::filesystem::path& resources) { return resources / "gazetteer.bin"; }
std::filesystem::path layer_folder(const std::filesystem::path& resources) { return resources / "layers"; }
std::filesystem::path base_folder(const std::filesystem::path& resources) { return resources / "actors"; }

}  // namespace dateline::engine
