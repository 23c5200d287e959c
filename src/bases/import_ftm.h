#pragma once
// FollowTheMoney entities as JSON lines (https://followthemoney.tech; OpenSanctions' entities.ftm.json and targets.nested.json): people, bodies
// and craft become entries; Sanction entities become their listings, Occupancy entities with their Position their offices, wherever they stand
// in the file or inside the entity. Lines stream by; a line that cannot be read is named and passed over.
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "bases/import_sink.h"

namespace dateline::bases {

/// Told now and then how many bytes of the file have been read.
using Progress = std::function<void(std::uint64_t bytes)>;

Status import_ftm(const std::filesystem::path& file, ImportSink& sink, const Progress& progress);

}  // namespace dateline::bases
