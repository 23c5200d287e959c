// JPEG (ITU T.81, JFIF), PNG (W3C), GIF (89a), WebP (RFC 9649), TIFF (6.0): sizes and what stands beside the picture. Nothing is decoded.
#include "formats/big_endian.h"
#include "formats/media_parts.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kExifHead = "Exif\0\0"sv;
constexpr std::string_view kXmpHead = "http://ns.adobe.com/xap/1.0/\0"sv;

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t size) {
  return static_cast<std::uint32_t>(big_endian(bytes, at, size));
}
std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t size) {
  return static_cast<std::uint32_t>(little_endian(bytes, at, size));
}

std::string utf8_of_latin1(std::string_view latin1) {
  std::string out;
  for (const char c : latin1) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

/// A "tEXt" chunk, or an "iTXt" one that is not compressed: keyword, NUL, [flags, language, keyword,] text.
void say_png_text(std::string_view type, std::string_view data, MediaFile& out) {
  const std::size_t end = data.find('\0');
  if (end == std::string_view::npos || end == 0) return;
  const std::string_view keyword = data.substr(0, end);
  std::string_view text = data.substr(end + 1);
  if (type == "tEXt") return say(out, utf8_of_latin1(keyword), utf8_of_latin1(text.substr(0, kMaxSayingBytes)));
  if (text.size() < 2 || text[0] != 0) return;
  text.remove_prefix(2);
  for (int i = 0; i < 2; ++i) {
    const std::size_t part = text.find('\0');
    if (part == std::string_view::npos) return;
    text.remove_prefix(part + 1);
  }
  say(out, keyword == "XML:com.adobe.xmp" ? "XMP" : keyword, text);
}

void read_webp_size(std::string_view type, std::string_view data, MediaFile& out) {
  if (type == "VP8X") {
    out.width = little(data, 4, 3) + 1;
    out.height = little(data, 7, 3) + 1;
  } else if (type == "VP8 " && out.width == 0) {
    out.width = little(data, 6, 2) & 0x3FFF;
    out.height = little(data, 8, 2) & 0x3FFF;
  } else if (type == "VP8L" && out.width == 0) {
    const std::uint32_t bits = little(data, 1, 4);
    out.width = (bits & 0x3FFF) + 1;
    out.height = (bits >> 14 & 0x3FFF) + 1;
  }
}

}  // namespace

void read_jpeg(std::string_view bytes, MediaFile& out) {
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xFF') return;
    const std::uint32_t marker = big(bytes, at + 1, 1);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    const std::size_t size = big(bytes, at + 2, 2);
    if (marker == 0xDA || size < 2) return;  // the picture itself begins
    const std::string_view data = bytes.substr(at + 4, size - 2);
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      out.height = big(data, 1, 2);
      out.width = big(data, 3, 2);
    } else if (marker == 0xE1 && data.starts_with(kExifHead)) {
      read_exif(data, out);
    } else if (marker == 0xE1 && data.starts_with(kXmpHead)) {
      say(out, "XMP", data.substr(kXmpHead.size()));
    } else if (marker == 0xFE) {
      say(out, "Comment", data);
    }
    at += 2 + size;
  }
}

void read_png(std::string_view bytes, MediaFile& out) {
  for (std::size_t at = 8; at + 8 <= bytes.size();) {
    const std::size_t size = big(bytes, at, 4);
    const std::string_view type = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, size);
    if (type == "IHDR") {
      out.width = big(data, 0, 4);
      out.height = big(data, 4, 4);
    } else if (type == "eXIf") {
      read_exif(data, out);
    } else if (type == "tEXt" || type == "iTXt") {
      say_png_text(type, data, out);
    }
    if (type == "IEND") return;
    at += 12 + size;
  }
}

void read_gif(std::string_view bytes, MediaFile& out) {
  out.width = little(bytes, 6, 2);
  out.height = little(bytes, 8, 2);
}

void read_webp(std::string_view bytes, MediaFile& out) {
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::size_t size = little(bytes, at + 4, 4);
    const std::string_view type = bytes.substr(at, 4), data = bytes.substr(at + 8, size);
    read_webp_size(type, data, out);
    if (type == "EXIF") read_exif(data, out);
    if (type == "XMP ") say(out, "XMP", data);
    at += 8 + size + size % 2;
  }
}

void read_tiff(std::string_view bytes, MediaFile& out) { read_exif(bytes, out); }

}  // namespace dateline::formats
