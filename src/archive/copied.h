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

/// Finds the originals of reports that came in since, and of earlier ones that may have words of these.
Status find_new_copies(const Database& database);

/// `numbers`: reports.n in the order of the list that copies are to point into.
Result<std::vector<incidents::Copy>> load_copies(const Database& database, const std::vector<std::int64_t>& numbers);

/// Replaces the rows of kind `cites` by those among `copies`.
Status insert_citations(const Database& database, const std::vector<incidents::Copy>& copies, const std::vector<std::int64_t>& numbers);

}  // namespace dateline::archive
