#include "archive/count_incidents.h"

#include "archive/conditions.h"

namespace dateline::archive {

Result<std::vector<PeriodCount>> count_incidents(const Archive& archive, const Filter& filter, Period period) {
  if (!filter.as_known_at.empty()) return Error{ErrorCode::kUsage, "--as-known-at: happenings are counted as they stand today; leave it out, or list them"};
  const std::string length = period == Period::kYear ? "4" : period == Period::kMonth ? "7" : "10";
  DL_ASSIGN(Conditions conditions, of_incidents(archive.database(), filter));
  for (auto& sets : conditions.among) {
    for (RowSet& set : sets) set.whole = true;  // every row is tested, and looking for each of them in a set costs more than the set
  }
  DL_ASSIGN(Selection selection, select_from(archive.database(), conditions, "incidents i", "i.n"));
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT substr(i.start, 1, " + length + ") AS period, i.kind, i.standing, count(*), sum(i.start <> '' AND substr(i.stop, 1, " +
                                                       length + ") > substr(i.start, 1, " + length + ")) FROM " + selection.from + selection.where.sql() + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
  selection.bind(rows);
  std::vector<PeriodCount> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4)});
  }
}

}  // namespace dateline::archive
