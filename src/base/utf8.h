#pragma once
// UTF-8 in small pieces: check, mend, decode, encode. A code point is a char32_t; what is not valid UTF-8 becomes U+FFFD.
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

bool is_valid_utf8(std::string_view bytes);
/// Valid UTF-8 on one line without control characters: what may be shown and written on.
bool is_printable(std::string_view bytes);

/// The same text with every maximal ill-formed part replaced by U+FFFD (as the WHATWG Encoding Standard decodes).
std::string mend_utf8(std::string_view bytes);

std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t code_point);

/// Decodes the code point that begins at `at` and moves `at` behind it; an ill-formed part gives U+FFFD and moves by at least one byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

std::size_t count_code_points(std::string_view valid_text);

}  // namespace dateline
