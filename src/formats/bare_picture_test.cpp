#include "formats/bare_picture.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>

#include "formats/base64.h"
#include "formats/bare_parts.h"
#include "formats/media.h"
#include "formats/picture_print.h"

namespace dateline::formats {
namespace {

using namespace std::string_literals;

constexpr std::string_view kSecret = "12 Invented Lane";

std::string big(std::uint64_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += i < 8 ? static_cast<char>(value >> 8 * i & 0xFF) : '\0';
  return out;
}
std::string little(std::uint64_t value, int size) {
  std::string out = big(value, size);
  std::reverse(out.begin(), out.end());
  return out;
}

/// Little-endian TIFF: the orientation, then a maker's words, which lie behind the directory.
std::string exif_block(int orientation) {
  const auto entry = [](int tag, int type, std::uint32_t count, const std::string& value) { return little(tag, 2) + little(type, 2) + little(count, 4) + value; };
  return "II*\0"s + little(8, 4) + little(2, 2) + entry(0x0112, 3, 1, little(orientation, 4)) + entry(0x010F, 2, 16, little(38, 4)) + little(0, 4) + std::string(kSecret);
}

std::string segment(int marker, const std::string& content) { return "\xFF"s + big(marker, 1) + big(content.size() + 2, 2) + content; }
const std::string kJfif = segment(0xE0, "JFIF\0\x01\x02\x01\0\x48\0\x48\0\0"s);
const std::string kFrame = segment(0xC0, big(8, 1) + big(480, 2) + big(640, 2) + "\x01\x01\x11\0"s);
const std::string kScan = segment(0xDA, "\x01\x01\0\0\x3F\0"s) + "\x12\xFF\0\x34\xFF\xD0\x56"s;
std::string jpeg(const std::string& segments) { return "\xFF\xD8"s + kJfif + segments + kFrame + kScan + "\xFF\xD9"s; }

std::string chunk(const std::string& type, const std::string& content) {
  const std::string body = type + content;
  return big(content.size(), 4) + body + big(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size())), 4);
}
std::string png(const std::string& before, const std::string& after = "") {
  return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(30, 4) + big(20, 4) + "\x08\0\0\0\0"s) + before + chunk("IDAT", "pixels") + after + chunk("IEND", "");
}

std::string sub_blocks(const std::string& content) { return big(content.size(), 1) + content + "\0"s; }
std::string gif(const std::string& blocks) {
  const std::string picture = "\x2C"s + std::string(4, '\0') + little(7, 2) + little(5, 2) + "\0\x02"s + sub_blocks("pixels");
  return "GIF89a" + little(7, 2) + little(5, 2) + "\x80\0\0"s + std::string(6, '\x55') + blocks + picture + "\x3B"s;
}

std::string riff_chunk(const std::string& type, const std::string& content) { return type + little(content.size(), 4) + content + std::string(content.size() % 2, '\0'); }
std::string webp(const std::string& chunks) { return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + chunks; }
std::string extended(int flags) { return riff_chunk("VP8X", little(flags, 4) + little(63, 3) + little(31, 3)); }
const std::string kLossless = riff_chunk("VP8L", "\x2F"s + little(63 | 31 << 14, 4) + "pixel");

std::string bare(const std::string& bytes) {
  const auto out = bare_picture("it", bytes);
  EXPECT_TRUE(out) << out.error().message;
  return out ? out->bytes : "";
}
std::string why_not(const std::string& bytes) {
  const auto out = bare_picture("it", bytes);
  EXPECT_FALSE(out);
  return out ? "" : out.error().message;
}
bool tells(const std::string& bytes) { return bytes.find(kSecret) != std::string::npos; }

