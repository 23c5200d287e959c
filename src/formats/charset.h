#pragma once
// Bytes -> UTF-8. Which charset the bytes are in is told, in this order, by a byte order mark, by what the page declares (<meta>), by being
// valid UTF-8, and else by ICU's statistics. Labels mean what the WHATWG Encoding Standard says (latin1 is windows-1252). What is ill-formed
// becomes U+FFFD; an unknown label is a note, never an error.
#include <string>
#include <string_view>

namespace dateline::formats {

struct Decoded {
  std::string text;     // valid UTF-8 without byte order mark
  std::string charset;  // the name that was used, in lower case
  std::string note;     // empty, or what was odd: "unknown charset label 'x-foo'"
};

/// The first known charset label that an HTML page declares by <meta> or <?xml?> in its first 64 KiB, in lower case, found as the HTML
/// Standard's "prescan" does; an unknown label if there are only such; empty if it declares none.
std::string declared_charset(std::string_view html);

/// The WHATWG name of a label ("latin1" -> "windows-1252"); empty for an unknown one.
std::string_view charset_of_label(std::string_view label);

/// `declared` may be empty.
Decoded decode_bytes(std::string_view bytes, std::string_view declared);

}  // namespace dateline::formats
