#pragma once
// What the archive keeps on how a report came in, as JSON: {"taken_in": {"at", "by", "with"}, "capture": {...} | null}.
#include <optional>
#include <string>

#include "model/capture.h"

namespace dateline::engine {

struct TakenIn {
  std::string at, by, with;
};

std::string custody_json(const TakenIn& taken, const std::optional<Capture>& capture);

}  // namespace dateline::engine
