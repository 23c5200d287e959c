// WebP (RFC 9649): chunks of pixels, alpha and animation; inside a frame the same.
#include "base/try.h"
#include "formats/bare_parts.h"
#include "formats/big_endian.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kRiff = 12, kChunk = 8, kExtended = 10, kFrame = 16;  // bytes of heads
constexpr std::uint64_t kHasAnimation = 0x02, kHasExif = 0x08, kHasAlpha = 0x10, kHasProfile = 0x20;

bool is_pixels(std::string_view type) { return type == "VP8 " || type == "VP8L"; }

void put_number(std::string& out, std::uint64_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put(std::string& out, std::string_view type, std::string_view data) {
  out += type;
  put_number(out, data.size());
  out += data;
  if (data.size() % 2) out += '\0';
}

/// Calls `take(type, data)` for each chunk; `what` they stand in ends where the last one does, but for its filling.
template <class Take>
Status each_chunk(std::string_view what, Take take) {
  for (std::size_t at = 0; at < what.size();) {
    if (what.size() - at < kChunk) return odd("there is something that is no chunk");
    const std::size_t size = little_endian(what, at + 4, 4);
    if (size > what.size() - at - kChunk) return odd("a chunk is longer than the file");
    DL_TRY(take(what.substr(at, 4), what.substr(at + kChunk, size)));
    at += kChunk + size + size % 2;
  }
  return {};
}

Result<std::string> bare_frame(std::string_view data) {
  if (data.size() < kFrame) return odd("a frame is damaged");
  std::string out(data.substr(0, kFrame));
  DL_TRY(each_chunk(data.substr(kFrame), [&](std::string_view type, std::string_view inner) -> Status {
    if (is_pixels(type) || type == "ALPH") put(out, type, inner);
    return {};
  }));
  return out;
}

struct Walk {
  std::uint64_t width = 0, height = 0, flags = 0;
  int orientation = 1;
  bool pixels = false;
  std::string extended, profile, rest;

  Status size_of(std::string_view type, std::string_view data) {
    if (type == "VP8 ") {
      if (data.size() < 10) return odd("its pixels are damaged");
      width = little_endian(data, 6, 2) & 0x3FFF;
      height = little_endian(data, 8, 2) & 0x3FFF;
    } else {
      if (data.size() < 5) return odd("its pixels are damaged");
      const std::uint64_t bits = little_endian(data, 1, 4);
      width = (bits & 0x3FFF) + 1;
      height = (bits >> 14 & 0x3FFF) + 1;
    }
    return {};
  }

  Status take(std::string_view type, std::string_view data) {
    if (type == "VP8X") {
      if (data.size() != kExtended || !extended.empty() || !rest.empty()) return odd("its head is damaged");
      extended = data;
      width = little_endian(data, 4, 3) + 1;
      height = little_endian(data, 7, 3) + 1;
      flags = little_endian(data, 0, 1) & (kHasAnimation | kHasAlpha);
    } else if (is_pixels(type)) {
      if (extended.empty()) DL_TRY(size_of(type, data));
      put(rest, type, data);
      pixels = true;
    } else if (type == "ANMF") {
      DL_ASSIGN(const std::string frame, bare_frame(data));
      put(rest, type, frame);
      pixels = true;
    } else if (type == "ALPH" || (type == "ANIM" && data.size() == 6)) {
      put(rest, type, data);
    } else if (type == "ICCP" && profile.empty() && data.size() <= kMaxProfile) {
      profile = bare_profile(data);
    } else if (type == "EXIF") {
      orientation = orientation_of(data);
    }
    return {};
  }
};

}  // namespace

Result<BareParts> bare_webp(std::string_view bytes) {
  const std::size_t size = little_endian(bytes, 4, 4);
  if (size < 4 || size > bytes.size() - 8) return odd("its end is missing");
  Walk walk;
  DL_TRY(each_chunk(bytes.substr(kRiff, size - 4), [&](std::string_view type, std::string_view data) { return walk.take(type, data); }));
  if (!walk.pixels) return odd("it ends before any pixel");
  const bool turned = !walk.extended.empty() && walk.orientation > 1;
  std::string chunks = "WEBP";
  if (!walk.extended.empty()) {
    walk.extended.replace(0, 4, 4, '\0');
    walk.extended[0] = static_cast<char>(walk.flags | (turned ? kHasExif : 0) | (walk.profile.empty() ? 0 : kHasProfile));
    put(chunks, "VP8X", walk.extended);
    if (!walk.profile.empty()) put(chunks, "ICCP", walk.profile);
  }
  chunks += walk.rest;
  if (turned) put(chunks, "EXIF", exif_of_orientation(walk.orientation));
  BareParts out{"RIFF", walk.width, walk.height};
  put_number(out.bytes, chunks.size());
  out.bytes += chunks;
  return out;
}

}  // namespace dateline::formats
