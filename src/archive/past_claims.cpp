#include "archive/past_claims.h"

#include "archive/compress.h"
#include "archive/sqlite.h"

namespace dateline::archive {
namespace {

Result<StoredReading> unpacked(std::string_view frame) {
  DL_ASSIGN(const std::string json, decompress(frame, kMaxStoredBytes));
  return reading_from_json(json);
}

}  // namespace

Result<std::optional<PastClaim>> find_past_claim(const Archive& archive, std::string_view key) {
  DL_ASSIGN(Statement row, archive.database().query("SELECT r.seq, r.report, r.engine, r.read_at, r.content FROM past_claims p "
                                                    "JOIN readings r ON r.seq = p.reading WHERE p.key = ? ORDER BY r.seq DESC LIMIT 1", key));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return std::optional<PastClaim>();
  PastClaim out;
  out.reading = row.integer(0);
  out.report = row.text(1);
  out.engine = row.text(2);
  out.read_at = row.text(3);
  DL_ASSIGN(out.stored, unpacked(row.view(4)));
  for (const Claim& claim : out.stored.reading.claims) {
    if (claim.key != key) continue;
    out.claim = claim.id.index;
    return std::optional<PastClaim>(std::move(out));
  }
  return std::optional<PastClaim>();  // a person made it, and took it back
}

Result<std::vector<std::string>> keys_beginning(const Archive& archive, std::string_view prefix, int most) {
  const std::string end = std::string(prefix) + "g";  // behind every digit
  DL_ASSIGN(Statement rows, archive.database().query("SELECT key FROM claims WHERE key >= ? AND key < ? UNION SELECT key FROM past_claims WHERE key >= ? "
                                                     "AND key < ? ORDER BY 1 LIMIT ?", prefix, end, prefix, end, most));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<std::string> claim_on(const Archive& archive, std::string_view report, std::string_view text_sha256, Span span) {
  DL_ASSIGN(const auto key, archive.database().word(
      "SELECT c.key FROM claims c JOIN reports r ON r.n = c.report WHERE r.id = ? AND r.text_sha256 = ? AND c.start < ? AND c.stop > ? "
      "ORDER BY c.start = ? AND c.stop = ? DESC, min(c.stop, ?) - max(c.start, ?) DESC, c.n LIMIT 1",
      report, text_sha256, span.end, span.start, span.start, span.end, span.end, span.start));
  return key.value_or("");
}

Status keep_past_claims(const Database& database, std::int64_t report) {
  return database.run("INSERT OR IGNORE INTO past_claims SELECT c.key, r.reading FROM reports r JOIN claims c ON c.report = r.n WHERE r.n = ?", report);
}

Status derive_past_claims(const Database& database) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.seq, r.content FROM (SELECT report, max(seq) AS last FROM readings GROUP BY report HAVING count(*) > 1) again "
                                           "CROSS JOIN readings r ON r.report = again.report AND r.seq < again.last AND length(r.content) > 0 WHERE again.report NOT IN (SELECT report FROM purges)"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const StoredReading stored, unpacked(rows.view(1)));
    for (const Claim& claim : stored.reading.claims) DL_TRY(database.run("INSERT OR IGNORE INTO past_claims VALUES (?, ?)", claim.key, rows.integer(0)));
  }
}

}  // namespace dateline::archive
