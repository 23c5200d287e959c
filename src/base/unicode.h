#pragma once
// What characters are and how they change case, by the Unicode Character Database (ICU). All take and give UTF-8.
#include <string>
#include <string_view>

namespace dateline {

/// Full lower case, code point by code point (no language's special rules).
std::string to_lower(std::string_view text);
/// Lower case without accents and with hyphens, apostrophes and runs of blanks folded: for looking names up, never for showing them.
std::string fold_name(std::string_view text);

bool is_space(char32_t c);
bool is_letter(char32_t c);
/// Whether a text has a letter of any script.
bool has_letter(std::string_view text);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
/// A letter of a script that is written from right to left.
bool is_right_to_left(char32_t c);

}  // namespace dateline
