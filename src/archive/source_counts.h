#pragma once
// How many reports and incidents rest on each named source (table source_counts), kept as reports and incidents come, change and go.
#include <cstdint>
#include <map>
#include <string>

#include "archive/sqlite.h"

namespace dateline::archive {

/// One report more (by = 1) or less (-1) for each of its sources, as table `sources` has them at present.
Status count_report_sources(const Database& database, std::int64_t report, int by);

/// The named root sources of an incident, as its rows stand; whether it is the only independent one.
using RootSources = std::map<std::string, bool>;
Result<RootSources> root_sources_of(const Database& database, const std::string& incident);
/// Takes off what an incident counted for before and adds what it counts for now; most tellings change nothing.
Status recount_root_sources(const Database& database, const RootSources& before, const RootSources& now);

}  // namespace dateline::archive
