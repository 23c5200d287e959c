#include "formats/bare_picture.h"

#include "base/try.h"
#include "formats/bare_parts.h"
#include "formats/big_endian.h"
#include "formats/media.h"
#include "formats/picture_print.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kExifHead = "Exif\0\0"sv;
constexpr std::uint64_t kOrientation = 0x0112, kShort = 3;
constexpr std::size_t kEntry = 12;  // bytes of an entry of a directory

struct Format {
  MediaType type;
  std::string_view media_type;
  Result<BareParts> (*make)(std::string_view bytes);
};
constexpr Format kFormats[] = {{MediaType::kJpeg, "image/jpeg", bare_jpeg},
                               {MediaType::kPng, "image/png", bare_png},
                               {MediaType::kGif, "image/gif", bare_gif},
                               {MediaType::kWebp, "image/webp", bare_webp}};

Error too_large(const std::string& name, const std::string& what) { return {ErrorCode::kTooLarge, name + ": not shown: " + what}; }

}  // namespace

bool can_be_bare(std::string_view type) {
  for (const Format& format : kFormats) {
    if (name_of(format.type) == type) return true;
  }
  return false;
}

std::string_view shown_type(std::string_view bytes) {
  const auto type = media_type(bytes.substr(0, 64));
  for (const Format& format : kFormats) {
    if (type == format.type) return format.media_type;
  }
  return {};
}

Result<BarePicture> bare_picture(const std::string& name, std::string_view bytes) {
  if (bytes.size() > kMaxShownBytes) return too_large(name, "it has more than " + std::to_string(kMaxShownBytes >> 20) + " MiB");
  const auto type = media_type(bytes.substr(0, 64));
  for (const Format& format : kFormats) {
    if (type != format.type) continue;
    Result<BareParts> made = format.make(bytes);
    if (!made) return Error{made.error().code, name + ": not shown: " + made.error().message};
    if (made->width == 0 || made->height == 0) return Error{ErrorCode::kBadInput, name + ": not shown: it has no width or no height"};
    if (made->width * made->height > kMaxPixels) return too_large(name, "it has more than " + std::to_string(kMaxPixels / 1'000'000) + " million pixels");
    return BarePicture{std::move(made->bytes), format.media_type};
  }
  return Error{ErrorCode::kBadInput, name + ": not shown: only JPEG, PNG, GIF and WebP pictures are"};
}

int orientation_of(std::string_view exif) {
  if (exif.starts_with(kExifHead)) exif.remove_prefix(kExifHead.size());
  const bool is_big = exif.starts_with("MM\0*"sv);
  if (!is_big && !exif.starts_with("II*\0"sv)) return 1;
  const auto number = [&](std::size_t at, std::size_t size) { return is_big ? big_endian(exif, at, size) : little_endian(exif, at, size); };
  const std::size_t directory = number(4, 4);
  const std::size_t entries = number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * kEntry;
    if (at + kEntry > exif.size()) return 1;
    if (number(at, 2) != kOrientation || number(at + 2, 2) != kShort) continue;
    const std::uint64_t value = number(at + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::string exif_of_orientation(int orientation) {
  std::string out("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv);  // one entry: Orientation, a short
  out += static_cast<char>(orientation);
  return out.append("\0\0\0\0\0\0"sv);  // the rest of its value, and no next directory
}

}  // namespace dateline::formats
