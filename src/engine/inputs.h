#pragma once
// The inputs that a command names: a file, a folder (all files below it that look like reports, in the order of their paths), or "-".
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/ingest.h"

namespace dateline::engine {

/// The files behind the paths. A path that does not exist, or a folder without reports, is an Error in its place.
std::vector<Result<std::filesystem::path>> find_inputs(const std::vector<std::string>& paths);

/// The reports of one input, cut but not yet read: one entry a report, an Error where there is none.
std::vector<ingest::RawEntry> load_input(const std::filesystem::path& path, ingest::InputKind kind, const ingest::Given& given);

}  // namespace dateline::engine