TEST(BarePicture, JpegWithoutWhatStandsBeside) {
  const std::string secret(kSecret);
  const std::string profile = segment(0xE2, "ICC_PROFILE\0\x01\x01"s + secret), iptc = segment(0xED, "Photoshop 3.0\0"s + secret);
  const std::string in = jpeg(segment(0xE1, "Exif\0\0"s + exif_block(1)) + segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"s + secret) + profile + iptc +
                              segment(0xFE, secret) + segment(0xE0, "JFXX\0\x10"s + secret));
  ASSERT_TRUE(tells(in));
  EXPECT_EQ(bare(in), jpeg(""));
  EXPECT_EQ(bare(jpeg("")), jpeg("")) << "pixels stay byte for byte";
  EXPECT_EQ(bare(in + "another picture: " + secret), jpeg(""));
  EXPECT_EQ(bare_picture("it", in)->media_type, "image/jpeg");
}

TEST(BarePicture, JpegKeepsHowItsColoursAreCodedAndHowItLies) {
  const std::string adobe = segment(0xEE, "Adobe\0\x64\0\0\0\0\x02"s);
  EXPECT_EQ(bare(jpeg(adobe)), jpeg(adobe));
  const std::string turned = bare(jpeg(segment(0xE1, "Exif\0\0"s + exif_block(6)) + segment(0xE1, "Exif\0\0"s + exif_block(3))));
  EXPECT_FALSE(tells(turned));
  const auto media = read_media("it", turned);
  ASSERT_TRUE(media);
  ASSERT_EQ(media->says.size(), 1u);
  EXPECT_EQ(media->says[0].first, "Orientation");
  EXPECT_EQ(orientation_of(exif_of_orientation(6)), 6);
  EXPECT_EQ(orientation_of(exif_block(9)), 1);
  EXPECT_EQ(orientation_of(exif_block(6).substr(0, 20)), 1);
}

TEST(BarePicture, JpegThumbnailIsLeftOut) {
  const std::string with = "\xFF\xD8"s + segment(0xE0, "JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01"s + "rgb") + kFrame + kScan + "\xFF\xD9"s;
  EXPECT_EQ(bare(with), jpeg(""));
}

TEST(BarePicture, JpegThatIsOdd) {
  EXPECT_NE(why_not("\xFF\xD8"s + kJfif + kFrame + kScan).find("its end is missing"), std::string::npos);
  EXPECT_NE(why_not("\xFF\xD8"s + kJfif + kFrame + "\xFF\xD9"s).find("before any pixel"), std::string::npos);
  EXPECT_NE(why_not("\xFF\xD8"s + kJfif + kScan + "\xFF\xD9"s).find("before their size"), std::string::npos);
  EXPECT_NE(why_not("\xFF\xD8"s + kJfif + "words" + kFrame + kScan + "\xFF\xD9"s).find("no segment"), std::string::npos);
  EXPECT_NE(why_not(jpeg(segment(0xF0, "x"))).find("no picture for showing has"), std::string::npos);
  EXPECT_NE(why_not(jpeg(kFrame)).find("two frames"), std::string::npos);
  EXPECT_NE(why_not("\xFF\xD8\xFF\xE1\xFF\xFF"s + "short").find("longer than the file"), std::string::npos);
  EXPECT_NE(why_not("\xFF\xD8\xFF"s).find("its end is missing"), std::string::npos);
  const std::string huge = segment(0xC0, big(8, 1) + big(65535, 2) + big(65535, 2) + "\x01\x01\x11\0"s);
  EXPECT_NE(why_not("\xFF\xD8"s + huge + kScan + "\xFF\xD9"s).find("million pixels"), std::string::npos);
}

