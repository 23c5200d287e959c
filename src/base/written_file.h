#pragma once
// Files out: whole or not at all.
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace dateline {

/// Who looks meanwhile sees the old file or the new one. What stood there before is gone.
Status write_whole(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dateline
