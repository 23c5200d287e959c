#pragma once
// BarePicture: a picture for the eye alone. Its pixels stay as they are, byte for byte; what stands beside them and may tell where or by whom it
// was made, or hold another picture, is left out: EXIF, XMP, IPTC, thumbnails, comments, texts, times, what a colour profile is called, and all that lies behind its end.
// Only parts that are known to hold pixels or numbers for showing them go through, so that what a format gets tomorrow does not. Of EXIF the
// orientation alone comes back, in a block of its own. Bytes that are not as the format says give an Error, never a part of a picture.
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::formats {

/// A larger file, or one of more pixels (kMaxPixels), is not shown.
inline constexpr std::size_t kMaxShownBytes = 32 << 20;

struct BarePicture {
  std::string bytes;
  std::string_view media_type;  // "image/jpeg"
};

/// Whether pictures of this type (a name of MediaType) can be made bare: JPEG, PNG, GIF, WebP.
bool can_be_bare(std::string_view type);

/// The media type of such a picture by its first bytes; empty for other bytes.
std::string_view shown_type(std::string_view bytes);

/// kBadInput and kTooLarge say why it is not shown; `name` stands in front.
Result<BarePicture> bare_picture(const std::string& name, std::string_view bytes);

}  // namespace dateline::formats
