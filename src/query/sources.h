#pragma once
// Sources: whom the archive's reports rest on, and the grades that people gave them and claims. Answers in the JSON of
// docs/formats/archive.md.
#include <string>
#include <string_view>

#include "archive/filter.h"
#include "archive/grades.h"

namespace dateline::query {

/// {"sources": [{"name", "kind", "reports", "published", "incidents", "alone", "reliability"}], "more", "unnamed", "cursor"}
Result<std::string> sources(const archive::Archive& archive, const archive::Filter& filter);
/// {"grades": [...]}: all, in the order in which they were made.
Result<std::string> grades(const archive::Archive& archive);
/// One of these.
std::string grade(const archive::Grade& grade);

}  // namespace dateline::query
