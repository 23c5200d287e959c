#pragma once
// Files out: whole or not at all.
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace dateline {

/// Who looks meanwhile sees the old file or the new one. What stood there before is gone.
Status write_whole(const std::filesystem::path& path, std::string_view bytes);

/// What was written to a file, or the names in a folder, outlive a power cut from now on.
Status sync_file(const std::filesystem::path& path);

}  // namespace dateline
