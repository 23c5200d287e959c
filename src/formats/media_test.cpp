#include "formats/media.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dateline::formats {
namespace {

using namespace std::string_literals;

std::string big(std::uint64_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> 8 * i & 0xFF);
  return out;
}
std::string little(std::uint64_t value, int size) {
  std::string out = big(value, size);
  std::reverse(out.begin(), out.end());
  return out;
}
std::string box(const std::string& type, const std::string& content) { return big(content.size() + 8, 4) + type + content; }
std::string zeros(std::size_t n) { return std::string(n, '\0'); }

std::string said(const MediaFile& file, std::string_view name) {
  for (const Saying& saying : file.says) {
    if (saying.first == name) return saying.second;
  }
  return "";
}

/// Big-endian TIFF: Make in the first directory, DateTimeOriginal in the EXIF one, a latitude's letter in the GPS one.
std::string exif_block() {
  const auto entry = [](int tag, int type, std::uint32_t count, const std::string& value) { return big(tag, 2) + big(type, 2) + big(count, 4) + value; };
  const std::string first = big(3, 2) + entry(0x010F, 2, 4, "Cam\0"s) + entry(0x8769, 4, 1, big(50, 4)) + entry(0x8825, 4, 1, big(88, 4)) + big(0, 4);
  const std::string exif = big(1, 2) + entry(0x9003, 2, 20, big(68, 4)) + big(0, 4);
  const std::string gps = big(1, 2) + entry(0x0001, 2, 2, "N\0\0\0"s) + big(0, 4);
  return "MM\0*"s + big(8, 4) + first + exif + "2019:12:05 08:30:00\0"s + gps;
}

std::string jpeg(const std::string& segments) {
  return "\xFF\xD8"s + segments + "\xFF\xC0"s + big(11, 2) + big(8, 1) + big(480, 2) + big(640, 2) + "\x01\x01\x11\0"s + "\xFF\xDA"s + big(2, 2);
}
std::string segment(int marker, const std::string& content) { return "\xFF"s + big(marker, 1) + big(content.size() + 2, 2) + content; }
std::string chunk(const std::string& type, const std::string& content) { return big(content.size(), 4) + type + content + zeros(4); }

TEST(Media, TypeByFirstBytes) {
  EXPECT_EQ(media_type("\xFF\xD8\xFF\xE0"), MediaType::kJpeg);
  EXPECT_EQ(media_type("GIF89a"), MediaType::kGif);
  EXPECT_EQ(media_type(box("ftyp", "heic")), MediaType::kHeif);
  EXPECT_EQ(media_type(box("ftyp", "qt  ")), MediaType::kQuickTime);
  EXPECT_EQ(media_type("RIFF\x10\0\0\0WAVE"s), std::nullopt);
  EXPECT_EQ(media_type(box("ftyp", "abcd")), std::nullopt);
  EXPECT_EQ(media_type("<html>"), std::nullopt);
  EXPECT_EQ(media_type(""), std::nullopt);
}

TEST(Media, JpegWithExif) {
  const auto file = read_media("a.jpg", jpeg(segment(0xE1, "Exif\0\0"s + exif_block()) + segment(0xFE, "seen from the bridge")));
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->width, 640u);
  EXPECT_EQ(file->height, 480u);
  EXPECT_EQ(said(*file, "Make"), "Cam");
  EXPECT_EQ(said(*file, "DateTimeOriginal"), "2019:12:05 08:30:00");
  EXPECT_EQ(said(*file, "GPSLatitudeRef"), "N");
  EXPECT_EQ(said(*file, "Comment"), "seen from the bridge");
}

TEST(Media, PngTextsAndSize) {
  const std::string bytes = "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(30, 4) + big(20, 4) + "\x08\0\0\0\0"s) + chunk("tEXt", "Author\0Ren\xE9"s) +
                            chunk("iTXt", "Title\0\0\0en\0\0Br\xC3\xBC" "cke"s) + chunk("eXIf", exif_block()) + chunk("IEND", "");
  const auto file = read_media("a.png", bytes);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->width, 30u);
  EXPECT_EQ(file->height, 20u);
  EXPECT_EQ(said(*file, "Author"), "René");
  EXPECT_EQ(said(*file, "Title"), "Brücke");
  EXPECT_EQ(said(*file, "Make"), "Cam");
}

TEST(Media, GifWebpTiff) {
  EXPECT_EQ(read_media("a", "GIF89a" + little(7, 2) + little(5, 2) + zeros(3))->height, 5u);
  const std::string vp8x = "VP8X" + little(10, 4) + zeros(4) + little(1919, 3) + little(1079, 3);
  const auto webp = read_media("a", "RIFF" + little(100, 4) + "WEBP" + vp8x + "EXIF" + little(exif_block().size(), 4) + exif_block());
  ASSERT_TRUE(webp);
  EXPECT_EQ(webp->width, 1920u);
  EXPECT_EQ(webp->height, 1080u);
  EXPECT_EQ(said(*webp, "Make"), "Cam");
  const std::string tiff = "II*\0"s + little(8, 4) + little(2, 2) + little(0x100, 2) + little(4, 2) + little(1, 4) + little(300, 4) + little(0x101, 2) +
                           little(3, 2) + little(1, 4) + little(200, 4) + little(0, 4);
  const auto scan = read_media("a", tiff);
  ASSERT_TRUE(scan) << scan.error().message;
  EXPECT_EQ(scan->width, 300u);
  EXPECT_EQ(scan->height, 200u);
}

