#include "base/unicode.h"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

namespace dateline {
namespace {

/// Appends the letters of c's compatibility decomposition without its marks.
void append_base_letters(std::u32string& out, char32_t c) {
  static constexpr int kLongestDecomposition = 18;  // Unicode Standard Annex 15
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
  UChar units[kLongestDecomposition * 2];
  const int32_t length =
      U_SUCCESS(status) ? unorm2_getDecomposition(nfkd, static_cast<UChar32>(c), units, kLongestDecomposition * 2, &status) : -1;
  if (length < 0 || U_FAILURE(status)) {
    out.push_back(c);
    return;
  }
  for (int32_t i = 0; i < length;) {
    UChar32 part;
    U16_NEXT(units, i, length, part);
    if (u_charType(part) != U_NON_SPACING_MARK) out.push_back(static_cast<char32_t>(part));
  }
}

bool joins_words(char32_t c) { return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || is_space(c); }

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201B) || (c >= 0x02B9 && c <= 0x02BF) || c == 0x00B4;
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
      ++at;
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
    }
  }
  return out;
}

namespace {

/// The same as fold_name() for text without accents, which most is.
std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (is_apostrophe(letter)) continue;
    if (joins_words(letter)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string fold_name(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return fold_ascii(text);
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_apostrophe(c) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    if (joins_words(c)) {
      if (!out.empty() && out.back() != U' ') out.push_back(U' ');
    } else if (c < 0x80) {
      out.push_back(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else {
      append_base_letters(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return encode_utf8(out);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }

bool is_right_to_left(char32_t c) {
  const auto direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace dateline
