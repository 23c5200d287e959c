#pragma once
// Base64 (RFC 4648), both alphabets; blanks between and missing padding are forgiven.
#include <optional>
#include <string>
#include <string_view>

namespace dateline::formats {

std::optional<std::string> decode_base64(std::string_view text);
/// With padding, in the first alphabet.
std::string encode_base64(std::string_view bytes);

}  // namespace dateline::formats
