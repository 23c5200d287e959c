// Any bytes taken as a web archive, given in blocks of any size, give records and Errors that say something, and come to an end; so do the
// bodies of stored answers, in every coding.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/decompress.h"
#include "formats/http_message.h"
#include "formats/warc.h"
#include "formats/warc_digest.h"
#include "ingest/web_archive.h"

namespace {

using namespace dateline;

constexpr std::size_t kLimit = 4096;

formats::ByteSource in_blocks(std::string bytes, std::size_t size) {
  return [bytes = std::move(bytes), at = std::size_t{0}, size](std::string& out) mutable -> Result<bool> {
    const std::string block = bytes.substr(at, size);
    at += block.size();
    out += block;
    return !block.empty();
  };
}

void read_records(const std::string& bytes, std::size_t block) {
  formats::WarcReader reader(in_blocks(bytes, block), "fuzz", kLimit);
  while (const auto record = reader.next()) {
    if (!*record) {
      if (record->error().message.empty()) std::abort();
      continue;
    }
    if ((*record)->block.size() > 4 * kLimit + 1) std::abort();
    formats::wrong_digests(**record);
  }
}

void read_pages(const std::string& bytes) {
  ingest::WebArchive archive(in_blocks(bytes, 4096), "fuzz", {});
  while (const auto entry = archive.next()) {
    if (!entry->report && entry->report.error().message.empty()) std::abort();
  }
  ingest::WebArchive again(in_blocks(bytes, 4096), "fuzz", {});
  while (const auto media = again.next_media([](const std::string& address) { return address.size() % 2 == 0; })) {
    if (media->input.size() % 2 != 0) std::abort();
  }
}

void read_answer(const std::string& bytes) {
  const auto http = formats::read_http_head(bytes);
  if (!http) return;
  const std::string_view body = std::string_view(bytes).substr(http->body_start);
  const auto decoded = formats::decode_http_body(http->fields, body, kLimit);
  if (decoded && decoded->bytes.size() > kLimit) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t block = size == 0 ? 1 : 1 + data[size - 1];
  read_records(bytes, block);
  read_pages(bytes);
  read_answer(bytes);
  using formats::Coding;
  for (const Coding coding : {Coding::kGzip, Coding::kZlib, Coding::kDeflate, Coding::kZstd, Coding::kBrotli, Coding::kLz4}) {
    if (formats::decompress(bytes, coding, kLimit).bytes.size() > kLimit) std::abort();
  }
  return 0;
}
