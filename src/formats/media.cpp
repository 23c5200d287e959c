#include "formats/media.h"

#include <chrono>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/media_parts.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

std::optional<MediaType> type_of_brand(std::string_view brand) {
  for (const TableRow& row : data_table("formats/media_brands.tsv")) {
    if (row[0] == trim(brand)) return from_name<MediaType>(row[1]);
  }
  return std::nullopt;
}

MediaKind kind_of_type(MediaType type) { return type < MediaType::kMp4 ? MediaKind::kImage : MediaKind::kVideo; }

void read_parts(std::string_view bytes, MediaFile& out) {
  switch (out.type) {
    case MediaType::kJpeg:
      return read_jpeg(bytes, out);
    case MediaType::kPng:
      return read_png(bytes, out);
    case MediaType::kGif:
      return read_gif(bytes, out);
    case MediaType::kWebp:
      return read_webp(bytes, out);
    case MediaType::kTiff:
      return read_tiff(bytes, out);
    case MediaType::kHeif:
    case MediaType::kAvif:
    case MediaType::kMp4:
    case MediaType::kQuickTime:
      return read_boxes(bytes, out);
    case MediaType::kMatroska:
    case MediaType::kWebm:
      return read_matroska(bytes, out);
  }
}

}  // namespace

std::optional<MediaType> media_type(std::string_view head) {
  if (head.starts_with("\xFF\xD8\xFF"sv)) return MediaType::kJpeg;
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) return MediaType::kPng;
  if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv)) return MediaType::kGif;
  if (head.starts_with("RIFF"sv) && head.size() >= 12 && head.substr(8, 4) == "WEBP") return MediaType::kWebp;
  if (head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv)) return MediaType::kTiff;
  if (head.starts_with("\x1A\x45\xDF\xA3"sv))
    return head.substr(0, 64).find("webm") != std::string_view::npos ? MediaType::kWebm : MediaType::kMatroska;
  if (head.size() >= 12 && head.substr(4, 4) == "ftyp") return type_of_brand(head.substr(8, 4));
  // QuickTime files older than the ftyp box.
  if (head.size() >= 12 && head.substr(4, 4) == "moov") return MediaType::kQuickTime;
  return std::nullopt;
}

Result<MediaFile> read_media(const std::string& name, std::string_view bytes) {
  const auto type = media_type(bytes.substr(0, 64));
  if (!type)
    return Error{ErrorCode::kBadInput,
                 name + ": no image or film of a known format; give JPEG, PNG, GIF, WebP, TIFF, HEIF, MP4 or Matroska"};
  MediaFile out;
  out.type = *type;
  out.kind = kind_of_type(*type);
  read_parts(bytes, out);
  const bool has_size = out.width > 0 && out.height > 0;
  if (!has_size && out.kind == MediaKind::kVideo && out.seconds > 0) out.kind = MediaKind::kAudio;
  if (!has_size && out.kind != MediaKind::kAudio) {
    return Error{ErrorCode::kBadInput,
                 name + ": begins as " + std::string(name_of(*type)) + " but holds no picture; get the whole file again"};
  }
  return out;
}

bool tells_location(std::string_view saying_name) {
  return saying_name.starts_with("GPS") || saying_name == "XMP" || saying_name.find("ocation") != std::string_view::npos;
}

void say(MediaFile& out, std::string_view name, std::string_view value) {
  value = trim(value.substr(0, value.find('\0')));
  if (value.empty() || out.says.size() >= kMaxSayings) return;
  out.says.emplace_back(mend_utf8(name.substr(0, 200)), mend_utf8(value.substr(0, kMaxSayingBytes)));
}

std::string utc_text(std::int64_t seconds) {
  constexpr std::int64_t kYear10000 = 253'402'300'800;
  if (seconds < 0 || seconds >= kYear10000) return {};
  const Day day = Day(std::chrono::days(seconds / 86400));
  const int rest = static_cast<int>(seconds % 86400);
  char clock[16];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
  return iso_day(day) + clock;
}

}  // namespace dateline::formats
