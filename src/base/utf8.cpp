#include "base/utf8.h"

#include <algorithm>

#include <cstring>

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Lead {
  int length;
  unsigned char low, high;  // allowed range of the second byte
};

/// Table 3-7 of the Unicode Standard: which second bytes a lead byte may have.
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// Where the ASCII that begins at `at` ends, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t block; at + sizeof block <= text.size(); at += sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    if (block & 0x8080808080808080u) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead lead = lead_of(byte(at));
  if (lead.length == 1) return byte(at++);
  if (lead.length == 0) {
    ++at;
    return kReplacement;
  }
  char32_t value = byte(at) & (0x7F >> lead.length);
  std::size_t i = at + 1;
  for (int k = 1; k < lead.length; ++k, ++i) {
    const unsigned char low = k == 1 ? lead.low : 0x80, high = k == 1 ? lead.high : 0xBF;
    if (i >= text.size() || byte(i) < low || byte(i) > high) {
      at = i;
      return kReplacement;
    }
    value = (value << 6) | (byte(i) & 0x3F);
  }
  at = i;
  return value;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t before = at;
    if (next_code_point(bytes, at) == kReplacement && bytes.substr(before, at - before) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

bool is_printable(std::string_view bytes) {
  if (!is_valid_utf8(bytes)) return false;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return false;
  }
  return true;
}

std::string mend_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii = skip_ascii(bytes, at);
    out.append(bytes.substr(at, ascii - at));
    at = ascii;
    if (at < bytes.size()) append_utf8(out, next_code_point(bytes, at));
  }
  return out;
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

std::string encode_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char32_t c : text) append_utf8(out, c);
  return out;
}

std::size_t count_code_points(std::string_view valid_text) {
  std::size_t count = 0;
  for (unsigned char byte : valid_text) count += (byte & 0xC0) != 0x80;
  return count;
}

}  // namespace dateline
