#pragma once
// Actors out of a table (base/csv.h): a CSV of one's own, or one of Wikidata's query service. docs/formats/actor-bases.md names the columns.
#include "bases/import_ftm.h"

namespace dateline::bases {

/// Whether the first line of a file names the columns of such a table.
bool is_table_head(std::string_view line);

Status import_table(const std::filesystem::path& file, ImportSink& sink, const Progress& progress);

}  // namespace dateline::bases
