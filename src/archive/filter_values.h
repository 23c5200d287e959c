#pragma once
// Values of a filter that come from a fixed list: what is not on it could never find anything, and is refused.
#include <string>

#include "archive/archive.h"
#include "archive/filter.h"

namespace dateline::archive {

/// kUsage for a genre or review that is none, a language that is no tag (BCP 47), or days in the wrong order; names what is near, or all there are.
Status check_lists(const Filter& filter);
/// The same, and for a kind that neither the codebook nor a reading has.
Status check_values(const Database& database, const Filter& filter);

/// A sentence for what is right and yet finds nothing: a language that no report has. Empty: nothing to say.
Result<std::string> note_on_values(const Archive& archive, const Filter& filter);

}  // namespace dateline::archive
