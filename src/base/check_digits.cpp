#include "base/check_digits.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kImoDigits = 7, kLeiLetters = 20, kContainerLetters = 11, kMmsiDigits = 9;

bool is_number(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool is_letter(char c) { return upper(c) >= 'A' && upper(c) <= 'Z'; }

/// ISO 6346: A is 10, and each letter after it one more, but multiples of 11 are left out.
int container_value(char c) {
  if (is_number(c)) return c - '0';
  int value = 10;
  for (char letter = 'A'; letter < upper(c); ++letter) value += (value + 1) % 11 == 0 ? 2 : 1;
  return value;
}

}  // namespace

bool is_imo_number(std::string_view digits) {
  if (digits.size() != kImoDigits || !std::all_of(digits.begin(), digits.end(), is_number)) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kImoDigits; ++i) sum += (digits[i] - '0') * static_cast<int>(kImoDigits - i);
  return sum % 10 == digits.back() - '0';
}

bool is_lei(std::string_view code) {
  if (code.size() != kLeiLetters || !std::all_of(code.begin(), code.end(), [](char c) { return is_number(c) || is_letter(c); }))
    return false;
  if (!is_number(code[18]) || !is_number(code[19])) return false;
  int rest = 0;
  for (const char c : code) rest = is_number(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (upper(c) - 'A' + 10)) % 97;
  return rest == 1;
}

bool is_container_number(std::string_view code) {
  if (code.size() != kContainerLetters || !std::all_of(code.begin(), code.begin() + 4, is_letter) ||
      !std::all_of(code.begin() + 4, code.end(), is_number))
    return false;
  if (const char kind = upper(code[3]); kind != 'U' && kind != 'J' && kind != 'Z') return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kContainerLetters; ++i) sum += container_value(code[i]) << i;
  return sum % 11 % 10 == code.back() - '0';
}

bool is_mmsi(std::string_view digits) {
  if (digits.size() != kMmsiDigits || !std::all_of(digits.begin(), digits.end(), is_number)) return false;
  const int country = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
  return country >= 201 && country <= 775;
}

}  // namespace dateline
