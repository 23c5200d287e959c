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
  Status swept;                             // else old pages still stand in the log beside the file
};

/// Removes one report and rebuilds all that is derived; afterwards no page of the file and, where `swept` is fine, no log beside it holds what was removed.
/// Takes as long as `regroup`. kNotFound where no such report is, kPurged where it is purged already, kUsage where the reason is missing.
Result<Purge> purge(Archive& archive, const PurgeOrder& order);

/// Removes one report, and leaves what is derived for Archive::rewrite, inside whose work only this is called.
Status remove_report(const Database& database, const PurgeOrder& order);

/// All, in the order in which they were made; without versions and copies, which are known only at the time.
Result<std::vector<Purge>> read_purges(const Database& database);
Result<std::optional<Purge>> find_purge(const Database& database, std::string_view report);

/// The purged report whose bytes, text, address or claim this was; nothing: none. Addresses are the same whatever their scheme, fragment or last slash.
Result<std::optional<std::string>> purged_bytes(const Database& database, std::string_view sha256);
Result<std::optional<std::string>> purged_at(const Database& database, std::string_view url);
Result<std::optional<std::string>> purged_claim(const Database& database, std::string_view key);

/// Takes evidence on a purged report out of what people decided or put down, as its purge did. `content` is a row's JSON; it stays as it is where
/// it does not name the report.
Result<std::string> without_purged(std::string content, const std::string& report);

/// kNotFound: the report was purged, or never was here.
Error no_such_report(const Database& database, std::string_view report);
/// The same of a claim by its key.
Error no_such_claim(const Database& database, std::string_view key);
/// What is told of a purged report: "on 2021-06-01 by the desk: court order".
std::string words_of_purge(const Purge& purge);

}  // namespace dateline::archive
