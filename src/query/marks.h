#pragma once
// Marks as JSON: what people say must not be shown to everybody.
#include <string>

#include "archive/marks.h"

namespace dateline::query {

/// {"marks": [mark]}: all that were ever set, in the order in which they were made.
Result<std::string> marks(const archive::Archive& archive);
/// {"number", "at", "by", "why", "kind", "thing", "of", "tlp", "no_export", "embargo", "undoes", "undone"}.
std::string mark(const archive::SensitivityMark& mark);

}  // namespace dateline::query
