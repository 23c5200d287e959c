#pragma once
// What kind of input some bytes are, told by their content.
#include <string_view>

#include "ingest/ingest.h"

namespace dateline::ingest {

/// "a ZIP archive", "an image", ...: what is not text; empty for text.
std::string_view binary_kind(std::string_view bytes);
/// Never kAuto; what is none of the kinds is kText. Of a long input the beginning is enough, but for office documents.
InputKind kind_of(std::string_view bytes);

}  // namespace dateline::ingest
