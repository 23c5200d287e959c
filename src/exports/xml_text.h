#pragma once
// Text in XML 1.0, between tags or quotation marks.
#include <string>
#include <string_view>

namespace dateline::exports {

/// What XML cannot hold becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace dateline::exports
