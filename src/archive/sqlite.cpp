#include "archive/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>

#include "archive/relevance.h"
#include "archive/row_bits.h"

namespace dateline::archive {
namespace {

bool is_full(int fault) { return fault == ENOSPC || fault == EDQUOT || fault == EFBIG; }

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kMostIdle = 256;  // statements
constexpr int kStepsBetweenLooks = 10'000;  // of SQLite's machine: well under a millisecond

int flags_for(Access access) {
  switch (access) {
    case Access::kWrite: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    // A reader, too, must be able to take part in the write-ahead log; SQLite falls back to reading only where the file may not be written.
    case Access::kRead: return SQLITE_OPEN_READWRITE;
  }
  return SQLITE_OPEN_READONLY;
}

struct FreeName {
  void operator()(const char* name) const { sqlite3_free_filename(const_cast<char*>(name)); }
};
struct CloseFile {
  void operator()(sqlite3_file* file) const {
    if (file->pMethods) file->pMethods->xClose(file);
    sqlite3_free(file);
  }
};

}  // namespace

Result<std::string> first_bytes(const std::filesystem::path& path, std::size_t size) {
  const Error unreadable{ErrorCode::kUnreadable, path.string() + ": the archive may not be read; check its permissions"};
  sqlite3_vfs* files = sqlite3_vfs_find(nullptr);
  const std::unique_ptr<const char, FreeName> name(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr));
  const std::unique_ptr<sqlite3_file, CloseFile> file(static_cast<sqlite3_file*>(sqlite3_malloc(files->szOsFile)));
  if (!name || !file) return unreadable;
  file->pMethods = nullptr;
  if (files->xOpen(files, name.get(), file.get(), SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return unreadable;
  sqlite3_int64 there = 0;
  if (file->pMethods->xFileSize(file.get(), &there) != SQLITE_OK) return unreadable;
  std::string out(std::min(size, static_cast<std::size_t>(there)), '\0');
  if (!out.empty() && file->pMethods->xRead(file.get(), out.data(), static_cast<int>(out.size()), 0) != SQLITE_OK) return unreadable;
  return out;
}

IdleStatements::~IdleStatements() {
  for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
}

sqlite3_stmt* IdleStatements::take(const std::string& sql) {
  const auto found = idle_.find(sql);
  if (found == idle_.end()) return nullptr;
  sqlite3_stmt* statement = found->second;
  idle_.erase(found);
  return statement;
}

void IdleStatements::give(sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  if (idle_.size() == kMostIdle || !idle_.emplace(sqlite3_sql(statement), statement).second) sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void Statement::bind(int at, std::nullptr_t) { sqlite3_bind_null(statement_.get(), at); }
void Statement::bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_.get(), at, value); }
void Statement::bind(int at, double value) { sqlite3_bind_double(statement_.get(), at, value); }
void Statement::bind(int at, std::string_view value) {
  sqlite3_bind_text64(statement_.get(), at, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int at, Blob value) {
  if (value.bytes.empty()) sqlite3_bind_zeroblob(statement_.get(), at, 0);
  else sqlite3_bind_blob64(statement_.get(), at, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return database_->error(code);
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
std::string_view Statement::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(size)) : std::string_view();
}

Result<std::vector<std::int64_t>> integers_of(Statement rows) {
  std::vector<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

Result<Database> Database::open(const std::filesystem::path& path, Access access) {
  Database database;
  database.name_ = path.string();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(database.name_.c_str(), &handle, flags_for(access), nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return database.error(code);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  DL_TRY(add_relevance(database));
  DL_TRY(add_row_bits(database));
  if (access == Access::kRead) DL_TRY(database.script("PRAGMA query_only = ON"));
  return database;
}

Status Database::script(std::string_view sql) {
  const int code = sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = idle_->take(std::string(sql));
  if (statement) return Statement(*this, statement, idle_);
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Statement(*this, statement, idle_);
}

void Database::stop_when(std::function<bool()> stop) {
  stop_ = stop ? std::make_unique<std::function<bool()>>(std::move(stop)) : nullptr;
  const auto ask = [](void* given) { return (*static_cast<std::function<bool()>*>(given))() ? 1 : 0; };
  sqlite3_progress_handler(handle_.get(), stop_ ? kStepsBetweenLooks : 0, stop_ ? +ask : nullptr, stop_.get());
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

std::map<std::string, std::int64_t> Database::scanned() const {
  std::map<std::string, std::int64_t> out;
  for (sqlite3_stmt* at = sqlite3_next_stmt(handle_.get(), nullptr); at; at = sqlite3_next_stmt(handle_.get(), at)) {
    out[sqlite3_sql(at)] += sqlite3_stmt_status(at, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
  }
  return out;
}

Error Database::error(int code) const {
  const int last = errno;  // of the write that failed: where a commit fails SQLite does not keep it
  const std::string words = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  const int fault = handle_ ? sqlite3_system_errno(handle_.get()) : 0;
  // SQLite knows a full disk only by one of the ways in which a file may not grow.
  if ((code & 0xff) == SQLITE_IOERR && (is_full(fault) || is_full(last))) return error(SQLITE_FULL);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kArchiveLocked, name_ + ": another process is writing to the archive; try again when it is done"};
    case SQLITE_INTERRUPT:
      return {ErrorCode::kTimedOut, name_ + ": the answer was not ready in the time that it may take; ask for less, with more filters or a smaller --limit"};
    case SQLITE_FULL:
      return {ErrorCode::kDiskFull, name_ + ": the disk is full; nothing that was in the archive is lost; make room and run the command again"};
    case SQLITE_NOTADB:
      return {ErrorCode::kArchiveForeign, name_ + ": not a Dateline archive; name another file with --archive"};
    case SQLITE_CORRUPT:
      return {ErrorCode::kArchiveDamaged, name_ + ": the archive is damaged (" + words + "); go back to a backup"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::kUnreadable, name_ + ": the archive may not be written to; check the permissions of the file and its folder"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kUnreadable, name_ + ": the archive cannot be opened; check that its folder exists and may be written to"};
    case SQLITE_IOERR:
      return {ErrorCode::kUnreadable, name_ + ": reading or writing the archive failed (" + words + "); check the disk"};
    default:
      return {ErrorCode::kInternal, name_ + ": the archive's database refused an operation: " + words};
  }
}

Result<Transaction> Transaction::begin(Database& database, Kept kept) {
  // With a write-ahead log, FULL syncs it at each commit, NORMAL when it is carried over to the file.
  if (kept == Kept::kSoon) DL_TRY(database.script("PRAGMA synchronous = NORMAL"));
  if (const Status begun = database.script("BEGIN IMMEDIATE"); !begun) {
    Transaction(database, kept).end();
    return begun.error();
  }
  return Transaction(database, kept);
}

Transaction::~Transaction() {
  if (!database_) return;
  (void)database_->script("ROLLBACK");  // fails only where SQLite has rolled back already
  end();
}

Status Transaction::commit() {
  DL_TRY(database_->script("COMMIT"));
  end();
  return {};
}

void Transaction::end() {
  if (kept_ == Kept::kSoon) (void)database_->script("PRAGMA synchronous = FULL");  // fails only amid a transaction, and none is open here
  database_ = nullptr;
}

}  // namespace dateline::archive
