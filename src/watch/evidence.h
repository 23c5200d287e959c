#pragma once
// Evidence of a match: sentences with their report and claim, names of private and protected people replaced.
#include "archive/archive.h"
#include "watch/news.h"

namespace dateline::watch {

/// [{"report", "claim", "sentence"}]: the sentences of its first claims; where it rests on none, how its report begins.
Result<json::Json> evidence_of(const archive::Archive& archive, const News& news);

}  // namespace dateline::watch
