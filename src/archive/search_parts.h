#pragma once
// Sentences or claims that hold all words of a query, report by report. For search.cpp.
#include "archive/match_reports.h"

namespace dateline::archive {

/// An empty index for the words of one report, in which they mean what they mean in the archive's: table parts (title, text).
Result<Database> index_of_parts();

Status take_parts(const Database& database, const Asked& asked, SearchIn in, SearchPage& page);

}  // namespace dateline::archive
