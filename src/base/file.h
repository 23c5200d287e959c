#pragma once
// Whole files in and out, with errors that name the file, what is wrong and what to do.
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace dateline {

/// The bytes of a file, or of standard input for "-". Over `limit` bytes: kTooLarge.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

}  // namespace dateline
