#pragma once
// Database and Statement: the least that the archive needs of SQLite, with errors as Result. Only files of src/archive include this.
// A Database is used by one thread at a time. A Statement's texts are views until its next step. Statements that are done with are kept for
// the next use of the same SQL.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/try.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::archive {

/// Bytes that are bound as a blob, not as text.
struct Blob {
  std::string_view bytes;
};

class Database;

/// Statements that nobody uses at present, by their SQL.
class IdleStatements {
 public:
  ~IdleStatements();
  sqlite3_stmt* take(const std::string& sql);  // null: none is idle
  void give(sqlite3_stmt* statement);

 private:
  std::unordered_map<std::string, sqlite3_stmt*> idle_;
};

class Statement {
 public:
  void bind(int at, std::nullptr_t);
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, std::uint32_t value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, double value);
  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, Blob value);
  template <class T>
  void bind(int at, const std::optional<T>& value) {
    if (value) bind(at, *value);
    else bind(at, nullptr);
  }

  /// True: there is a row to read. False: done.
  Result<bool> step();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view view(int column) const;  // text or blob
  std::string text(int column) const { return std::string(view(column)); }

 private:
  friend class Database;
  struct GiveBack {
    std::shared_ptr<IdleStatements> to;
    void operator()(sqlite3_stmt* statement) const { to->give(statement); }
  };
  Statement(const Database& database, sqlite3_stmt* statement, std::shared_ptr<IdleStatements> idle)
      : database_(&database), statement_(statement, GiveBack{std::move(idle)}) {}
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
};

/// The first column of all rows.
Result<std::vector<std::int64_t>> integers_of(Statement rows);

enum class Access { kRead, kWrite };

/// The first bytes of a file, fewer where it is shorter. They are read through SQLite, which knows what else this process has open: whoever
/// closes a file by itself lets go of all locks that SQLite holds on it for this process (POSIX), and another process may then delete the
/// write-ahead log that is in use.
Result<std::string> first_bytes(const std::filesystem::path& path, std::size_t size);

class Database {
 public:
  /// Opens a file; kWrite makes it where it is missing. `name` stands in messages.
  static Result<Database> open(const std::filesystem::path& path, Access access);

  /// Runs statements that give no rows.
  Status script(std::string_view sql);
  Result<Statement> prepare(std::string_view sql) const;

  /// A statement with its parameters bound in order.
  template <class... Values>
  Result<Statement> query(std::string_view sql, const Values&... values) const {
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    int at = 0;
    (statement->bind(++at, values), ...);
    return statement;
  }
  /// Runs one statement to its end.
  template <class... Values>
  Status run(std::string_view sql, const Values&... values) const {
    DL_ASSIGN(Statement statement, query(sql, values...));
    while (true) {
      DL_ASSIGN(bool row, statement.step());
      if (!row) return {};
    }
  }
  /// The first column of the first row; 0 where there is no row.
  template <class... Values>
  Result<std::int64_t> number(std::string_view sql, const Values&... values) const {
    DL_ASSIGN(Statement statement, query(sql, values...));
    DL_ASSIGN(bool row, statement.step());
    return row ? statement.integer(0) : std::int64_t{0};
  }
  /// The first column of the first row, if there is one.
  template <class... Values>
  Result<std::optional<std::string>> word(std::string_view sql, const Values&... values) const {
    DL_ASSIGN(Statement statement, query(sql, values...));
    DL_ASSIGN(bool row, statement.step());
    if (!row || statement.is_null(0)) return std::optional<std::string>();
    return std::optional<std::string>(statement.text(0));
  }

  /// While one is set: asked often, and true breaks off what runs, with kTimedOut. Empty: nothing is broken off.
  void stop_when(std::function<bool()> stop);

  std::int64_t last_row() const;
  /// For what SQLite offers beside statements (archive/fts5.h).
  sqlite3* handle() const { return handle_.get(); }
  /// For tests: of each SQL that was run here, how many rows it went through without an index.
  std::map<std::string, std::int64_t> scanned() const;
  const std::string& name() const { return name_; }
  /// The error that SQLite gave last, in our words.
  Error error(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<std::function<bool()>> stop_;  // where it lies is known to SQLite
  std::unique_ptr<sqlite3, Close> handle_;
  std::shared_ptr<IdleStatements> idle_ = std::make_shared<IdleStatements>();
  std::string name_;
};

/// When what was committed outlives a power cut: at once, or with the next transaction that is kept at once. Neither order nor wholeness depends on it.
enum class Kept { kAtOnce, kSoon };

/// All or nothing: what was done since begin() is undone unless commit() is reached.
class Transaction {
 public:
  /// Takes the write lock at once (waiting some seconds for another writer), so that nothing read before writing can go stale.
  static Result<Transaction> begin(Database& database, Kept kept = Kept::kAtOnce);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)), kept_(other.kept_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  Transaction(Database& database, Kept kept) : database_(&database), kept_(kept) {}
  void end();
  Database* database_;
  Kept kept_;
};

}  // namespace dateline::archive
