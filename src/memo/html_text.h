#pragma once
// Text for HTML and SVG.
#include <string>
#include <string_view>

namespace dateline::memo {

/// Without what would be markup or end an attribute. What steers the writing is taken out before (cite/words.h).
std::string html_escaped(std::string_view text);

}  // namespace dateline::memo
