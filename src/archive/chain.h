#pragma once
// Hash chains: each row of a table that is kept for ever holds a hash over the row before it and over its own content, so that a row
// changed, taken out or put in between later is seen by `check`.
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "archive/sqlite.h"

namespace dateline::archive {

/// SHA-256 over the previous row's hash and the fields, each with its length. The first row of a table follows "".
std::string chain_hash(std::string_view previous, std::string_view table, std::initializer_list<std::string_view> fields);

/// The hash of a table's last row.
Result<std::string> last_hash(const Database& database, std::string_view table);

/// Appends rows. Each gives the new row's number. Inside a transaction only.
struct OriginalRow {
  std::string_view bytes, sha256;
};
Status append_original(const Database& database, const OriginalRow& row);  // nothing where these bytes stand already

struct CaptureRow {
  std::string report, identity, original, input, url, given, captured_at, version_of;
};
std::string capture_hash(std::string_view previous, const CaptureRow& row);
Result<std::int64_t> append_capture(const Database& database, const CaptureRow& row);

struct ReadingRow {
  std::string report, engine, model, read_at, json;
};
Result<std::int64_t> append_reading(const Database& database, const ReadingRow& row);

/// A table whose rows are kept for ever. A row is asked for as `SELECT seq, hash, <columns>`.
struct ChainedTable {
  std::string name, columns;
  std::string (*hash)(std::string_view previous, const Statement& row);  // that it should have
  int content = -1, sha256 = -1;                                         // columns of a packed content and of its hash; -1: it has none
};
const std::vector<ChainedTable>& chained_tables();

/// The hash that a row should have by what stands in it now, behind the row before it.
Result<std::string> hash_of_row(const Database& database, const ChainedTable& table, std::int64_t seq);

/// What is wrong with the chains, a line each: {table and row, what}. Contents are unpacked and hashed again.
struct Problem {
  std::string what, where;
};
Result<std::vector<Problem>> check_chains(const Database& database);

}  // namespace dateline::archive
