#pragma once
// The best of what is allowed.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "nlp/aligned.h"

namespace dateline::nlp {

/// What each of a list of scored things is, as one bit of a word; padded like the scores (panels.h), with no bit behind the end.
using Kinds = std::vector<std::uint32_t, CacheLineAllocator<std::uint32_t>>;

/// The index of the greatest score among those of an allowed kind, the first of equals; -1 if none is allowed.
int choose(const float* scores, const Kinds& kinds, std::uint32_t allowed);

}  // namespace dateline::nlp