TEST(Media, Films) {
  const std::uint64_t made = 2'082'844'800ull + 1'575'534'600;  // 2019-12-05T08:30:00Z
  const std::string mvhd = box("mvhd", zeros(4) + big(made, 4) + big(made, 4) + big(600, 4) + big(7500, 4) + zeros(80));
  const auto track = [](std::uint32_t width, std::uint32_t height) { return box("trak", box("tkhd", zeros(76) + big(width, 2) + zeros(2) + big(height, 2) + zeros(2))); };
  const std::string udta = box("udta", box("\xA9xyz", big(8, 2) + zeros(2) + "+12+034/") + box("\xA9mod", big(3, 2) + zeros(2) + "Cam"));
  const std::string keys = box("keys", zeros(4) + big(1, 4) + box("mdta", "com.apple.quicktime.software"));
  const std::string meta = box("meta", keys + box("ilst", box(big(1, 4), box("data", big(1, 4) + zeros(4) + "13.2"))));
  const std::string ftyp = box("ftyp", "isom" + zeros(4));
  const auto film = read_media("a.mp4", ftyp + box("moov", mvhd + track(0, 0) + track(1280, 720) + udta + meta));
  ASSERT_TRUE(film) << film.error().message;
  EXPECT_EQ(film->kind, MediaKind::kVideo);
  EXPECT_EQ(film->width, 1280u);
  EXPECT_EQ(film->height, 720u);
  EXPECT_DOUBLE_EQ(film->seconds, 12.5);
  EXPECT_EQ(said(*film, "CreationTime"), "2019-12-05T08:30:00Z");
  EXPECT_EQ(said(*film, "Location"), "+12+034/");
  EXPECT_EQ(said(*film, "Model"), "Cam");
  EXPECT_EQ(said(*film, "com.apple.quicktime.software"), "13.2");
  EXPECT_EQ(read_media("a.m4a", ftyp + box("moov", mvhd + track(0, 0)))->kind, MediaKind::kAudio);
  EXPECT_FALSE(read_media("a.mp4", ftyp));
}

TEST(Media, StillPictureInBoxes) {
  const auto ispe = [](std::uint32_t width, std::uint32_t height) { return box("ispe", zeros(4) + big(width, 4) + big(height, 4)); };
  const auto file = read_media("a.heic", box("ftyp", "heic" + zeros(4)) + box("meta", zeros(4) + box("iprp", box("ipco", ispe(512, 512) + ispe(4032, 3024)))));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->type, MediaType::kHeif);
  EXPECT_EQ(file->kind, MediaKind::kImage);
  EXPECT_EQ(file->width, 4032u);
}

TEST(Media, Matroska) {
  const auto element = [](const std::string& id, const std::string& content) { return id + big(0x4000 | content.size(), 2) + content; };
  const std::string info = element("\x15\x49\xA9\x66", element("\x2A\xD7\xB1", big(1'000'000, 3)) + element("\x44\x89", "\x45\x9C\x40\0"s) +  // 5000.0
                                                          element("\x44\x61", big(std::uint64_t{597'227'400} * 1'000'000'000, 8)));
  const std::string tracks = element("\x16\x54\xAE\x6B", element("\xAE", element("\xE0", element("\xB0", big(640, 2)) + element("\xBA", big(360, 2)))));
  const std::string bytes = element("\x1A\x45\xDF\xA3", element("\x42\x82", "webm")) + "\x18\x53\x80\x67" + "\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF" + info + tracks;
  const auto file = read_media("a.webm", bytes);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->type, MediaType::kWebm);
  EXPECT_EQ(file->width, 640u);
  EXPECT_EQ(file->height, 360u);
  EXPECT_DOUBLE_EQ(file->seconds, 5);
  EXPECT_EQ(said(*file, "CreationTime"), "2019-12-05T08:30:00Z");
}

TEST(Media, CutAnywhere) {
  const std::string whole[] = {jpeg(segment(0xE1, "Exif\0\0"s + exif_block())), "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(30, 4) + big(20, 4)) + chunk("eXIf", exif_block()),
                               box("ftyp", "isom" + zeros(4)) + box("moov", box("mvhd", zeros(100)) + box("trak", box("tkhd", zeros(84))))};
  for (const std::string& bytes : whole) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto file = read_media("cut", bytes.substr(0, size));
      if (!file) {
        EXPECT_TRUE(file.error().message.starts_with("cut: ")) << file.error().message;
      }
    }
  }
}

TEST(Media, LocationsAreKnown) {
  for (const char* name : {"GPSLatitude", "Location", "com.apple.quicktime.location.ISO6709", "XMP", "SubjectLocation"}) EXPECT_TRUE(tells_location(name)) << name;
  for (const char* name : {"Make", "DateTimeOriginal", "Comment"}) EXPECT_FALSE(tells_location(name)) << name;
}

}  // namespace
}  // namespace dateline::formats
