// Any bytes taken as an image or film give a MediaFile within its limits or an Error, and a print or none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "formats/media.h"
#include "formats/picture_print.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::formats;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto file = read_media("fuzz", bytes);
  if (!file) return 0;
  require(file->says.size() <= kMaxSayings && file->seconds >= 0);
  for (const auto& [name, value] : file->says) {
    require(!value.empty() && dateline::is_valid_utf8(name) && dateline::is_valid_utf8(value));
    require(value.size() <= 3 * kMaxSayingBytes);
  }
  // Decoding large pictures is the libraries' time, not ours; their limit is tested elsewhere.
  if (std::uint64_t{file->width} * file->height > 1'000'000) return 0;
  const auto picture = decode_grey(bytes, file->type);
  if (!picture) return 0;
  require(picture->pixels.size() == picture->width * picture->height);
  picture_print(*picture);
  return 0;
}
