#pragma once
// The writers behind bare_picture, one a format. Each walks through the parts of a file, never past its end, and gives the picture anew, or an
// Error with the reason alone.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::formats {

struct BareParts {
  std::string bytes;
  std::uint64_t width = 0, height = 0;
};

Result<BareParts> bare_jpeg(std::string_view bytes);
Result<BareParts> bare_png(std::string_view bytes);
Result<BareParts> bare_gif(std::string_view bytes);
Result<BareParts> bare_webp(std::string_view bytes);

/// 1 to 8 as EXIF counts them; 1, which is upright, for a block that says none.
int orientation_of(std::string_view exif);
/// A TIFF block that says the orientation and nothing else; without "Exif\0\0".
std::string exif_of_orientation(int orientation);

/// An ICC profile with nothing but the numbers of its colours; empty for one that is damaged, or of another kind than cameras and screens have.
std::string bare_profile(std::string_view profile);
inline constexpr std::size_t kMaxProfile = 1 << 20;  // bytes of one that is looked at

inline Error odd(std::string_view what) { return {ErrorCode::kBadInput, std::string(what)}; }

}  // namespace dateline::formats
