#pragma once
// How well the machine reads this material, by what people decided on it: docs/formats/evaluation.md.
#include <string>

#include "archive/archive.h"

namespace dateline::query {

/// {"case", "reviewed", "not_full", "layers", "notes"}: of a case, or without a name of the whole archive. kNotFound where there is no such case.
Result<std::string> evaluate(const archive::Archive& archive, const std::string& case_name);

}  // namespace dateline::query
