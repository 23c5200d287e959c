// Readings, a line each, in the form of docs/formats/reading.md: what another Dateline takes in without reading anything again.
#include "archive/reading_lines.h"
#include "base/try.h"
#include "exports/export.h"

namespace dateline::exports {

Result<std::vector<File>> jsonl(const Order& order) {
  DL_ASSIGN(const std::vector<std::string> reports, archive::reports_in_order(order.archive, order.filter));
  File out{"readings.jsonl", {}};
  for (const std::string& report : reports) {
    DL_ASSIGN(const std::string line, archive::reading_line(order.archive, report, order.full_texts));
    out.bytes += line + "\n";
  }
  return std::vector<File>{std::move(out)};
}

}  // namespace dateline::exports
