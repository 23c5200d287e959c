// Pictures to grey pixels, by libjpeg-turbo, libpng and libwebp, each given a picture's size before it may allocate for it.
#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "formats/big_endian.h"
#include "formats/picture_print.h"

namespace dateline::formats {
namespace {

constexpr int kWanted = 256;  // a side of more pixels than this is decoded at a part of its size where the format can do it

bool small_enough(std::size_t width, std::size_t height) { return width > 0 && height > 0 && width <= kMaxPixels / height; }

const unsigned char* data_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

GreyPicture blank(int width, int height) {
  GreyPicture out{static_cast<std::size_t>(width), static_cast<std::size_t>(height), {}};
  out.pixels.resize(out.width * out.height, 255);
  return out;
}

std::optional<GreyPicture> grey_of_jpeg(std::string_view bytes) {
  const std::unique_ptr<void, int (*)(void*)> decoder(tjInitDecompress(), tjDestroy);
  int width = 0, height = 0, sampling = 0, colours = 0;
  if (!decoder || tjDecompressHeader3(decoder.get(), data_of(bytes), bytes.size(), &width, &height, &sampling, &colours) != 0)
    return std::nullopt;
  if (!small_enough(static_cast<std::size_t>(width), static_cast<std::size_t>(height))) return std::nullopt;
  int part = 1;
  while (part < 8 && std::min(width, height) / (part * 2) >= kWanted) part *= 2;
  const tjscalingfactor scale{1, part};
  GreyPicture out = blank(TJSCALED(width, scale), TJSCALED(height, scale));
  // A scan more or less of a progressive picture costs a pass over all of it: hostile files have thousands.
  const int done = tjDecompress2(decoder.get(), data_of(bytes), bytes.size(), out.pixels.data(), static_cast<int>(out.width), 0,
                                 static_cast<int>(out.height), TJPF_GRAY, TJFLAG_LIMITSCANS);
  // A warning stands for a picture that is cut off: what is there is compared.
  if (done != 0 && tjGetErrorCode(decoder.get()) != TJERR_WARNING) return std::nullopt;
  return out;
}

/// The chunks that the picture needs. libpng allocates what the length of any other one claims, and there is nothing in them to compare.
std::string bare_png(std::string_view bytes) {
  std::string out(bytes.substr(0, 8));
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::uint64_t size = big_endian(bytes, at, 4);
    if (size > bytes.size() - at - 12) break;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IHDR" || type == "PLTE" || type == "tRNS" || type == "IDAT" || type == "IEND") out += bytes.substr(at, size + 12);
    at += size + 12;
  }
  return out;
}

std::optional<GreyPicture> grey_of_png(std::string_view whole) {
  const std::string bytes = bare_png(whole);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) || !small_enough(image.width, image.height))
    return std::nullopt;
  image.format = PNG_FORMAT_GRAY;
  GreyPicture out = blank(static_cast<int>(image.width), static_cast<int>(image.height));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, out.pixels.data(), 0, nullptr)) return std::nullopt;
  return out;
}

std::optional<GreyPicture> grey_of_webp(std::string_view bytes) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config) || WebPGetFeatures(data_of(bytes), bytes.size(), &config.input) != VP8_STATUS_OK) return std::nullopt;
  const int width = config.input.width, height = config.input.height;
  if (config.input.has_animation || width <= 0 || height <= 0 ||
      !small_enough(static_cast<std::size_t>(width), static_cast<std::size_t>(height))) {
    return std::nullopt;
  }
  config.options.use_scaling = std::max(width, height) > kWanted;
  const int side = std::max(width, height);
  config.options.scaled_width = std::max(1, static_cast<int>(static_cast<long>(width) * kWanted / side));
  config.options.scaled_height = std::max(1, static_cast<int>(static_cast<long>(height) * kWanted / side));
  config.output.colorspace = MODE_YUV;
  const std::unique_ptr<WebPDecBuffer, void (*)(WebPDecBuffer*)> freed(&config.output, WebPFreeDecBuffer);
  if (WebPDecode(data_of(bytes), bytes.size(), &config) != VP8_STATUS_OK) return std::nullopt;
  GreyPicture out = blank(config.output.width, config.output.height);
  const WebPYUVABuffer& planes = config.output.u.YUVA;
  for (std::size_t y = 0; y < out.height; ++y) {
    std::copy_n(planes.y + y * static_cast<std::size_t>(planes.y_stride), out.width,
                out.pixels.begin() + static_cast<std::ptrdiff_t>(y * out.width));
  }
  return out;
}

}  // namespace

std::optional<GreyPicture> decode_grey(std::string_view bytes, MediaType type) {
  switch (type) {
    case MediaType::kJpeg:
      return grey_of_jpeg(bytes);
    case MediaType::kPng:
      return grey_of_png(bytes);
    case MediaType::kWebp:
      return grey_of_webp(bytes);
    default:
      return std::nullopt;
  }
}

}  // namespace dateline::formats
