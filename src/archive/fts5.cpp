#include "archive/fts5.h"

namespace dateline::archive {

Result<fts5_api*> fts5_of(const Database& database) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr);
  fts5_api* api = nullptr;
  if (code == SQLITE_OK) code = sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  if (code == SQLITE_OK) sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (code != SQLITE_OK) return database.error(code);
  if (!api) return Error{ErrorCode::kInternal, "this SQLite has no full-text search (FTS5); build it in"};
  return api;
}

}  // namespace dateline::archive
