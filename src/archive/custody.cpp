#include "archive/custody.h"

#include "archive/compress.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

Result<CustodyRecord> find_capture(const Database& database, std::string_view report) {
  DL_ASSIGN(Statement row,
            database.query("SELECT c.seq, c.hash, c.report, c.identity, c.original, c.input, c.url, c.given, c.captured_at, c.version_of, "
                           "coalesce((SELECT hash FROM captures p WHERE p.seq = c.seq - 1), '') FROM captures c WHERE c.report = ?",
                           report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return no_such_report(database, report);
  CustodyRecord out;
  out.row = row.integer(0);
  out.hash = row.text(1);
  out.capture = {row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)};
  out.follows = capture_hash(row.view(10), out.capture) == out.hash;
  return out;
}

Status find_original(const Database& database, CustodyRecord& out) {
  DL_ASSIGN(Statement row, database.query("SELECT size, content FROM originals WHERE sha256 = ?", out.capture.original));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  out.bytes = row.integer(0);
  const auto bytes = decompress(row.view(1), kMaxStoredBytes);
  out.bytes_intact = bytes.ok() && sha256_hex(*bytes) == out.capture.original;
  return {};
}

Status find_exchange(const Database& database, CustodyRecord& out) {
  DL_ASSIGN(Statement row, database.query("SELECT e.content, e.hash, coalesce((SELECT hash FROM exchanges p WHERE p.seq = e.seq - 1), '') "
                                          "FROM exchanges e WHERE e.report = ?",
                                          out.capture.report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  out.exchange = row.text(0);
  out.follows = out.follows && exchange_hash(row.view(2), out.capture.report, out.exchange) == row.view(1);
  return {};
}

Status find_report(const Database& database, CustodyRecord& out) {
  DL_ASSIGN(Statement row,
            database.query("SELECT title, publisher, domain, published, published_basis, language, text_sha256 FROM reports WHERE id = ?",
                           out.capture.report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  int at = 0;
  for (std::string* field :
       {&out.title, &out.publisher, &out.domain, &out.published, &out.published_basis, &out.language, &out.text_sha256}) {
    *field = row.text(at++);
  }
  return {};
}

Status find_readings(const Database& database, CustodyRecord& out) {
  DL_ASSIGN(Statement rows, database.query("SELECT seq, engine, model, read_at, sha256, hash FROM readings WHERE report = ? ORDER BY seq",
                                           out.capture.report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out.readings.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
  }
}

Status find_versions(const Database& database, CustodyRecord& out) {
  const std::string& first = out.capture.version_of.empty() ? out.capture.report : out.capture.version_of;
  DL_ASSIGN(Statement rows,
            database.query("SELECT report, captured_at FROM captures WHERE report = ? OR version_of = ? ORDER BY seq", first, first));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out.versions.push_back({rows.text(0), rows.text(1)});
  }
}

}  // namespace

Result<CustodyRecord> find_custody(const Archive& archive, std::string_view report) {
  const Database& database = archive.database();
  DL_ASSIGN(const std::int64_t of_quotes, database.number("SELECT count(*) FROM shares WHERE NOT content ->> '$.full_texts'"));
  if (of_quotes) return Error{ErrorCode::kNotFound, std::string(report) + ": this file is a share, without originals and how they came in; whoever made it can tell"};
  DL_ASSIGN(CustodyRecord out, find_capture(database, report));
  DL_TRY(find_original(database, out));
  DL_TRY(find_report(database, out));
  DL_TRY(find_readings(database, out));
  DL_TRY(find_versions(database, out));
  DL_TRY(find_exchange(database, out));
  DL_ASSIGN(out.exhibits, database.number("SELECT count(*) FROM exhibit_files WHERE report = ?", report));
  DL_ASSIGN(out.purge, find_purge(database, report));
  return out;
}

Result<TakenIn> find_taken_in(const Archive& archive, std::string_view report) {
  DL_ASSIGN(Statement row, archive.database().query("SELECT c.captured_at, coalesce(e.content ->> '$.capture.at', ''), coalesce(e.content ->> '$.capture.archived', ''), "
                                                    "coalesce((SELECT read_at FROM readings WHERE report = c.report ORDER BY seq DESC LIMIT 1), '') "
                                                    "FROM captures c LEFT JOIN exchanges e ON e.report = c.report WHERE c.report = ?", report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return no_such_report(archive.database(), report);
  return TakenIn{row.view(1).empty() ? row.text(0) : row.text(1), row.text(2), row.text(3)};
}

Result<Lifetime> find_lifetime(const Archive& archive) {
  DL_ASSIGN(Statement row, archive.database().prepare(
      "SELECT coalesce(min(captured_at), ''), max(coalesce(max(captured_at), ''), coalesce((SELECT max(read_at) FROM readings), ''), "
      "coalesce((SELECT max(made_at) FROM decisions), ''), coalesce((SELECT max(made_at) FROM grades), '')) FROM captures"));
  DL_TRY(row.step());
  return Lifetime{row.text(0), row.text(1)};
}

std::string exchange_hash(std::string_view previous, std::string_view report, std::string_view content) {
  return chain_hash(previous, "exchanges", {report, content});
}

Status append_exchange(const Database& database, std::string_view report, std::string_view content) {
  DL_ASSIGN(const std::string previous, last_hash(database, "exchanges"));
  return database.run("INSERT INTO exchanges (report, content, hash) VALUES (?, ?, ?)", report, content,
                      exchange_hash(previous, report, content));
}

}  // namespace dateline::archive
