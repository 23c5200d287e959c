#include "bases/identifiers.h"

#include <algorithm>

namespace dateline::bases {
namespace {

constexpr std::size_t kImoDigits = 7, kLeiLetters = 20, kShortestNumber = 5, kLongestNumber = 40;
constexpr char kIdentifierMark = '#';  // no key of a name begins with it

bool is_number(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool is_code(char c) { return is_number(c) || (upper(c) >= 'A' && upper(c) <= 'Z'); }

}  // namespace

bool is_imo_number(std::string_view digits) {
  if (digits.size() != kImoDigits || !std::all_of(digits.begin(), digits.end(), is_number)) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kImoDigits; ++i) sum += (digits[i] - '0') * static_cast<int>(kImoDigits - i);
  return sum % 10 == digits.back() - '0';
}

bool is_lei(std::string_view code) {
  if (code.size() != kLeiLetters || !std::all_of(code.begin(), code.end(), is_code)) return false;
  if (!is_number(code[18]) || !is_number(code[19])) return false;
  int rest = 0;
  for (const char c : code) rest = is_number(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (upper(c) - 'A' + 10)) % 97;
  return rest == 1;
}

std::string identifier_key(std::string_view scheme, std::string_view value) {
  std::string code;
  for (const char c : value) {
    if (is_code(c)) code += upper(c);
  }
  if (scheme == "imo") {
    if (code.starts_with("IMO")) code.erase(0, 3);
    if (!is_imo_number(code)) return {};
  } else if (scheme == "lei") {
    if (!is_lei(code)) return {};
  } else if (code.size() < kShortestNumber || code.size() > kLongestNumber) {
    return {};
  }
  return kIdentifierMark + std::string(scheme) + ":" + code;
}

}  // namespace dateline::bases
