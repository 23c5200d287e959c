#pragma once
// Purge: what must not be kept is removed for good. Bytes, texts, readings, words and addresses of a report go; its id, the hashes of what was removed
// and the reason stay, in a chain of their own, and the other chains still follow row by row. Nothing else ever changes what is kept for ever.
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite.h"

namespace dateline::archive {

struct PurgeOrder {
  std::string report, by, why, at;
};

struct Purge {
  std::int64_t number = 0;
  std::string report, by, why, at;
  std::string bytes_sha256;                 // of what came in
  std::vector<std::string> text_sha256;     // of its readings
  std::int64_t rows = 0;                    // that were emptied
  std::vector<std::string> versions;        // reports that are other states of it, and stay
  std::vector<std::string> copies;          // reports that share words with it, and stay
};

/// Removes one report and rebuilds all that is derived; afterwards no page of the file and no log beside it holds what was removed. Takes as long as
/// `regroup`. kNotFound where no such report is, kUsage where it is purged already or the reason is missing.
Result<Purge> purge(Archive& archive, const PurgeOrder& order);

/// Removes one report, and leaves what is derived for Archive::rewrite, inside whose work only this is called.
Status remove_report(const Database& database, const PurgeOrder& order);

/// All, in the order in which they were made; without versions and copies, which are known only at the time.
Result<std::vector<Purge>> read_purges(const Database& database);
Result<std::optional<Purge>> find_purge(const Database& database, std::string_view report);

/// The purged report that stood at this address; nothing: none did.
Result<std::optional<std::string>> purged_at(const Database& database, std::string_view url);

/// kNotFound: the report was purged, or never was here.
Error no_such_report(const Database& database, std::string_view report);

}  // namespace dateline::archive
