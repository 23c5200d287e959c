#pragma once
// Sentences or claims that hold all words of a query, report by report. For search.cpp.
#include "archive/match_reports.h"

namespace dateline::archive {

Status take_parts(const Database& database, const Asked& asked, SearchIn in, SearchPage& page);

}  // namespace dateline::archive
