#pragma once
// The archive file and its schema: whose file it is, of which version, and bringing an older one up to date. data/archive/*.sql are the
// migrations, one a version, each run once and never changed after a release.
#include "archive/archive.h"
#include "archive/sqlite.h"

namespace dateline::archive {

inline constexpr int kSchemaVersion = 26;
inline constexpr int kApplicationId = 0x444c4e31;  // "DLN1": what `file` and SQLite show of an archive

/// Opens an archive. kWrite makes a new one where there is no file, or an empty one, and migrates an older one.
/// Another program's file, or one of a newer version, is never written to.
Result<Database> open_archive(const std::filesystem::path& path, Mode mode);

}  // namespace dateline::archive
