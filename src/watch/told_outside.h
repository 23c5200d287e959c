#pragma once
// What matches may leave the machine: none that tells of what marks withhold from everybody (archive/marks.h).
#include <string>
#include <vector>

#include "archive/watches.h"

namespace dateline::watch {

/// Without those that name a withheld report, its address, a claim of it, or an incident that it tells of; `at` is now.
Result<std::vector<archive::MatchRow>> told_outside(const archive::Archive& archive, std::vector<archive::MatchRow> matches, const std::string& at);

/// A webhook's body without them; empty where none is left.
Result<std::string> body_outside(const archive::Archive& archive, const std::string& body, const std::string& at);

}  // namespace dateline::watch
