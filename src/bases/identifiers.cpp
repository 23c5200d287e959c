#include "bases/identifiers.h"

#include "base/check_digits.h"

namespace dateline::bases {
namespace {

constexpr std::size_t kShortestNumber = 5, kLongestNumber = 40;
constexpr char kIdentifierMark = '#';  // no key of a name begins with it

bool is_number(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool is_code(char c) { return is_number(c) || (upper(c) >= 'A' && upper(c) <= 'Z'); }

}  // namespace

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
