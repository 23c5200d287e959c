#pragma once
// Where the language model and the gazetteer lie when the command line does not say.
#include <filesystem>
#include <optional>
#include <string>

namespace dateline::engine {

/// The folder of downloaded resources: `home` where given (DATELINE_HOME), else dateline/ below `xdg_data_home` or ~/.local/share.
struct UserFolders {
  std::string dateline_home;
  std::string xdg_data_home;
  std::string home;
};
std::filesystem::path resource_folder(const UserFolders& folders);

std::filesystem::path default_model(const std::filesystem::path& resources);
std::filesystem::path default_gazetteer(const std::filesystem::path& resources);
/// The folder of the user's own layers of places.
std::filesystem::path layer_folder(const std::filesystem::path& resources);
/// The folder of the user's actor bases and lists.
std::filesystem::path base_folder(const std::filesystem::path& resources);

}  // namespace dateline::engine
