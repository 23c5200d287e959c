#pragma once
// From what a person names (a claim's key or its beginning, an incident, a report or its address) to citations.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "cite/citation.h"

namespace dateline::cite {

/// One of a claim or report; of an incident one for each report that tells it, originals before copies, then by day. A claim of an older reading
/// is found, and says so. kNotFound for what is not there, kUsage for a beginning that several keys have.
Result<std::vector<Citation>> find_citations(const archive::Archive& archive, const std::string& key);

/// The same of several, each claim or report once, in the order given.
Result<std::vector<Citation>> find_citations(const archive::Archive& archive, const std::vector<std::string>& keys);

}  // namespace dateline::cite
