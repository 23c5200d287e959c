#pragma once
// Rows of chained tables that were emptied or reduced: by a purge (archive/purge.h), or in a file that was made to be given away (archive/share.h). Each keeps
// its number and its hash; what it was left with is told by the purge or share, in a chain of its own.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "archive/sqlite.h"

namespace dateline::archive {

struct EmptiedRow {
  std::string table;
  std::int64_t seq = 0;
  std::string left;    // the hash of what the row was left with, behind the row before it
  std::string sha256;  // of the packed content, where one was put in place of the old; empty: none was
};

/// Where one row was emptied twice, in their order.
Result<std::vector<EmptiedRow>> emptied_rows(const Database& database);

/// From now on the row may be changed. Inside a transaction only, at whose end a purge or share names it.
Status open_row(const Database& database, const std::string& table, std::int64_t seq);

/// The rows as a purge or share keeps them, each with the hash of what stands in it now.
Result<nlohmann::json> rows_as_left(const Database& database, const std::vector<EmptiedRow>& rows);

}  // namespace dateline::archive