TEST(BarePicture, PngWithoutWhatStandsBeside) {
  const std::string secret(kSecret);
  const std::string in = png(chunk("tEXt", "Author\0"s + secret) + chunk("zTXt", "a\0\0"s + secret) + chunk("iTXt", "a\0\0\0\0\0"s + secret) + chunk("tIME", big(1, 7)) +
                                 chunk("eXIf", exif_block(1)) + chunk("iCCP", secret + "\0\0"s) + chunk("prVt", secret) + chunk("gAMA", big(45455, 4)),
                             chunk("tEXt", "Place\0"s + secret));
  ASSERT_TRUE(tells(in));
  EXPECT_EQ(bare(in + secret), png(chunk("gAMA", big(45455, 4))));
  EXPECT_EQ(bare(png(chunk("gAMA", secret))), png("")) << "a number that is too long is none";
  const std::string turned = bare(png(chunk("eXIf", exif_block(8))));
  EXPECT_EQ(turned, png(chunk("eXIf", exif_of_orientation(8))));
  EXPECT_EQ(bare_picture("it", in)->media_type, "image/png");
}

TEST(BarePicture, PngThatIsOdd) {
  std::string damaged = png("");
  damaged[damaged.find("pixels")] = 'q';
  EXPECT_NE(why_not(damaged).find("damaged"), std::string::npos);
  EXPECT_NE(why_not(png("").substr(0, png("").size() - 4)).find("its end is missing"), std::string::npos);
  EXPECT_NE(why_not(png(chunk("IHDR", std::string(13, '\1')))).find("or has two"), std::string::npos);
  EXPECT_NE(why_not(png(chunk("ZZZZ", ""))).find("no picture for showing has"), std::string::npos);
  EXPECT_NE(why_not("\x89PNG\r\n\x1A\n"s + chunk("IDAT", "pixels") + chunk("IEND", "")).find("begin with its size"), std::string::npos);
  EXPECT_NE(why_not("\x89PNG\r\n\x1A\n"s + big(0xFFFFFFFF, 4) + "IHDR and too few").find("longer than the file"), std::string::npos);
}

TEST(BarePicture, GifWithoutWordsButPlayedAsOften) {
  const std::string loop = "\x21\xFF\x0BNETSCAPE2.0\x03\x01\x05\0\0"s, control = "\x21\xF9\x04\x04\x0A\0\0\0"s;
  const std::string secret(kSecret);
  const std::string in = gif("\x21\xFE"s + sub_blocks(secret) + loop + "\x21\xFF\x0BXMP DataXMP" + sub_blocks(secret) + "\x21\x01"s + sub_blocks(secret) + control);
  ASSERT_TRUE(tells(in));
  EXPECT_EQ(bare(in), gif(loop + control));
  EXPECT_EQ(bare(in + secret), gif(loop + control));
  EXPECT_NE(why_not(gif("").substr(0, gif("").size() - 1)).find("its end is missing"), std::string::npos);
  EXPECT_NE(why_not(gif("?")).find("no block"), std::string::npos);
  EXPECT_NE(why_not("GIF89a"s + std::string(7, '\0') + "\x3B"s).find("before any pixel"), std::string::npos);
  EXPECT_NE(why_not(gif("\x21\xF9"s + sub_blocks("long enough"))).find("damaged"), std::string::npos);
}

TEST(BarePicture, WebpWithoutWhatStandsBeside) {
  const std::string secret(kSecret);
  const std::string beside = riff_chunk("EXIF", exif_block(1)) + riff_chunk("XMP ", secret) + riff_chunk("ODD!", secret);
  const std::string in = webp(extended(0x3C) + riff_chunk("ICCP", secret) + kLossless + beside);
  ASSERT_TRUE(tells(in));
  EXPECT_EQ(bare(in + secret), webp(extended(0x10) + kLossless));
  EXPECT_EQ(bare(webp(kLossless + beside)), webp(kLossless));
  EXPECT_EQ(bare(webp(extended(0x08) + kLossless + riff_chunk("EXIF", exif_block(5)))), webp(extended(0x08) + kLossless + riff_chunk("EXIF", exif_of_orientation(5))));
  const std::string frame = std::string(16, '\0');
  EXPECT_EQ(bare(webp(extended(0x02) + riff_chunk("ANMF", frame + kLossless + riff_chunk("XMP ", secret)))), webp(extended(0x02) + riff_chunk("ANMF", frame + kLossless)));
  EXPECT_NE(why_not(webp(extended(0))).find("before any pixel"), std::string::npos);
  EXPECT_NE(why_not(in.substr(0, in.size() - 1)).find("its end is missing"), std::string::npos);
  EXPECT_NE(why_not(webp(kLossless + "VP8L\xFF\xFF\xFF\xFF")).find("longer than the file"), std::string::npos);
}

