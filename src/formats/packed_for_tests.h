#pragma once
// Compressed bytes and byte sources, for tests only.
#include <gtest/gtest.h>
#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace dateline::formats {

/// `window_bits` as zlib has it: 31 gzip, 15 zlib, -15 raw deflate.
inline std::string deflated(std::string_view bytes, int window_bits = 31) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd_frame(std::string_view bytes, std::string_view dictionary = {}) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(), dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  return out;
}

inline std::string lz4_frame(std::string_view bytes) {
  std::string out(LZ4F_compressFrameBound(bytes.size(), nullptr), '\0');
  out.resize(LZ4F_compressFrame(out.data(), out.size(), bytes.data(), bytes.size(), nullptr));
  return out;
}

inline ByteSource source_of(std::string bytes, std::size_t block = 1000) {
  return [bytes = std::move(bytes), at = std::size_t{0}, block](std::string& out) mutable -> Result<bool> {
    const std::string next = bytes.substr(at, block);
    at += next.size();
    out += next;
    return !next.empty();
  };
}

}  // namespace dateline::formats
