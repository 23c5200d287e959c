#include "formats/decompress.h"

#include <brotli/decode.h>
#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

#include "base/assert.h"

namespace dateline::formats {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kOutBlock = std::size_t{128} << 10;
constexpr std::size_t kInBlock = std::size_t{1} << 30;  // zlib counts in 32 bits
constexpr int kMaxZstdWindowLog = 27;                   // 128 MiB, what zstd itself takes without being asked

/// Room for `most` bytes at the end of `out`, shrunk to what was written.
template <class Write>
void append_written(std::string& out, std::size_t most, Write write) {
  const std::size_t before = out.size();
  out.resize(before + std::min(most, kOutBlock));
  const std::size_t written = write(out.data() + before, out.size() - before);
  out.resize(before + written);
}

class ZlibDecoder : public Decoder {
 public:
  explicit ZlibDecoder(int window_bits) {
    const int begun = inflateInit2(&stream_, window_bits);
    DL_ASSERT(begun == Z_OK, "zlib could not begin to decompress");
  }
  ~ZlibDecoder() override { inflateEnd(&stream_); }
  ZlibDecoder(const ZlibDecoder&) = delete;
  ZlibDecoder& operator=(const ZlibDecoder&) = delete;

  Step decode(std::string_view in, std::string& out, std::size_t most) override {
    in = in.substr(0, kInBlock);
    int code = Z_OK;
    append_written(out, most, [&](char* to, std::size_t room) {
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
      stream_.avail_in = static_cast<uInt>(in.size());
      stream_.next_out = reinterpret_cast<Bytef*>(to);
      stream_.avail_out = static_cast<uInt>(room);
      code = inflate(&stream_, Z_NO_FLUSH);
      return room - stream_.avail_out;
    });
    const std::size_t taken = in.size() - stream_.avail_in;
    if (code == Z_STREAM_END) return {taken, State::kEnded};
    // Z_BUF_ERROR: there was nothing to go on with.
    return {taken, code == Z_OK || code == Z_BUF_ERROR ? State::kMore : State::kDamaged};
  }

 private:
  z_stream stream_{};
};

class ZstdDecoder : public Decoder {
 public:
  explicit ZstdDecoder(std::string_view dictionary) : context_(ZSTD_createDCtx()) {
    DL_ASSERT(context_, "zstd could not begin to decompress");
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kMaxZstdWindowLog);
    if (!dictionary.empty()) {
      damaged_ = ZSTD_isError(ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()));
    }
  }

  Step decode(std::string_view in, std::string& out, std::size_t most) override {
    if (damaged_) return {0, State::kDamaged};
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    std::size_t code = 0;
    append_written(out, most, [&](char* to, std::size_t room) {
      ZSTD_outBuffer into{to, room, 0};
      code = ZSTD_decompressStream(context_.get(), &into, &from);
      return into.pos;
    });
    if (ZSTD_isError(code)) return {from.pos, State::kDamaged};
    return {from.pos, code == 0 ? State::kEnded : State::kMore};
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  bool damaged_ = false;
};

class BrotliDecoder : public Decoder {
 public:
  BrotliDecoder() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    DL_ASSERT(state_, "brotli could not begin to decompress");
  }

  Step decode(std::string_view in, std::string& out, std::size_t most) override {
    std::size_t in_left = in.size();
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_ERROR;
    append_written(out, most, [&](char* to, std::size_t room) {
      auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
      auto* next_out = reinterpret_cast<std::uint8_t*>(to);
      std::size_t out_left = room;
      result = BrotliDecoderDecompressStream(state_.get(), &in_left, &next_in, &out_left, &next_out, nullptr);
      return room - out_left;
    });
    const std::size_t taken = in.size() - in_left;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return {taken, State::kEnded};
    return {taken, result == BROTLI_DECODER_RESULT_ERROR ? State::kDamaged : State::kMore};
  }

 private:
  struct Free {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Free> state_;
};

