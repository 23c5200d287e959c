#include "ingest/html_references.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace dateline::ingest {
namespace {

struct NamedReference {
  std::string_view name;  // without its semicolon; empty for a free place
  std::string_view words;
  bool bare = false;  // also one without a semicolon
};

constexpr std::size_t kSlots = 4096;
constexpr std::size_t kLongestBareName = 6;  // "Aacute"
constexpr std::size_t kLongestName = 32;

constexpr NamedReference kNamed[kSlots] = {
#include "html_references.inc"
};

std::uint32_t reference_hash(std::string_view name) {
  std::uint32_t value = 0;
  for (const char c : name) value = value * 31 + static_cast<unsigned char>(c);
  return value ^ value >> 15;
}

const NamedReference* named(std::string_view name) {
  for (std::size_t slot = reference_hash(name) % kSlots; !kNamed[slot].name.empty(); slot = (slot + 1) % kSlots) {
    if (kNamed[slot].name == name) return &kNamed[slot];
  }
  return nullptr;
}

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What 0x80 to 0x9F are in windows-1252; 0 where it has nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t meant_by(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  if (number >= 0x80 && number <= 0x9F && kWindows1252[number - 0x80] != 0) return kWindows1252[number - 0x80];
  return number;
}

int digit_of(char c, bool hexadecimal) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The reference at text[0] = '&', text[1] = '#'; gives its length, 0 where it is none.
std::size_t append_numeric(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
  const std::size_t first = hexadecimal ? 3 : 2;
  std::size_t at = first;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_of(text[at], hexadecimal);
    if (digit < 0) break;
    number = std::min(number * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x110000u);
  }
  if (at == first) return 0;
  append_utf8(out, meant_by(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

std::size_t append_named(std::string& out, std::string_view text, bool in_attribute) {
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_alphanumeric(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const NamedReference* whole = named(text.substr(1, end - 1))) {
      out.append(whole->words);
      return end + 1;
    }
  }
  for (std::size_t size = std::min(end - 1, kLongestBareName); size >= 2; --size) {
    const NamedReference* bare = named(text.substr(1, size));
    if (!bare || !bare->bare) continue;
    const char next = size + 1 < text.size() ? text[size + 1] : ' ';
    if (in_attribute && (next == '=' || is_alphanumeric(next))) return 0;
    out.append(bare->words);
    return size + 1;
  }
  return 0;
}

}  // namespace

void append_resolved(std::string& out, std::string_view text, bool in_attribute) {
  std::size_t done = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    out.append(text, done, at - done);
    const std::string_view rest = text.substr(at);
    const std::size_t size = rest.size() > 1 && rest[1] == '#' ? append_numeric(out, rest) : append_named(out, rest, in_attribute);
    if (size == 0) out += '&';
    at += std::max<std::size_t>(size, 1);
    done = at;
  }
  out.append(text, done, text.size() - done);
}

}  // namespace dateline::ingest