/// A profile of three primaries and one curve, with a maker's words in its name and in what nobody knows.
std::string profile_of(int version) {
  const std::string xyz = "XYZ "s + big(0, 4) + big(0x10000, 4) + big(0x20000, 4) + big(0x30000, 4), curve = "para"s + big(0, 4) + big(0, 2) + big(7, 2) + big(0x23333, 4);
  const std::string words = "text"s + big(0, 4) + std::string(kSecret) + "\0\0\0\0"s;
  const std::pair<std::string, std::string> tags[] = {{"desc", words}, {"rXYZ", xyz}, {"gXYZ", xyz}, {"bXYZ", xyz}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve}, {"prVt", words}};
  std::string table = big(std::size(tags), 4), data;
  for (const auto& [name, element] : tags) {
    table += name + big(128 + 4 + 12 * std::size(tags) + data.size(), 4) + big(element.size(), 4);
    data += element;
  }
  std::string head = big(128 + table.size() + data.size(), 4) + "made" + big(static_cast<std::uint64_t>(version), 1) + big(0, 3) + "mntrRGB XYZ " + big(1, 12) + "acsp" + big(0, 8) + "Cam 0001";
  head.resize(128, '\xB7');
  return head + table + data;
}

TEST(BarePicture, ColourProfilesHaveNothingButNumbers) {
  for (const int version : {2, 4}) {
    const std::string in = profile_of(version), out = bare_profile(in);
    ASSERT_TRUE(tells(in));
    ASSERT_FALSE(out.empty());
    EXPECT_FALSE(tells(out));
    EXPECT_EQ(out.find("Cam 0001"), std::string::npos);
    EXPECT_EQ(out.find('\xB7'), std::string::npos) << "what stands in reserved places is not taken over";
    EXPECT_NE(out.find("XYZ "s + big(0, 4) + big(0x10000, 4) + big(0x20000, 4) + big(0x30000, 4)), std::string::npos);
    EXPECT_EQ(out.substr(0, 4), big(out.size(), 4));
    EXPECT_EQ(bare_profile(out), out);
    for (std::size_t size = 0; size < 128 + 4 + 12 * 7; ++size) EXPECT_EQ(bare_profile(std::string_view(in).substr(0, size)), "") << size;
  }
  EXPECT_EQ(bare_profile(profile_of(3)), "");
  EXPECT_EQ(bare_profile(std::string(kSecret)), "");
}

TEST(BarePicture, ColourProfilesStayWithTheirPicture) {
  const std::string in = profile_of(4), out = bare_profile(in);
  const std::string head = "ICC_PROFILE\0"s;
  EXPECT_EQ(bare(jpeg(segment(0xE2, head + "\x01\x02"s + in.substr(0, 150)) + segment(0xE2, head + "\x02\x02"s + in.substr(150)))), jpeg(segment(0xE2, head + "\x01\x01"s + out)));
  EXPECT_EQ(bare(jpeg(segment(0xE2, head + "\x02\x02"s + in))), jpeg("")) << "its beginning is missing";
  std::string packed(compressBound(in.size()), '\0');
  uLongf size = packed.size();
  ASSERT_EQ(compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(in.data()), in.size()), Z_OK);
  const std::string bare_png = bare(png(chunk("iCCP", std::string(kSecret) + "\0\0"s + packed.substr(0, size))));
  EXPECT_NE(bare_png.find("iCCPnone"), std::string::npos);
  EXPECT_FALSE(tells(bare_png));
  EXPECT_EQ(bare(bare_png), bare_png);
  EXPECT_EQ(bare(webp(extended(0x20) + riff_chunk("ICCP", in) + kLossless)), webp(extended(0x20) + riff_chunk("ICCP", out) + kLossless));
}

