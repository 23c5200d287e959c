#pragma once
// Copied text in the archive: the words and prints kept of each report, and the rows of `copies` that src/incidents makes from them. A
// report that comes in costs as much as its own words, however many reports are kept. All inside a transaction only.
#include <vector>

#include "archive/sqlite.h"
#include "incidents/copies.h"

namespace dateline::archive {

Status insert_text(const Database& database, std::int64_t n, const incidents::ReportFacts& facts);
/// The prints of its text.
Result<std::vector<std::uint32_t>> read_prints(const Database& database, std::int64_t n);
/// With its prints and rows; copies of it are sought anew.
Status remove_text(const Database& database, std::int64_t n);

/// Finds the originals of reports that came in and are being grouped, and of earlier ones that may have words of these. The incidents that
/// earlier reports tell of are to be told anew where the reports' copies or versions changed.
Status find_new_copies(const Database& database);

/// Whose words a report has, that of which it has most first; places are reports.n. Not what it only cites.
Result<std::vector<incidents::Copy>> load_copies(const Database& database, std::int64_t report);

/// Keeps these rows of kind `cites` of reports that have no row yet.
Status add_citations(const Database& database, const std::vector<incidents::Copy>& copies);

}  // namespace dateline::archive
