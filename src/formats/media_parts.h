#pragma once
// The readers behind read_media, one a family of containers. Each fills in what it finds and stops where the bytes do.
#include <string_view>

#include "formats/media.h"

namespace dateline::formats {

void read_jpeg(std::string_view bytes, MediaFile& out);
void read_png(std::string_view bytes, MediaFile& out);
void read_gif(std::string_view bytes, MediaFile& out);
void read_webp(std::string_view bytes, MediaFile& out);
void read_tiff(std::string_view bytes, MediaFile& out);
/// ISO/IEC 14496-12 boxes: MP4, QuickTime, HEIF, AVIF.
void read_boxes(std::string_view bytes, MediaFile& out);
/// RFC 8794 (EBML) and RFC 9559 (Matroska).
void read_matroska(std::string_view bytes, MediaFile& out);

/// The TIFF structure of an EXIF block (it may begin with "Exif\0\0"); gives the picture's size for TIFF files, too.
void read_exif(std::string_view tiff, MediaFile& out);

/// Adds a saying, mended and cut to its limit; blank ones are left out.
void say(MediaFile& out, std::string_view name, std::string_view value);
/// "2019-12-05T08:30:00Z" of seconds since 1970; empty for what no year of four digits has.
std::string utc_text(std::int64_t seconds);

}  // namespace dateline::formats
