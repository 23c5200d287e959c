#pragma once
// Base64 (RFC 4648), both alphabets; blanks between and missing padding are forgiven.
#include <optional>
#include <string>
#include <string_view>

namespace dateline::formats {

std::optional<std::string> decode_base64(std::string_view text);

}  // namespace dateline::formats
