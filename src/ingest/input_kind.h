#pragma once
// What kind of input some bytes are, told by their content.
#include <string_view>

#include "ingest/ingest.h"

namespace dateline::ingest {

/// "a PDF file", "a ZIP archive or office document", "an image", ...: what is not text; empty for text.
std::string_view binary_kind(std::string_view bytes);
/// Never kAuto.
InputKind kind_of(std::string_view bytes);

}  // namespace dateline::ingest
