#pragma once
// A small archive on which people worked, for tests of what becomes of it: each table that is kept for ever has rows, but those of imports and shares.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

/// What was told as done, or is there: rows of people's tables, and reports that are not purged.
struct Held {
  std::int64_t decisions = 0, grades = 0, entries = 0, marks = 0, purges = 0, exhibits = 0;
  std::vector<std::string> reports;
  bool backed_up = false;  // to "copy.dateline"
};
Result<Held> held_by(const Archive& archive);

/// Adds a report of an assault that its paper tells by itself.
Status put_report(Archive& archive, const std::string& id);

/// All of it into "news.dateline" of a folder. Ends at the first Error; `told` has what was done before it.
Status work_for_a_day(const std::filesystem::path& folder, Held& told);

/// What `check` finds, a line each.
std::string problems_of(const Archive& archive);

}  // namespace dateline::archive
