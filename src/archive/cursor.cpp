#include "archive/cursor.h"

#include <charconv>

namespace dateline::archive {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr char kBetween = '\x1f';

Error bad_cursor() {
  return {ErrorCode::kUsage, "--cursor: not a cursor that an answer to this query gave; leave it out to begin anew"};
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

std::string write_cursor(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i) out += {kHex[kBetween >> 4], kHex[kBetween & 15]};
    for (unsigned char c : fields[i]) out += {kHex[c >> 4], kHex[c & 15]};
  }
  return out;
}

Result<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t fields) {
  std::vector<std::string> out(1);
  if (cursor.size() % 2) return bad_cursor();
  for (std::size_t i = 0; i < cursor.size(); i += 2) {
    const int high = digit(cursor[i]), low = digit(cursor[i + 1]);
    if (high < 0 || low < 0) return bad_cursor();
    const char c = static_cast<char>(high << 4 | low);
    if (c == kBetween) out.emplace_back();
    else out.back() += c;
  }
  if (out.size() != fields) return bad_cursor();
  return out;
}

std::string read_cursor_name(std::string_view cursor) {
  std::string out;
  for (std::size_t i = 0; i + 1 < cursor.size(); i += 2) {
    const int high = digit(cursor[i]), low = digit(cursor[i + 1]);
    if (high < 0 || low < 0) return {};
    const char c = static_cast<char>(high << 4 | low);
    if (c == kBetween) break;
    out += c;
  }
  return out;
}

std::string write_number(double value) {
  char buffer[64];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

Result<double> read_number(const std::string& field) {
  double value = 0;
  const auto end = std::from_chars(field.data(), field.data() + field.size(), value);
  if (end.ec != std::errc() || end.ptr != field.data() + field.size()) return bad_cursor();
  return value;
}

}  // namespace dateline::archive
