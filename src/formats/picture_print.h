#pragma once
// PicturePrint: 64 bits that stay (nearly) the same when a picture is scaled, compressed again or made a little brighter, and differ
// between pictures, so that an earlier use is found. The DCT hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash
// Functions" (2010), section 3.2.1: grey, 32 x 32 by area, the 8 x 8 lowest frequencies without the constant ones, a bit for each above
// their median. A picture that was cropped, mirrored or turned has another print. A flat picture has none.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/media.h"

namespace dateline::formats {

struct GreyPicture {
  std::size_t width = 0, height = 0;
  std::vector<unsigned char> pixels;  // row by row
};

/// A picture of more pixels is not decoded.
inline constexpr std::size_t kMaxPixels = 64'000'000;
/// Prints at most this far apart are likely of one picture; of unlike pictures they lie around 32 apart.
inline constexpr int kLikelySame = 10;

/// JPEG, PNG and WebP, perhaps scaled down; nothing for other formats, for what is damaged and for what is too large.
std::optional<GreyPicture> decode_grey(std::string_view bytes, MediaType type);

std::optional<std::uint64_t> picture_print(const GreyPicture& picture);

/// Bits in which two prints differ, 0 to 64.
int print_distance(std::uint64_t a, std::uint64_t b);

/// Sixteen hexadecimal digits.
std::string print_text(std::uint64_t print);
std::optional<std::uint64_t> print_of_text(std::string_view text);

}  // namespace dateline::formats
