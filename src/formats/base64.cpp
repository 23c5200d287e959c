#include "formats/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline::formats {
namespace {

constexpr std::uint8_t kBad = 255, kSkip = 128 + 64;  // the values of signs are below both, and so is what any of them are together

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> out{};
  for (auto& value : out) value = kBad;
  for (std::uint8_t i = 0; i < 64; ++i) out[static_cast<unsigned char>(kAlphabet[i])] = i;
  out['-'] = 62;
  out['_'] = 63;
  for (char c : {' ', '\n', '\r', '\t'}) out[static_cast<unsigned char>(c)] = kSkip;
  return out;
}
constexpr std::array<std::uint8_t, 256> kValues = make_values();

std::uint32_t value_at(std::string_view text, std::size_t at) { return kValues[static_cast<unsigned char>(text[at])]; }

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t i = 0;
  // Four signs give three bytes, as long as nothing stands between them.
  for (; i + 4 <= text.size(); i += 4) {
    const std::uint32_t a = value_at(text, i), b = value_at(text, i + 1), c = value_at(text, i + 2), d = value_at(text, i + 3);
    if ((a | b | c | d) >= kSkip) break;
    const std::uint32_t three = a << 18 | b << 12 | c << 6 | d;
    out[size++] = static_cast<char>(three >> 16);
    out[size++] = static_cast<char>(three >> 8);
    out[size++] = static_cast<char>(three);
  }
  for (; i < text.size() && text[i] != '='; ++i) {
    const std::uint8_t value = kValues[static_cast<unsigned char>(text[i])];
    if (value == kSkip) continue;
    if (value == kBad) return std::nullopt;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[size++] = static_cast<char>((bits >> held) & 0xFF);
    }
  }
  if (held == 6) return std::nullopt;  // one lone sign cannot hold a byte
  for (; i < text.size(); ++i) {
    if (text[i] != '=' && kValues[static_cast<unsigned char>(text[i])] != kSkip) return std::nullopt;
  }
  out.resize(size);
  return out;
}

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto at = [&](std::size_t j) { return j < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[j])} : 0u; };
    const std::uint32_t three = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    const std::size_t signs = std::min<std::size_t>(bytes.size() - i, 3) + 1;
    for (std::size_t j = 0; j < 4; ++j) out += j < signs ? kAlphabet[three >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

}  // namespace dateline::formats
