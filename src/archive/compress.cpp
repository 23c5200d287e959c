#include "archive/compress.h"

#include <zstd.h>

#include <memory>

#include "base/data_file.h"

namespace dateline::archive {

namespace {

constexpr int kLevel = 6;       // readings shrink about tenfold; higher levels cost more time than reading the report does
constexpr int kQuickLevel = 3;
constexpr std::string_view kFrameStart("\x28\xB5\x2F\xFD", 4);

struct FreeZstd {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

Error damaged() { return {ErrorCode::kArchiveDamaged, "a stored content cannot be unpacked"}; }

std::string compress_at(std::string_view bytes, int level) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
  DL_ASSERT(!ZSTD_isError(size), "compression into a buffer of the size that zstd asks for failed");
  out.resize(size);
  return out;
}

std::string_view incident_dictionary() { return data_file("archive/packing/incident.dict"); }

/// Digested once; never freed, since a thread may still unpack when the program ends.
const ZSTD_CDict* packing() {
  static const ZSTD_CDict* const kDigested = ZSTD_createCDict(incident_dictionary().data(), incident_dictionary().size(), kLevel);
  return kDigested;
}
const ZSTD_DDict* unpacking() {
  static const ZSTD_DDict* const kDigested = ZSTD_createDDict(incident_dictionary().data(), incident_dictionary().size());
  return kDigested;
}

}  // namespace

std::string compress(std::string_view bytes) { return compress_at(bytes, kLevel); }

Result<std::string> decompress(std::string_view frame, std::size_t limit) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit) return damaged();
  // A frame behind it that unpacks to nothing would be told by nothing else.
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) return damaged();
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::unique_ptr<ZSTD_DCtx, FreeZstd> context(ZSTD_createDCtx());
  const bool shared = ZSTD_getDictID_fromFrame(frame.data(), frame.size()) != 0;
  const std::size_t got = shared ? ZSTD_decompress_usingDDict(context.get(), out.data(), out.size(), frame.data(), frame.size(), unpacking())
                                 : ZSTD_decompressDCtx(context.get(), out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) || got != out.size()) return damaged();
  return out;
}

std::string pack(std::string_view bytes) { return compress_at(bytes, kQuickLevel); }

std::string pack_incident(std::string_view json) {
  std::string out(ZSTD_compressBound(json.size()), '\0');
  const std::unique_ptr<ZSTD_CCtx, FreeZstd> context(ZSTD_createCCtx());
  const std::size_t size = ZSTD_compress_usingCDict(context.get(), out.data(), out.size(), json.data(), json.size(), packing());
  DL_ASSERT(!ZSTD_isError(size), "compression into a buffer of the size that zstd asks for failed");
  out.resize(size);
  return out;
}

Result<std::string> unpack(std::string_view kept) {
  if (!kept.starts_with(kFrameStart)) return std::string(kept);
  return decompress(kept, kMaxStoredBytes);
}

}  // namespace dateline::archive
