#include "archive/chain.h"

#include <map>

#include "archive/compress.h"
#include "archive/custody.h"
#include "archive/exhibits.h"
#include "archive/emptied.h"
#include "base/assert.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

std::string original_hash(std::string_view previous, std::string_view sha256, std::string_view size) {
  return chain_hash(previous, "originals", {sha256, size});
}
std::string reading_hash(std::string_view previous, const ReadingRow& row, std::string_view sha256) {
  return chain_hash(previous, "readings", {row.report, row.engine, row.model, row.read_at, sha256});
}

/// Whether the last row is the one that was appended last.
Status check_end(const Database& database, const std::string& table, std::int64_t last, std::string_view hash, std::vector<Problem>& problems) {
  DL_ASSIGN(const std::int64_t rows, database.number("SELECT rows FROM chain_ends WHERE name = ?", table));
  DL_ASSIGN(const auto end, database.word("SELECT hash FROM chain_ends WHERE name = ?", table));
  if (rows > last) problems.push_back({"the rows at its end are missing: " + std::to_string(rows) + " were appended", table});
  else if (rows != last || end.value_or("") != hash) problems.push_back({"its last row is not the one that was appended last", table});
  return {};
}

/// Unpacks a content and compares its hash.
void check_content(std::string_view frame, std::string_view sha256, std::vector<Problem>& problems, const std::string& where) {
  const auto bytes = decompress(frame, kMaxStoredBytes);
  if (!bytes) problems.push_back({bytes.error().message, where});
  else if (sha256_hex(*bytes) != sha256) problems.push_back({"the content is not what its hash says", where});
}

Result<std::vector<std::int64_t>> rows_of(const Database& database, const std::string& sql) {
  DL_ASSIGN(Statement rows, database.query(sql));
  return integers_of(std::move(rows));
}

/// Values of another kind than their column's: they read as they did before, and are other bytes.
Status check_kinds(const Database& database, const std::string& table, std::vector<Problem>& problems) {
  DL_ASSIGN(Statement columns, database.query("SELECT name, lower(type), \"notnull\" FROM pragma_table_info(?)", table));
  while (true) {
    DL_ASSIGN(const bool column, columns.step());
    if (!column) return {};
    const std::string name = columns.text(0);
    DL_ASSIGN(const auto odd, rows_of(database, "SELECT seq FROM " + table + " WHERE typeof(" + name + ") <> '" + columns.text(1) + "'" +
                                                              (columns.integer(2) ? "" : " AND " + name + " IS NOT NULL") + " ORDER BY seq"));
    for (const std::int64_t seq : odd) problems.push_back({"its " + name + " is of another kind than was written: something was changed", table + " row " + std::to_string(seq)});
  }
}

using Emptied = std::map<std::int64_t, EmptiedRow>;  // by row

/// Walks a table in order. A row that was emptied holds what the purge left it with, and its hash stays what it was.
Status check_table(const Database& database, const ChainedTable& table, const Emptied& emptied, std::vector<Problem>& problems) {
  DL_ASSIGN(Statement rows, database.query("SELECT seq, hash, " + table.columns + " FROM " + table.name + " ORDER BY seq"));
  std::string previous;
  for (std::int64_t next = 1;; ++next) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return check_end(database, table.name, next - 1, previous, problems);
    const std::string where = table.name + " row " + std::to_string(rows.integer(0));
    if (rows.integer(0) != next) {
      problems.push_back({"a row before this one is missing", where});
      next = rows.integer(0);
    }
    const auto purged = emptied.find(next);
    const bool is_empty = purged != emptied.end();
    const std::string_view replaced = is_empty ? std::string_view(purged->second.sha256) : std::string_view();
    const bool has_content = table.content >= 0 && !rows.view(table.content).empty();
    if (is_empty && replaced.empty()) {
      if (has_content) problems.push_back({"it holds content that was removed from it", where});
    } else if (table.content >= 0) {
      check_content(rows.view(table.content), is_empty ? replaced : rows.view(table.sha256), problems, where);
    }
    const std::string hash = table.hash(previous, rows);
    if (is_empty ? hash != purged->second.left : hash != rows.view(1)) {
      problems.push_back({is_empty ? "the row is not what its purge left: something was changed" : "the row does not follow from the one before it: something was changed", where});
    }
    previous = rows.text(1);
  }
}

}  // namespace

std::string chain_hash(std::string_view previous, std::string_view table, std::initializer_list<std::string_view> fields) {
  std::string whole(previous);
  whole += '\n';
  whole += table;
  for (const std::string_view field : fields) {
    whole += '\n' + std::to_string(field.size()) + ':';
    whole += field;
  }
  return sha256_hex(whole);
}

std::string capture_hash(std::string_view previous, const CaptureRow& row) {
  return chain_hash(previous, "captures",
                    {row.report, row.identity, row.original, row.input, row.url, row.given, row.captured_at, row.version_of});
}

Result<std::string> last_hash(const Database& database, std::string_view table) {
  DL_ASSIGN(const auto hash, database.word("SELECT hash FROM " + std::string(table) + " ORDER BY seq DESC LIMIT 1"));
  return hash.value_or("");
}

