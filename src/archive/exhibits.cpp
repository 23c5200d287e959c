#include "archive/exhibits.h"

#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/purge.h"
#include "archive/sqlite.h"
#include "base/sha256.h"

namespace dateline::archive {

std::string exhibit_hash(std::string_view previous, const ExhibitFile& file) {
  return chain_hash(
      previous, "exhibit_files",
      {file.sha256, file.kind, file.type, std::to_string(file.width), std::to_string(file.height), std::to_string(file.milliseconds),
       file.print, file.says, file.location, file.caption, file.report, file.input, file.captured_at});
}

Result<bool> append_exhibit(const Database& database, std::string_view bytes, const ExhibitFile& file) {
  DL_ASSIGN(const std::int64_t known, database.number("SELECT count(*) FROM exhibit_files WHERE sha256 = ? AND report = ?", file.sha256, file.report));
  if (known) return false;
  DL_TRY(append_original(database, {bytes, file.sha256}));
  DL_ASSIGN(const std::string previous, last_hash(database, "exhibit_files"));
  DL_TRY(database.run(
      "INSERT INTO exhibit_files (" + std::string(kExhibitColumns) + ", hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      file.sha256, file.kind, file.type, file.width, file.height, file.milliseconds, file.print, file.says, file.location, file.caption,
      file.report, file.input, file.captured_at, exhibit_hash(previous, file)));
  return true;
}

Result<bool> Archive::add_exhibit(std::string_view bytes, ExhibitFile file) {
  DL_ASSIGN(Transaction transaction, Transaction::begin(*database_));
  file.sha256 = sha256_hex(bytes);
  DL_ASSIGN(const bool is_new, append_exhibit(*database_, bytes, file));
  if (is_new) DL_TRY(transaction.commit());
  return is_new;
}

ExhibitFile exhibit_of_row(const Statement& row, int at) {
  ExhibitFile file;
  for (std::string* field : {&file.sha256, &file.kind, &file.type}) *field = row.text(at++);
  for (std::int64_t* field : {&file.width, &file.height, &file.milliseconds}) *field = row.integer(at++);
  for (std::string* field : {&file.print, &file.says, &file.location, &file.caption, &file.report, &file.input, &file.captured_at}) {
    *field = row.text(at++);
  }
  return file;
}

Result<std::vector<ExhibitRow>> find_exhibits(const Archive& archive, std::string_view report) {
  const std::string sql = "SELECT (SELECT size FROM originals o WHERE o.sha256 = e.sha256), (SELECT length(content) > 0 FROM originals o WHERE o.sha256 = e.sha256), " +
                          std::string(kExhibitColumns) + " FROM exhibit_files e WHERE (? = '' OR report = ?) AND report NOT IN (SELECT report FROM purges) ORDER BY seq";
  DL_ASSIGN(Statement rows, archive.database().query(sql, report, report));
  std::vector<ExhibitRow> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({exhibit_of_row(rows, 2), rows.integer(0), rows.integer(1) != 0});
  }
}

Result<std::string> exhibit_bytes(const Archive& archive, const std::string& sha256, std::size_t most) {
  const Database& database = archive.database();
  DL_ASSIGN(Statement row, database.query("SELECT o.size, o.content FROM originals o WHERE o.sha256 = ? AND EXISTS (SELECT 1 FROM exhibit_files e "
                                          "WHERE e.sha256 = o.sha256 AND e.report NOT IN (SELECT report FROM purges))", sha256));
  DL_ASSIGN(const bool there, row.step());
  if (!there) {
    DL_ASSIGN(const auto report, database.word("SELECT report FROM exhibit_files WHERE sha256 = ? LIMIT 1", sha256));
    if (report) return no_such_report(database, *report);
    return Error{ErrorCode::kNotFound, sha256 + ": no exhibit of this SHA-256; `dateline exhibits` lists them"};
  }
  if (row.view(1).empty()) return Error{ErrorCode::kNotFound, sha256 + ": this file is a share, without pictures; ask whoever made it"};
  if (static_cast<std::uint64_t>(row.integer(0)) > most) {
    return Error{ErrorCode::kTooLarge, sha256 + ": has " + std::to_string(row.integer(0)) + " bytes, more than the " + std::to_string(most) + " that are shown"};
  }
  DL_ASSIGN(std::string bytes, decompress(row.view(1), most));
  if (sha256_hex(bytes) != sha256) return Error{ErrorCode::kArchiveDamaged, sha256 + ": its bytes are not those that came in; run `dateline check`"};
  return bytes;
}

}  // namespace dateline::archive
