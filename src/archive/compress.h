#pragma once
// Zstandard frames for what the archive keeps.
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::archive {

/// Without a dictionary: what is kept for ever can be unpacked by any zstd.
std::string compress(std::string_view bytes);
/// kArchiveDamaged for what is not a whole frame, or one of more than `limit` bytes.
Result<std::string> decompress(std::string_view frame, std::size_t limit);

/// The most that one original or one reading may hold: far above what ingest lets in.
inline constexpr std::size_t kMaxStoredBytes = std::size_t{1} << 31;

/// What is derived, and so is written often and can be made again: packed quickly.
std::string pack(std::string_view bytes);
/// Short JSON of incidents, by a dictionary of what incidents have in common (data/archive/packing/README.md).
std::string pack_incident(std::string_view json);
/// Either comes back; what is no frame was kept before there was packing and comes back as it is.
Result<std::string> unpack(std::string_view kept);

}  // namespace dateline::archive
