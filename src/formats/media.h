#pragma once
// MediaFile: what an image, film or sound file is: its format by its first bytes, size, length, and what the file says of itself (EXIF,
// QuickTime and Matroska fields, texts of a PNG). What it says is kept as it says it and is never a fact: nothing is placed or dated by it.
// Pictures are told apart by a print (picture_print.h). Any bytes give a MediaFile or an Error; lengths that lie are cut at the file's end,
// time and memory are bounded by the limits below. No faces are looked for.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/enum_names.h"
#include "base/result.h"

namespace dateline {
namespace formats {

enum class MediaType { kJpeg, kPng, kGif, kWebp, kTiff, kHeif, kAvif, kMp4, kQuickTime, kMatroska, kWebm };
enum class MediaKind { kImage, kVideo, kAudio };

inline constexpr std::size_t kMaxSayings = 300;        // of one file
inline constexpr std::size_t kMaxSayingBytes = 32768;  // of one

/// A name and what the file says under it: {"DateTimeOriginal", "2019:12:05 08:30:00"}. Valid UTF-8.
using Saying = std::pair<std::string, std::string>;

struct MediaFile {
  MediaType type = MediaType::kJpeg;
  MediaKind kind = MediaKind::kImage;
  std::uint32_t width = 0, height = 0;  // 0: not known
  double seconds = 0;                   // of a film or sound; 0: not known
  std::vector<Saying> says;
};

/// By the first bytes (64 suffice); nothing for what is no medium.
std::optional<MediaType> media_type(std::string_view head);

/// `name` stands in messages. kBadInput for what begins as a medium and holds none.
Result<MediaFile> read_media(const std::string& name, std::string_view bytes);

/// Whether a saying can tell where somebody was: GPS, a location, a packet that may hold one.
bool tells_location(std::string_view saying_name);

}  // namespace formats

template <>
inline constexpr std::array<std::string_view, 11> kEnumNames<formats::MediaType>{"jpeg", "png", "gif",       "webp",     "tiff", "heif",
                                                                                 "avif", "mp4", "quicktime", "matroska", "webm"};
template <>
inline constexpr std::array<std::string_view, 3> kEnumNames<formats::MediaKind>{"image", "video", "audio"};

}  // namespace dateline
