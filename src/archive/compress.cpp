#include "archive/compress.h"

#include <zstd.h>

namespace dateline::archive {

namespace {
constexpr int kLevel = 6;  // readings shrink about tenfold; higher levels cost more time than reading the report does
}

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  DL_ASSERT(!ZSTD_isError(size), "compression into a buffer of the size that zstd asks for failed");
  out.resize(size);
  return out;
}

Result<std::string> decompress(std::string_view frame, std::size_t limit) {
  const Error damaged{ErrorCode::kArchiveDamaged, "a stored content cannot be unpacked"};
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit) return damaged;
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) || got != out.size()) return damaged;
  return out;
}

}  // namespace dateline::archive
