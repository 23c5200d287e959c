#include "formats/picture_print.h"

#include <gtest/gtest.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <algorithm>
#include <cmath>

namespace dateline::formats {
namespace {

/// An invented scene, the same at any size: a sky, hills of its own waves, a few round things.
GreyPicture scene(unsigned seed, std::size_t width, std::size_t height, double brightness = 0) {
  GreyPicture out{width, height, std::vector<unsigned char>(width * height)};
  const double s = seed;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const double u = (static_cast<double>(x) + 0.5) / static_cast<double>(width), v = (static_cast<double>(y) + 0.5) / static_cast<double>(height);
      double grey = 180 - 80 * v;
      if (v > 0.5 + 0.2 * std::sin(u * (3 + std::fmod(s * 1.7, 5)) + s)) grey = 60 + 60 * u;
      for (int i = 0; i < 5; ++i) {
        const double cx = 0.5 + 0.45 * std::sin(s * 2.3 + i * 1.9), cy = 0.5 + 0.45 * std::cos(s * 3.1 + i * 2.7), r = 0.08 + 0.02 * i;
        if ((u - cx) * (u - cx) + (v - cy) * (v - cy) < r * r) grey = 40.0 * i + 20;
      }
      out.pixels[y * width + x] = static_cast<unsigned char>(std::clamp(grey + brightness, 0.0, 255.0));
    }
  }
  return out;
}

std::string jpeg(const GreyPicture& picture, int quality, int flags = 0) {
  tjhandle encoder = tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  EXPECT_EQ(tjCompress2(encoder, picture.pixels.data(), static_cast<int>(picture.width), 0, static_cast<int>(picture.height), TJPF_GRAY, &bytes, &size,
                        TJSAMP_GRAY, quality, flags), 0);
  std::string out(reinterpret_cast<char*>(bytes), size);
  tjFree(bytes);
  tjDestroy(encoder);
  return out;
}

std::string png(const GreyPicture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, picture.pixels.data(), 0, nullptr);
  std::string out(size, '\0');
  EXPECT_TRUE(png_image_write_to_memory(&image, out.data(), &size, 0, picture.pixels.data(), 0, nullptr));
  out.resize(size);
  return out;
}

std::string webp(const GreyPicture& picture) {
  std::vector<std::uint8_t> colours;
  for (const unsigned char grey : picture.pixels) colours.insert(colours.end(), 3, grey);
  std::uint8_t* bytes = nullptr;
  const std::size_t size = WebPEncodeRGB(colours.data(), static_cast<int>(picture.width), static_cast<int>(picture.height), static_cast<int>(picture.width) * 3, 60, &bytes);
  std::string out(reinterpret_cast<char*>(bytes), size);
  WebPFree(bytes);
  return out;
}

/// A PNG whose head says another size, with the checksum that belongs to it.
std::string with_size(std::string bytes, std::uint32_t width, std::uint32_t height) {
  for (int i = 0; i < 4; ++i) {
    bytes[16 + static_cast<std::size_t>(i)] = static_cast<char>(width >> (24 - 8 * i));
    bytes[20 + static_cast<std::size_t>(i)] = static_cast<char>(height >> (24 - 8 * i));
  }
  std::uint32_t sum = ~0u;
  for (std::size_t at = 12; at < 29; ++at) {
    sum ^= static_cast<unsigned char>(bytes[at]);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0u);
  }
  for (int i = 0; i < 4; ++i) bytes[29 + static_cast<std::size_t>(i)] = static_cast<char>(~sum >> (24 - 8 * i));
  return bytes;
}

std::uint64_t print_of(const GreyPicture& picture) { return picture_print(picture).value(); }
std::uint64_t print_of(const std::string& bytes) { return picture_print(decode_grey(bytes, *media_type(bytes)).value()).value(); }

TEST(PicturePrint, StaysWithOnePicture) {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    const std::uint64_t print = print_of(scene(seed, 640, 480));
    EXPECT_LE(print_distance(print, print_of(scene(seed, 161, 120))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(scene(seed, 1024, 768))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(scene(seed, 640, 480, 12))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(jpeg(scene(seed, 640, 480), 25))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(jpeg(scene(seed, 1280, 960), 60, TJFLAG_PROGRESSIVE))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(png(scene(seed, 320, 240)))), 4) << seed;
    EXPECT_LE(print_distance(print, print_of(webp(scene(seed, 800, 600)))), 6) << seed;
  }
}

TEST(PicturePrint, DiffersBetweenPictures) {
  std::vector<std::uint64_t> prints;
  for (unsigned seed = 1; seed <= 20; ++seed) prints.push_back(print_of(scene(seed, 320, 240)));
  for (std::size_t a = 0; a < prints.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) EXPECT_GT(print_distance(prints[a], prints[b]), kLikelySame) << a << " " << b;
  }
}

TEST(PicturePrint, FlatPicturesHaveNone) {
  GreyPicture flat{64, 64, std::vector<unsigned char>(64 * 64, 128)};
  EXPECT_EQ(picture_print(flat), std::nullopt);
  EXPECT_EQ(picture_print({}), std::nullopt);
}

TEST(PicturePrint, SmallPictures) {
  EXPECT_TRUE(picture_print(GreyPicture{2, 2, {0, 255, 255, 0}}).has_value());
  EXPECT_EQ(picture_print(GreyPicture{1, 1, {7}}), std::nullopt);
}

TEST(PicturePrint, DamagedAndLargePicturesAreNotDecoded) {
  const std::string whole = jpeg(scene(1, 640, 480), 80);
  // Cut in the middle: what is there is compared, and nothing crashes.
  for (std::size_t size = 0; size < whole.size(); size += 97) decode_grey(whole.substr(0, size), MediaType::kJpeg);
  EXPECT_NE(decode_grey(with_size(png(scene(1, 16, 16)), 16, 8), MediaType::kPng), std::nullopt);
  EXPECT_EQ(decode_grey(with_size(png(scene(1, 16, 16)), 100'000, 100'000), MediaType::kPng), std::nullopt);
  EXPECT_EQ(decode_grey("GIF89a", MediaType::kGif), std::nullopt);
  // A text that claims to be a gigabyte long, behind the head: the picture is damaged, and no gigabyte is asked for.
  EXPECT_EQ(decode_grey(png(scene(1, 16, 16)).insert(33, std::string("\x40\0\0\0tEXt", 8)), MediaType::kPng), std::nullopt);
}

TEST(PicturePrint, Text) {
  EXPECT_EQ(print_text(0xABCull), "0000000000000abc");
  EXPECT_EQ(print_of_text("0000000000000abc"), 0xABCull);
  EXPECT_EQ(print_of_text("abc"), std::nullopt);
  EXPECT_EQ(print_of_text("000000000000zabc"), std::nullopt);
  EXPECT_EQ(print_distance(0, ~0ull), 64);
}

}  // namespace
}  // namespace dateline::formats
