#include "archive/schema.h"

#include <system_error>

#include "base/data_file.h"

namespace dateline::archive {
namespace {

constexpr std::string_view kMigrations[kSchemaVersion] = {"archive/0001_first.sql", "archive/0002_exhibits.sql",
                                                            "archive/0003_fetching.sql", "archive/0004_map.sql",
                                                            "archive/0005_actors.sql", "archive/0006_decisions.sql",
                                                            "archive/0007_chain_ends.sql", "archive/0008_grades.sql",
                                                            "archive/0009_copies.sql", "archive/0010_stories.sql",
                                                            "archive/0011_happenings.sql", "archive/0012_growing_actors.sql",
                                                            "archive/0013_ask.sql", "archive/0014_watches.sql",
                                                            "archive/0015_narrow_stories.sql", "archive/0016_kept_counts.sql",
                                                            "archive/0017_past_claims.sql", "archive/0018_cases.sql",
                                                            "archive/0019_texts_once.sql", "archive/0020_words_from_texts.sql",
                                                            "archive/0021_purges.sql", "archive/0022_reviews.sql",
                                                            "archive/0023_marks.sql", "archive/0024_imports.sql",
                                                            "archive/0025_flags.sql", "archive/0026_doubts.sql"};
constexpr std::string_view kMagic("SQLite format 3\0", 16);

Error foreign(const std::filesystem::path& path) {
  return {ErrorCode::kArchiveForeign, path.string() + ": not a Dateline archive; it was left as it is; name another file with --archive"};
}

enum class FileKind { kMissing, kEmpty, kSqlite };

/// What the first page of an SQLite file says of it, by the file format (https://sqlite.org/fileformat2.html, 1.3 and 1.6): numbers are big-endian.
constexpr std::size_t kHeaderBytes = 108, kApplicationAt = 68, kPageKindAt = 100, kCellsAt = 103;
constexpr std::uint32_t kInnerPage = 5, kLeafPage = 13;  // of a table

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

/// Whether a file that SQLite made is another program's: it has another's mark, or none and yet tables. Ours is without both where making it
/// was broken off.
bool is_strangers(std::string_view head) {
  if (head.size() < kHeaderBytes) return false;  // broken off amid its first writing
  const std::uint32_t application = number_at(head, kApplicationAt, 4);
  if (application == kApplicationId) return false;
  const std::uint32_t page = number_at(head, kPageKindAt, 1);
  return application != 0 || page == kInnerPage || (page == kLeafPage && number_at(head, kCellsAt, 2) != 0);
}

/// Looks at the first bytes only, so that a stranger's file is not touched.
Result<FileKind> look_at(const std::filesystem::path& path) {
  std::error_code fault;
  const auto status = std::filesystem::status(path, fault);
  if (status.type() == std::filesystem::file_type::not_found) return FileKind::kMissing;
  if (fault) return Error{ErrorCode::kUnreadable, path.string() + ": the archive cannot be opened: " + fault.message()};
  if (status.type() == std::filesystem::file_type::directory) {
    return Error{ErrorCode::kArchiveForeign, path.string() + ": a folder, not an archive; name a file with --archive"};
  }
  if (status.type() != std::filesystem::file_type::regular) return foreign(path);
  DL_ASSIGN(const std::string head, first_bytes(path, kHeaderBytes));
  if (head.empty()) return FileKind::kEmpty;
  // A power cut can leave the first sector of a new file unwritten; what SQLite left beside it says how the file was.
  const bool is_blank = head.find_first_not_of('\0') == std::string::npos;
  if (is_blank && std::filesystem::exists(path.string() + "-journal")) return FileKind::kSqlite;
  if (!head.starts_with(kMagic) || is_strangers(head)) return foreign(path);
  return FileKind::kSqlite;
}

struct Marks {
  std::int64_t application = 0, version = 0, tables = 0;
};

Result<Marks> marks_of(const Database& database) {
  Marks marks;
  DL_ASSIGN(marks.application, database.number("PRAGMA application_id"));
  DL_ASSIGN(marks.version, database.number("PRAGMA user_version"));
  DL_ASSIGN(marks.tables, database.number("SELECT count(*) FROM sqlite_master"));
  return marks;
}

Status migrate(Database& database) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(database));
  DL_ASSIGN(const std::int64_t version, database.number("PRAGMA user_version"));  // another process may have been quicker
  for (std::int64_t next = version; next < kSchemaVersion; ++next) DL_TRY(database.script(data_file(kMigrations[next])));
  if (version < kSchemaVersion) {
    DL_TRY(database.script("PRAGMA application_id = " + std::to_string(kApplicationId)));
    DL_TRY(database.script("PRAGMA user_version = " + std::to_string(kSchemaVersion)));
  }
  DL_TRY(transaction.commit());
  // Write-ahead logging lets readers go on while a report is added. It is set after the marks are in the file, so that a file
  // that is made and broken off is never taken for a stranger's.
  return database.script("PRAGMA journal_mode = WAL");
}

Status check_version(const std::filesystem::path& path, const Marks& marks) {
  if (marks.application != kApplicationId) return foreign(path);
  if (marks.version > kSchemaVersion) {
    return Error{ErrorCode::kArchiveNewer, path.string() + ": written by a newer version of Dateline (schema " + std::to_string(marks.version) +
                                               ", this one knows " + std::to_string(kSchemaVersion) + "); use that version"};
  }
  return {};
}

}  // namespace

Result<Database> open_archive(const std::filesystem::path& path, Mode mode) {
  DL_ASSIGN(const FileKind kind, look_at(path));
  if (kind != FileKind::kSqlite && mode == Mode::kRead) {
    return Error{ErrorCode::kNotFound, path.string() + ": no archive here; make one with `dateline add`, or name another with --archive"};
  }
  auto opened = Database::open(path, mode == Mode::kWrite ? Access::kWrite : Access::kRead);
  if (!opened) return opened.error();
  Database database = std::move(opened).value();
  // FULL: what was committed outlives a power cut, but for reports on their way in (Kept::kSoon), which do once all are grouped.
  // The log is carried over to the file every 16 MiB: pages that many reports change are written once.
  DL_TRY(database.script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4096"));
  // At most so much of the file is held in memory, in KiB: who writes reaches into all indexes at once.
  DL_TRY(database.script(mode == Mode::kWrite ? "PRAGMA cache_size = -262144" : "PRAGMA cache_size = -65536"));
  DL_ASSIGN(Marks marks, marks_of(database));
  const bool fresh = marks.application == 0 && marks.tables == 0;
  if (!fresh) DL_TRY(check_version(path, marks));
  if (fresh && mode == Mode::kRead) {
    return Error{ErrorCode::kNotFound, path.string() + ": the archive is empty; fill it with `dateline add`"};
  }
  if (mode == Mode::kWrite && marks.version < kSchemaVersion) DL_TRY(migrate(database));
  if (mode == Mode::kRead && marks.version < kSchemaVersion) {
    return Error{ErrorCode::kUsage, path.string() + ": written by an older version of Dateline; run `dateline regroup` to bring it up to date"};
  }
  return database;
}

}  // namespace dateline::archive
