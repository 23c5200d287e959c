#include "nlp/python_text.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace dateline::nlp::python {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_titlecase_letter(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_TITLECASE_LETTER; }

template <class Test>
bool all_of(std::string_view text, Test test) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (!test(next_code_point(text, at))) return false;
  }
  return true;
}

/// At least one letter of the wanted case, and none of the other.
template <class Wanted, class Other>
bool all_cased(std::string_view text, Wanted wanted, Other other) {
  bool seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (other(c) || is_titlecase_letter(c)) return false;
    seen = seen || wanted(c);
  }
  return seen;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_alpha(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_L_MASK) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  const int32_t type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c));
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(static_cast<UChar32>(c));
}

bool is_space(std::string_view text) {
  return all_of(text, [](char32_t c) { return is_space(c); });
}
bool is_alpha(std::string_view text) {
  return all_of(text, [](char32_t c) { return is_alpha(c); });
}
bool is_digit(std::string_view text) {
  return all_of(text, [](char32_t c) { return is_digit(c); });
}
bool is_upper(std::string_view text) {
  return all_cased(
      text, [](char32_t c) { return is_upper(c); }, [](char32_t c) { return is_lower(c); });
}
bool is_lower(std::string_view text) {
  return all_cased(
      text, [](char32_t c) { return is_lower(c); }, [](char32_t c) { return is_upper(c); });
}

bool is_title(std::string_view text) {
  bool after_letter = false, seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_upper(c) || is_titlecase_letter(c)) {
      if (after_letter) return false;
      after_letter = seen = true;
    } else if (is_lower(c)) {
      if (!after_letter) return false;
      seen = true;
    } else {
      after_letter = false;
    }
  }
  return seen;
}

std::string lower(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.assign(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
  }
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  wide.toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string_view first(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
  }
  return text.substr(0, at);
}

std::string_view last(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
  }
  return text.substr(at);
}

}  // namespace dateline::nlp::python
