#pragma once
// SQLite's own interface for what is added to its full-text search. Only for files of src/archive that add to it.
#include <sqlite3.h>

#include "archive/sqlite.h"

namespace dateline::archive {

Result<fts5_api*> fts5_of(const Database& database);

}  // namespace dateline::archive
