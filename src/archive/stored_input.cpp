#include "archive/stored_input.h"

#include "archive/compress.h"
#include "archive/purge.h"
#include "archive/reading_lines.h"
#include "archive/sqlite.h"

namespace dateline::archive {

Result<std::vector<std::string>> all_reports(const Archive& archive) {
  std::vector<std::string> out;
  DL_ASSIGN(Statement rows, archive.database().query("SELECT report FROM captures WHERE report NOT IN (SELECT report FROM purges) ORDER BY seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<std::optional<StoredInput>> stored_input(const Archive& archive, std::string_view report) {
  DL_ASSIGN(Statement row, archive.database().query("SELECT c.input, c.given, o.content, coalesce(e.content, '') FROM captures c JOIN originals o ON o.sha256 = c.original "
                                                    "LEFT JOIN exchanges e ON e.report = c.report WHERE c.report = ?", report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return no_such_report(archive.database(), report);
  if (row.view(2).empty()) return std::optional<StoredInput>();
  StoredInput out{std::string(report), {}, row.text(0), row.text(1), row.text(3), {}};
  DL_ASSIGN(out.bytes, decompress(row.view(2), kMaxStoredBytes));
  DL_ASSIGN(out.reading, reading_line(archive, report, true));
  return std::optional<StoredInput>(std::move(out));
}

}  // namespace dateline::archive
