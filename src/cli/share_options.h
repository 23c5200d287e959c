#pragma once
// For whom something is made: what those may see, and what is withheld from them.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "archive/share.h"
#include "cli/context.h"

namespace dateline::cli {

/// "clear" to "red".
std::vector<std::string> tlp_names();
/// --tlp: what those may see at most for whom something is made.
void add_audience(CLI::App& command, std::string& tlp);

/// The archive as an audience may see it.
struct ForAudience {
  std::string file;              // the archive itself, where marks withhold nothing
  bool is_share = false;
  archive::Withholding what;       // what is not in it
  std::shared_ptr<const std::filesystem::path> folder;  // beside the archive; goes with the last that holds it
};
/// Where marks withhold something, makes a share and says so on standard error.
Result<ForAudience> for_audience(const std::string& archive, const std::string& tlp, bool full_texts);

/// Adds share.
void add_share(CLI::App& app, const Context& context, Exit& exit);

}  // namespace dateline::cli
