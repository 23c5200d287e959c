#pragma once
// Exhibits that came in as files: images and films, their bytes among the originals. A row is kept for ever and hash-chained as captures
// are; the same bytes under the same report again are nothing new. What a file says of itself is kept as JSON and never used to place an
// event.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

class Database;
class Statement;

struct ExhibitFile {
  std::string sha256, kind, type;
  std::int64_t width = 0, height = 0, milliseconds = 0;  // 0: not known
  std::string print;                                     // sixteen hexadecimal digits; empty: none
  std::string says, location;                            // JSON [[name, value]]; `location` is what can tell where somebody was
  std::string caption;                                   // empty if none was given
  std::string report;                                    // empty: it came alone
  std::string input, captured_at;
};

struct ExhibitRow {
  ExhibitFile file;
  std::int64_t bytes = 0;
  bool held = false;  // its bytes are here: they are not in a share of quotes
};

/// In the order in which they came in; of one report only, where one is named.
Result<std::vector<ExhibitRow>> find_exhibits(const Archive& archive, std::string_view report);

/// The bytes of a file by their SHA-256, at most `most`. kNotFound where no such exhibit is, its report was purged, or a share left its bytes out;
/// kTooLarge, kArchiveDamaged where the bytes are not those that came in.
Result<std::string> exhibit_bytes(const Archive& archive, const std::string& sha256, std::size_t most);

/// The columns that a row's hash is over, in their order.
inline constexpr std::string_view kExhibitColumns =
    "sha256, kind, type, width, height, milliseconds, print, says, location, caption, report, input, captured_at";
/// False: these bytes stand under this report already. Its sha256 is that of the bytes. Inside a transaction only.
Result<bool> append_exhibit(const Database& database, std::string_view bytes, const ExhibitFile& file);

ExhibitFile exhibit_of_row(const Statement& row, int first_column);
std::string exhibit_hash(std::string_view previous, const ExhibitFile& file);

}  // namespace dateline::archive
