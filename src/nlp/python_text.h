#pragma once
// Questions about strings, answered as Python's str answers them: a spaCy model was trained on those answers, and they differ from
// the Unicode properties of the same name in places (isspace counts U+001C, isdigit counts superscripts). All text is valid UTF-8.
#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::nlp::python {

bool is_space(char32_t c);
bool is_alpha(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);

/// str.isspace() and so on of a whole string: false for "".
bool is_space(std::string_view text);
bool is_alpha(std::string_view text);
bool is_digit(std::string_view text);
bool is_upper(std::string_view text);
bool is_lower(std::string_view text);
bool is_title(std::string_view text);

/// str.lower(): full case mapping, with the final sigma.
std::string lower(std::string_view text);

/// text[:count] and text[-count:], in code points.
std::string_view first(std::string_view text, std::size_t count);
std::string_view last(std::string_view text, std::size_t count);

}  // namespace dateline::nlp::python
