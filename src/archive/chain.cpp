#include "archive/chain.h"

#include <functional>

#include "archive/compress.h"
#include "archive/custody.h"
#include "archive/exhibits.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

std::string original_hash(std::string_view previous, std::string_view sha256, std::string_view size) {
  return chain_hash(previous, "originals", {sha256, size});
}
std::string reading_hash(std::string_view previous, const ReadingRow& row, std::string_view sha256) {
  return chain_hash(previous, "readings", {row.report, row.engine, row.model, row.read_at, sha256});
}

using Expected = std::function<Result<std::string>(const Statement&, std::string_view previous, std::vector<Problem>&, const std::string& where)>;

/// Whether the last row is the one that was appended last.
Status check_end(const Database& database, const std::string& table, std::int64_t last, std::string_view hash, std::vector<Problem>& problems) {
  DL_ASSIGN(const std::int64_t rows, database.number("SELECT rows FROM chain_ends WHERE name = ?", table));
  DL_ASSIGN(const auto end, database.word("SELECT hash FROM chain_ends WHERE name = ?", table));
  if (rows > last) problems.push_back({"the rows at its end are missing: " + std::to_string(rows) + " were appended", table});
  else if (rows != last || end.value_or("") != hash) problems.push_back({"its last row is not the one that was appended last", table});
  return {};
}

/// Walks a table in order; `expected` gives the hash that a row should have. Column 0 is seq, column 1 the hash.
Status check_table(const Database& database, const std::string& table, std::string_view columns, const Expected& expected, std::vector<Problem>& problems) {
  DL_ASSIGN(Statement rows, database.query("SELECT seq, hash, " + std::string(columns) + " FROM " + table + " ORDER BY seq"));
  std::string previous;
  for (std::int64_t next = 1;; ++next) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return check_end(database, table, next - 1, previous, problems);
    const std::string where = table + " row " + std::to_string(rows.integer(0));
    if (rows.integer(0) != next) {
      problems.push_back({"a row before this one is missing", where});
      next = rows.integer(0);
    }
    DL_ASSIGN(const std::string hash, expected(rows, previous, problems, where));
    if (hash != rows.view(1)) problems.push_back({"the row does not follow from the one before it: something was changed", where});
    previous = rows.text(1);
  }
}

/// Unpacks a content and compares its hash.
void check_content(std::string_view frame, std::string_view sha256, std::vector<Problem>& problems, const std::string& where) {
  const auto bytes = decompress(frame, kMaxStoredBytes);
  if (!bytes) problems.push_back({bytes.error().message, where});
  else if (sha256_hex(*bytes) != sha256) problems.push_back({"the content is not what its hash says", where});
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

Result<std::vector<Problem>> check_chains(const Database& database) {
  std::vector<Problem> problems;
  DL_TRY(check_table(database, "originals", "sha256, size, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>& found, const std::string& where) -> Result<std::string> {
                       check_content(row.view(4), row.text(2), found, where);
                       return original_hash(previous, row.text(2), std::to_string(row.integer(3)));
                     },
                     problems));
  DL_TRY(check_table(database, "captures", "report, identity, original, input, url, given, captured_at, version_of",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return capture_hash(previous, {row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)});
                     },
                     problems));
  DL_TRY(check_table(database, "readings", "report, engine, model, read_at, sha256, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>& found, const std::string& where) -> Result<std::string> {
                       check_content(row.view(7), row.text(6), found, where);
                       return reading_hash(previous, {row.text(2), row.text(3), row.text(4), row.text(5), {}}, row.text(6));
                     },
                     problems));
  DL_TRY(check_table(database, "decisions", "made_at, made_by, kind, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return chain_hash(previous, "decisions", {row.view(2), row.view(3), row.view(4), row.view(5)});
                     },
                     problems));
  DL_TRY(check_table(database, "grades", "made_at, made_by, kind, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return chain_hash(previous, "grades", {row.view(2), row.view(3), row.view(4), row.view(5)});
                     },
                     problems));
  DL_TRY(check_table(database, "case_entries", "made_at, made_by, kind, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return chain_hash(previous, "case_entries", {row.view(2), row.view(3), row.view(4), row.view(5)});
                     },
                     problems));
  DL_TRY(check_table(database, "exhibit_files", kExhibitColumns,
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return exhibit_hash(previous, exhibit_of_row(row, 2));
                     },
                     problems));
  DL_TRY(check_table(database, "exchanges", "report, content",
                     [](const Statement& row, std::string_view previous, std::vector<Problem>&, const std::string&) -> Result<std::string> {
                       return exchange_hash(previous, row.view(2), row.view(3));
                     },
                     problems));
  return problems;
}

}  // namespace dateline::archive
