#pragma once
// Bytes written as "=41" or "%41". Forgiving: what is no escape stands as it is.
#include <string>
#include <string_view>

namespace dateline::formats {

/// The quoted-printable form of mails (RFC 2045, 6.7), with its soft line ends.
std::string decode_quoted_printable(std::string_view text);

/// A mark before two hexadecimal digits: '=' in encoded words (RFC 2047), '%' in parameters (RFC 2231).
std::string decode_hex_escapes(std::string_view text, char mark);

}  // namespace dateline::formats