Status append_original(const Database& database, const OriginalRow& row) {
  DL_ASSIGN(const std::int64_t known, database.number("SELECT count(*) FROM originals WHERE sha256 = ?", row.sha256));
  if (known) return {};
  DL_ASSIGN(const std::string previous, last_hash(database, "originals"));
  const std::string size = std::to_string(row.bytes.size());
  const std::string packed = compress(row.bytes);
  return database.run("INSERT INTO originals (sha256, size, content, hash) VALUES (?, ?, ?, ?)", row.sha256,
                      static_cast<std::int64_t>(row.bytes.size()), Blob{packed}, original_hash(previous, row.sha256, size));
}

Result<std::int64_t> append_capture(const Database& database, const CaptureRow& row) {
  DL_ASSIGN(const std::string previous, last_hash(database, "captures"));
  const auto version_of = row.version_of.empty() ? std::optional<std::string>() : std::optional<std::string>(row.version_of);
  DL_TRY(database.run("INSERT INTO captures (report, identity, original, input, url, given, captured_at, version_of, hash) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      row.report, row.identity, row.original, row.input, row.url, row.given, row.captured_at, version_of,
                      capture_hash(previous, row)));
  return database.last_row();
}

Result<std::int64_t> append_reading(const Database& database, const ReadingRow& row) {
  DL_ASSIGN(const std::string previous, last_hash(database, "readings"));
  const std::string sha256 = sha256_hex(row.json);
  const std::string packed = compress(row.json);
  DL_TRY(database.run("INSERT INTO readings (report, engine, model, read_at, sha256, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?)", row.report,
                      row.engine, row.model, row.read_at, sha256, Blob{packed}, reading_hash(previous, row, sha256)));
  return database.last_row();
}

const std::vector<ChainedTable>& chained_tables() {
  static const std::vector<ChainedTable> all = {
      {"originals", "sha256, size, content",
       [](std::string_view previous, const Statement& row) { return original_hash(previous, row.view(2), std::to_string(row.integer(3))); }, 4, 2},
      {"captures", "report, identity, original, input, url, given, captured_at, version_of",
       [](std::string_view previous, const Statement& row) {
         return capture_hash(previous, {row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)});
       }},
      {"readings", "report, engine, model, read_at, sha256, content",
       [](std::string_view previous, const Statement& row) {
         return reading_hash(previous, {row.text(2), row.text(3), row.text(4), row.text(5), {}}, row.text(6));
       }, 7, 6},
      {"decisions", "made_at, made_by, kind, content",
       [](std::string_view previous, const Statement& row) {
         return chain_hash(previous, "decisions", {row.view(2), row.view(3), row.view(4), row.view(5)});
       }},
      {"grades", "made_at, made_by, kind, content",
       [](std::string_view previous, const Statement& row) {
         return chain_hash(previous, "grades", {row.view(2), row.view(3), row.view(4), row.view(5)});
       }},
      {"case_entries", "made_at, made_by, kind, content",
       [](std::string_view previous, const Statement& row) {
         return chain_hash(previous, "case_entries", {row.view(2), row.view(3), row.view(4), row.view(5)});
       }},
      {"exhibit_files", std::string(kExhibitColumns),
       [](std::string_view previous, const Statement& row) { return exhibit_hash(previous, exhibit_of_row(row, 2)); }},
      {"exchanges", "report, content",
       [](std::string_view previous, const Statement& row) { return exchange_hash(previous, row.view(2), row.view(3)); }},
      {"purges", "made_at, made_by, report, content",
       [](std::string_view previous, const Statement& row) {
         return chain_hash(previous, "purges", {row.view(2), row.view(3), row.view(4), row.view(5)});
       }},
      {"marks", "made_at, made_by, kind, content",
       [](std::string_view previous, const Statement& row) {
         return chain_hash(previous, "marks", {row.view(2), row.view(3), row.view(4), row.view(5)});
       }},
      {"imports", "made_at, made_by, content",
       [](std::string_view previous, const Statement& row) { return chain_hash(previous, "imports", {row.view(2), row.view(3), row.view(4)}); }},
      {"shares", "made_at, content",
       [](std::string_view previous, const Statement& row) { return chain_hash(previous, "shares", {row.view(2), row.view(3)}); }},
  };
  return all;
}

Result<std::string> hash_of_row(const Database& database, const ChainedTable& table, std::int64_t seq) {
  DL_ASSIGN(const auto previous, database.word("SELECT hash FROM " + table.name + " WHERE seq = ?", seq - 1));
  DL_ASSIGN(Statement row, database.query("SELECT seq, hash, " + table.columns + " FROM " + table.name + " WHERE seq = ?", seq));
  DL_ASSIGN(const bool there, row.step());
  DL_ASSERT(there, "a row is hashed that is not there");
  return table.hash(previous.value_or(""), row);
}

Result<std::vector<Problem>> check_chains(const Database& database) {
  std::vector<Problem> problems;
  std::map<std::string, Emptied> emptied;
  // Where a purge's own row was changed its table says so, and nothing excuses what it emptied.
  const auto purged = emptied_rows(database);
  if (!purged) problems.push_back({purged.error().message, "purges and shares"});
  else for (const EmptiedRow& row : *purged) emptied[row.table][row.seq] = row;
  for (const ChainedTable& table : chained_tables()) {
    DL_TRY(check_table(database, table, emptied[table.name], problems));
    DL_TRY(check_kinds(database, table.name, problems));
  }
  return problems;
}

}  // namespace dateline::archive
