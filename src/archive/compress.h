#pragma once
// Zstandard frames for the bytes and readings that the archive keeps.
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::archive {

std::string compress(std::string_view bytes);
/// kArchiveDamaged for what is not a whole frame, or one of more than `limit` bytes.
Result<std::string> decompress(std::string_view frame, std::size_t limit);

/// The most that one original or one reading may hold: far above what ingest lets in.
inline constexpr std::size_t kMaxStoredBytes = std::size_t{1} << 31;

}  // namespace dateline::archive
