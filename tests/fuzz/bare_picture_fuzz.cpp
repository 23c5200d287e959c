// Any bytes give a picture that is made bare once for all and holds nothing of what was left out, or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/bare_picture.h"
#include "formats/media.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::formats;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto bare = bare_picture("fuzz", bytes);
  if (!bare) return 0;
  require(shown_type(bare->bytes) == bare->media_type);
  require(bare->bytes.size() <= bytes.size() + 1024);
  const auto again = bare_picture("fuzz", bare->bytes);
  require(again && again->bytes == bare->bytes);
  // What another reader finds in it is the orientation at most.
  const auto media = read_media("fuzz", bare->bytes);
  if (!media) return 0;
  for (const auto& [name, value] : media->says) require(name == "Orientation");
  return 0;
}
