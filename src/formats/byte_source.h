#pragma once
// ByteSource: where the bytes of a long input come from, block by block, so that what reads them needs no more memory for a long one.
#include <functional>
#include <string>

#include "base/result.h"

namespace dateline::formats {

/// Appends the next block to its argument; false at the end. A block has at least one byte.
using ByteSource = std::function<Result<bool>(std::string&)>;

}  // namespace dateline::formats