TEST(BarePicture, OthersAreNotShown) {
  EXPECT_NE(why_not("II*\0"s + std::string(40, '\0')).find("only JPEG"), std::string::npos);
  EXPECT_NE(why_not("<svg onload=alert(1)>").find("only JPEG"), std::string::npos);
  EXPECT_EQ(bare_picture("it", std::string(kMaxShownBytes + 1, '\0')).error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(can_be_bare("webp"));
  EXPECT_FALSE(can_be_bare("heif"));
}

/// Pictures as encoders write them: what libjpeg, libpng and libwebp see in them is the same before and after.
TEST(BarePicture, DecodersSeeTheSame) {
  const std::pair<MediaType, std::string_view> pictures[] = {
      {MediaType::kJpeg,
       "/9j/4AAQSkZJRgABAQAAAQABAAD/4QBARXhpZgAATU0AKgAAAAgAAgEPAAIAAAARAAAAJgESAAMAAAABAAYAAAAAAAAxMiBJbnZlbnRlZCBMYW5lAAD/2wBDABsSFBcUERsXFhceHBsg"
       "KEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
       "pKSkpKSkpKSkpKSkpKT/wgARCAAMABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAwT/xAAVAQEBAAAAAAAAAAAAAAAAAAAAA//aAAwDAQACEAMQAAABlZni/8QAFhABAQEA"
       "AAAAAAAAAAAAAAAAAQAC/9oACAEBAAEFAjMYggv/xAAVEQEBAAAAAAAAAAAAAAAAAAADAP/aAAgBAwEBPwE0v//EABURAQEAAAAAAAAAAAAAAAAAABEA/9oACAECAQE/AVv/xAAUEAEA"
       "AAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Ah//xAAWEAEBAQAAAAAAAAAAAAAAAAAAARD/2gAIAQEAAT8hxJJP/9oADAMBAAIAAwAAABAL/8QAFREBAQAAAAAAAAAAAAAAAAAAAAH/2gAI"
       "AQMBAT8Qu//EABURAQEAAAAAAAAAAAAAAAAAAAAB/9oACAECAQE/EIv/xAAWEAEBAQAAAAAAAAAAAAAAAAAAUWH/2gAIAQEAAT8QzZIEb//Z"},
      {MediaType::kPng,
       "iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAIAAADkharWAAAAOGVYSWZNTQAqAAAACAACAQ8AAgAAABEAAAAmARIAAwAAAAEABgAAAAAAADEyIEludmVudGVkIExhbmUAAMTYiYUAAABD"
       "SURBVHiclcu5DQAgDASwC//TULD/rHQIAQlBcmsC0H44dACkN4NRWoPV2IJ7OoOXXUMQcCFyhJCu5JBPz1A2mlBXA5D9BPwxty1yAAAAAElFTkSuQmCC"},
      {MediaType::kWebp,
       "UklGRpIAAABXRUJQVlA4WAoAAAAIAAAADwAACwAAVlA4IDQAAACwAQCdASoQAAwABUB8JbACdACyPamAAP7u3qEwEW7yNHTK0m/VaYxB5UFPM78l1q9iaGAARVhJRjgAAABNTQAqAAAA"
       "CAACAQ8AAgAAABEAAAAmARIAAwAAAAEABgAAAAAAADEyIEludmVudGVkIExhbmUAAA=="},
  };
  for (const auto& [type, text] : pictures) {
    const std::string bytes = decode_base64(text).value();
    const auto before = decode_grey(bytes, type), after = decode_grey(bare(bytes), type);
    ASSERT_TRUE(before && after) << name_of(type);
    EXPECT_GT(before->pixels.size(), 0u);
    EXPECT_EQ(before->pixels, after->pixels) << name_of(type);
  }
}

}  // namespace
}  // namespace dateline::formats
