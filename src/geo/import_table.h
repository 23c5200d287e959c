#pragma once
// Places in a table (CSV as RFC 4180 has it; commas, semicolons or tabs). The head line names the columns, in any order: name, lat, lon, and
// optionally kind, country, admin1, aliases (between "|"), valid_from, valid_to, radius_km, id. Other columns are left alone.
#include <filesystem>

#include "geo/import_sink.h"

namespace dateline::geo {

/// Whether a line can be the head of such a table.
bool is_table_head(std::string_view line);
Status import_table(const std::filesystem::path& file, ImportSink& sink);

}  // namespace dateline::geo
