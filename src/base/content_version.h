#pragma once
// A name for what files hold together: the same bytes in the same order, the same version.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline {

/// The first twelve digits of a SHA-256 chained over the blocks of all files.
Result<std::string> content_version(const std::vector<std::filesystem::path>& files);

}  // namespace dateline
