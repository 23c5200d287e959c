#include "archive/import.h"

#include <algorithm>

#include "archive/import_parts.h"

namespace dateline::archive {
namespace {

Result<std::vector<std::string>> words_of(const Database& database, std::string_view sql) {
  std::vector<std::string> out;
  DL_ASSIGN(Statement rows, database.query(sql));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

/// What the other archive had to remove is told, and left to people here: an import takes nothing away.
Status find_purged_there(Joining& joining) {
  DL_ASSIGN(const auto purged, words_of(joining.there, "SELECT report FROM purges WHERE made_by <> 'share' ORDER BY seq"));
  for (const std::string& report : purged) {
    DL_ASSIGN(const std::int64_t here, joining.here.number("SELECT count(*) FROM reports WHERE id = ?", report));
    if (here) joining.done.purged_there.push_back(report);
  }
  return {};
}

}  // namespace

Result<bool> is_sqlite(const std::filesystem::path& path) {
  constexpr std::string_view kMagic = "SQLite format 3";
  DL_ASSIGN(const std::string head, first_bytes(path, kMagic.size()));
  return head == kMagic;
}

Result<Imported> import_archive(Archive& into, const Archive& from, const ImportOrder& order, const std::function<bool()>& stop,
                                const std::function<void(const Imported&)>& progressed) {
  Joining joining{into, into.database(), from.database(), order, false, {}, {}, {}};
  DL_ASSIGN(const std::int64_t of_quotes, joining.there.number("SELECT count(*) FROM shares WHERE NOT content ->> '$.full_texts'"));
  joining.from_quotes = of_quotes != 0;
  DL_TRY(join_reports(joining, stop, progressed));
  if (joining.done.interrupted) return joining.done;
  DL_TRY(find_purged_there(joining));
  DL_ASSIGN(const bool rows, has_new_rows(joining));
  DL_ASSIGN(const bool waiting, into.needs_grouping());  // of a run that was broken off
  if (!rows && !waiting && !joining.done.changed()) return joining.done;
  // All in the order of publication, so that it does not matter which archive was joined to which.
  DL_TRY(into.rewrite([&] { return join_logs(joining); }, [] { return Status(); }));
  return joining.done;
}

}  // namespace dateline::archive