class Lz4Decoder : public Decoder {
 public:
  Lz4Decoder() {
    const auto code = LZ4F_createDecompressionContext(&context_, LZ4F_VERSION);
    DL_ASSERT(!LZ4F_isError(code), "LZ4 could not begin to decompress");
  }
  ~Lz4Decoder() override { LZ4F_freeDecompressionContext(context_); }
  Lz4Decoder(const Lz4Decoder&) = delete;
  Lz4Decoder& operator=(const Lz4Decoder&) = delete;

  Step decode(std::string_view in, std::string& out, std::size_t most) override {
    std::size_t taken = in.size(), code = 0;
    append_written(out, most, [&](char* to, std::size_t room) {
      code = LZ4F_decompress(context_, to, &room, in.data(), &taken, nullptr);
      return room;
    });
    if (LZ4F_isError(code)) return {taken, State::kDamaged};
    return {taken, code == 0 ? State::kEnded : State::kMore};
  }

 private:
  LZ4F_dctx* context_ = nullptr;
};

/// "deflate" over HTTP is zlib by the standard and raw deflate by many servers.
bool begins_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const auto first = static_cast<unsigned char>(bytes[0]), second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0F) == 8 && first >> 4 <= 7 && (first * 256 + second) % 31 == 0;
}

struct MemberEnd {
  std::size_t taken = 0;
  Ending ending = Ending::kWhole;
};

MemberEnd decompress_member(std::string_view bytes, Coding coding, std::size_t limit, std::string& out) {
  const std::unique_ptr<Decoder> decoder = make_decoder(coding);
  std::size_t at = 0;
  for (;;) {
    const std::size_t before = out.size();
    // One byte more than is allowed tells what is too large from what fits.
    const Decoder::Step step = decoder->decode(bytes.substr(at), out, limit + 1 - before);
    at += step.taken;
    if (out.size() > limit) return {at, Ending::kTooLarge};
    if (step.state == Decoder::State::kEnded) return {at, Ending::kWhole};
    if (step.state == Decoder::State::kDamaged) return {at, Ending::kDamaged};
    if (step.taken == 0 && out.size() == before) return {at, Ending::kCutShort};
  }
}

}  // namespace

Coding coding_of(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B"sv)) return Coding::kGzip;
  if (bytes.starts_with("\x28\xB5\x2F\xFD"sv)) return Coding::kZstd;
  if (bytes.starts_with("\x04\x22\x4D\x18"sv)) return Coding::kLz4;
  // A skippable frame, of zstd or of LZ4; web archives in zstd begin with one.
  const bool skippable =
      bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 && bytes.substr(1, 3) == "\x2A\x4D\x18"sv;
  return skippable ? Coding::kZstd : Coding::kPlain;
}

std::unique_ptr<Decoder> make_decoder(Coding coding, std::string_view dictionary) {
  switch (coding) {
    case Coding::kGzip:
      return std::make_unique<ZlibDecoder>(MAX_WBITS + 16);
    case Coding::kZlib:
      return std::make_unique<ZlibDecoder>(MAX_WBITS);
    case Coding::kDeflate:
      return std::make_unique<ZlibDecoder>(-MAX_WBITS);
    case Coding::kZstd:
      return std::make_unique<ZstdDecoder>(dictionary);
    case Coding::kBrotli:
      return std::make_unique<BrotliDecoder>();
    case Coding::kLz4:
      return std::make_unique<Lz4Decoder>();
    case Coding::kPlain:
      break;
  }
  DL_ASSERT(false, "plain bytes were to be decompressed");
  return nullptr;
}

Decompressed decompress(std::string_view bytes, Coding coding, std::size_t limit) {
  if (coding == Coding::kDeflate && begins_zlib(bytes)) coding = Coding::kZlib;
  Decompressed out;
  const bool has_members = coding == Coding::kGzip || coding == Coding::kZstd || coding == Coding::kLz4;
  do {
    const MemberEnd member = decompress_member(bytes, coding, limit, out.bytes);
    out.ending = member.ending;
    bytes.remove_prefix(member.taken);
  } while (out.ending == Ending::kWhole && has_members && coding_of(bytes) == coding);
  if (out.ending == Ending::kTooLarge) out.bytes.resize(limit);
  return out;
}

}  // namespace dateline::formats
