#pragma once
// Taking compressed bytes apart: gzip (RFC 1952), zlib (RFC 1950), deflate (RFC 1951), zstd (RFC 8878), brotli (RFC 7932) and LZ4 frames.
// Damaged bytes give what was found before the damage. A decoder holds no more than its window: 128 MiB at the most.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::formats {

enum class Coding { kPlain, kGzip, kZlib, kDeflate, kZstd, kBrotli, kLz4 };

/// By the first bytes; zlib, deflate and brotli cannot be told and are kPlain.
Coding coding_of(std::string_view bytes);

/// The decoder of one coding. One member (gzip) or frame (zstd, LZ4) is decoded by one decoder; what follows needs another.
class Decoder {
 public:
  enum class State { kMore, kEnded, kDamaged };
  struct Step {
    std::size_t taken = 0;  // bytes of the input that are used up
    State state = State::kMore;
  };

  virtual ~Decoder() = default;
  /// Appends at most `most` bytes (> 0) to `out`. A step that neither takes nor gives a byte needs more input.
  virtual Step decode(std::string_view in, std::string& out, std::size_t most) = 0;
};

/// `dictionary` is zstd's, or empty. Not for kPlain.
std::unique_ptr<Decoder> make_decoder(Coding coding, std::string_view dictionary = {});

enum class Ending { kWhole, kCutShort, kDamaged, kTooLarge };

struct Decompressed {
  std::string bytes;
  Ending ending = Ending::kWhole;
};

/// All members behind each other, up to `limit` bytes; zeros and other bytes behind a whole member do not count.
Decompressed decompress(std::string_view bytes, Coding coding, std::size_t limit);

}  // namespace dateline::formats
