// PNG (W3C, third edition) with its animations: chunks of pixels, and of numbers for showing them where they are as long as they must be.
#include <zlib.h>

#include <array>

#include "base/try.h"
#include "formats/bare_parts.h"
#include "formats/big_endian.h"
#include "formats/decompress.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kHead = 8, kAround = 12;  // the signature; length, type and checksum of a chunk

/// What goes through, and the most bytes that one has; of those with `exact` no fewer.
struct Chunk {
  std::string_view type;
  std::size_t most;
  bool exact;
};
constexpr std::array<Chunk, 14> kKept = {{{"IHDR", 13, true},
                                          {"PLTE", 768, false},
                                          {"IDAT", 0x7FFFFFFF, false},
                                          {"IEND", 0, true},
                                          {"tRNS", 256, false},
                                          {"gAMA", 4, true},
                                          {"cHRM", 32, true},
                                          {"sRGB", 1, true},
                                          {"cICP", 4, true},
                                          {"sBIT", 4, false},
                                          {"bKGD", 6, false},
                                          {"pHYs", 9, true},
                                          {"acTL", 8, true},
                                          {"fcTL", 26, true}}};
constexpr std::string_view kFrame = "fdAT";

bool is_kept(std::string_view type, std::size_t size) {
  if (type == kFrame) return size >= 4;
  for (const Chunk& chunk : kKept) {
    if (chunk.type == type) return chunk.exact ? size == chunk.most : size <= chunk.most;
  }
  return false;
}

/// A chunk that nobody may leave out who shows the picture.
bool is_critical(std::string_view type) { return type[0] >= 'A' && type[0] <= 'Z'; }

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

void put_number(std::string& out, std::uint64_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put(std::string& out, std::string_view type, std::string_view data) {
  put_number(out, data.size());
  const std::string body = std::string(type) + std::string(data);
  out += body;
  put_number(out, checksum(body));
}

/// "iCCP": a name, NUL, 0 for zlib, the profile. Empty where nothing of it goes through.
std::string profile_chunk(std::string_view data) {
  const std::size_t name = data.find('\0');
  if (name == std::string_view::npos || big_endian(data, name + 1, 1) != 0 || name + 2 > data.size()) return {};
  const Decompressed whole = decompress(data.substr(name + 2), Coding::kZlib, kMaxProfile);
  const std::string bare = whole.ending == Ending::kWhole ? bare_profile(whole.bytes) : std::string();
  if (bare.empty()) return {};
  std::string packed(compressBound(bare.size()), '\0');
  uLongf size = packed.size();
  if (compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bare.data()), bare.size()) != Z_OK) return {};
  std::string out;
  put(out, "iCCP", std::string("none\0\0", 6) + packed.substr(0, size));
  return out;
}

}  // namespace

Result<BareParts> bare_png(std::string_view bytes) {
  BareParts out;
  std::string head, profile, rest;
  int orientation = 1;
  bool pixels = false;
  for (std::size_t at = kHead;;) {
    if (at + kAround > bytes.size()) return odd("its end is missing");
    const std::size_t size = big_endian(bytes, at, 4);
    if (size > bytes.size() - at - kAround) return odd("a chunk is longer than the file");
    const std::string_view type = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, size);
    if (head.empty() != (type == "IHDR")) return odd("it does not begin with its size, or has two");
    if (is_kept(type, size)) {
      if (checksum(bytes.substr(at + 4, size + 4)) != big_endian(bytes, at + 8 + size, 4)) return odd("a chunk is damaged");
      (type == "IHDR" ? head : rest) += bytes.substr(at, size + kAround);
    } else if (is_critical(type)) {
      return odd("it has a chunk that no picture for showing has");
    } else if (type == "iCCP" && !pixels && profile.empty()) {
      profile = profile_chunk(data);
    } else if (type == "eXIf") {
      orientation = orientation_of(data);
    }
    if (type == "IHDR") {
      out.width = big_endian(data, 0, 4);
      out.height = big_endian(data, 4, 4);
    }
    pixels = pixels || type == "IDAT";
    if (type == "IEND") break;
    at += size + kAround;
  }
  if (!pixels) return odd("it ends before any pixel");
  out.bytes = std::string(bytes.substr(0, kHead)) + head;
  out.bytes += profile;
  if (orientation > 1) put(out.bytes, "eXIf", exif_of_orientation(orientation));
  out.bytes += rest;
  return out;
}

}  // namespace dateline::formats
