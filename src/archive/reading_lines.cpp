#include "archive/reading_lines.h"

#include <set>

#include "archive/compress.h"
#include "archive/find.h"
#include "archive/purge.h"
#include "archive/reduce.h"
#include "archive/sqlite.h"

namespace dateline::archive {

Result<std::vector<std::string>> reports_in_order(const Archive& archive, Filter filter) {
  filter.sort.clear();
  DL_ASSIGN(const ReportPage page, find_reports(archive, filter));
  std::set<std::string> wanted;
  for (const ReportRow& row : page.reports) wanted.insert(row.id);
  std::vector<std::string> out;
  DL_ASSIGN(Statement rows, archive.database().query("SELECT report FROM captures ORDER BY seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (wanted.contains(rows.text(0))) out.push_back(rows.text(0));
  }
}

Result<std::string> reading_line(const Archive& archive, std::string_view report, bool full_text) {
  DL_ASSIGN(const auto frame, archive.database().word("SELECT content FROM readings WHERE report = ? ORDER BY seq DESC LIMIT 1", report));
  if (!frame || frame->empty()) return no_such_report(archive.database(), report);
  DL_ASSIGN(std::string json, decompress(*frame, kMaxStoredBytes));
  if (full_text) return json;
  DL_ASSIGN(const NameWords hidden, private_words(json));
  return reduced_reading(json, hidden);
}

Result<SameText> same_text(const Archive& archive, const Article& article) {
  const Database& database = archive.database();
  DL_ASSIGN(const std::int64_t there, database.number("SELECT count(*) FROM reports WHERE id = ? AND text_sha256 = ?", article.id, article.text_sha256));
  if (!there) return SameText::kNone;
  if (is_reduced(article)) return SameText::kAsGood;
  DL_ASSIGN(const StoredReading stored, archive.machine_reading(article.id));
  return is_reduced(stored.article) ? SameText::kQuotes : SameText::kAsGood;
}

}  // namespace dateline::archive
