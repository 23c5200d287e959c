#include "formats/warc_digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <optional>

#include "base/assert.h"
#include "formats/http_message.h"

namespace dateline::formats {
namespace {

const EVP_MD* algorithm_named(std::string_view name) {
  if (name == "sha1" || name == "sha-1") return EVP_sha1();
  if (name == "sha256" || name == "sha-256") return EVP_sha256();
  if (name == "sha512" || name == "sha-512") return EVP_sha512();
  return name == "md5" ? EVP_md5() : nullptr;
}

std::string digest_of(std::string_view bytes, const EVP_MD* algorithm) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest, &length, algorithm, nullptr);
  DL_ASSERT(done == 1, "a digest is not available");
  return {digest, digest + length};
}

/// RFC 4648, without padding.
std::string base32(std::string_view bytes) {
  std::string out;
  unsigned int held = 0, bits = 0;
  for (const char c : bytes) {
    held = (held << 8 | static_cast<unsigned char>(c)) & 0xFFFFu;
    for (bits += 8; bits >= 5; bits -= 5) out += "abcdefghijklmnopqrstuvwxyz234567"[(held >> (bits - 5)) & 31u];
  }
  if (bits > 0) out += "abcdefghijklmnopqrstuvwxyz234567"[(held << (5 - bits)) & 31u];
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

/// A digest as a record tells it: "sha1:BASE32".
struct Told {
  const EVP_MD* algorithm = nullptr;
  std::string value;
};

std::optional<Told> told_digest(std::string_view field) {
  std::string text(field);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  Told told{algorithm_named(std::string_view(text).substr(0, colon)), text.substr(colon + 1)};
  told.value.erase(std::min(told.value.find('='), told.value.size()));
  if (told.algorithm == nullptr) return std::nullopt;
  return told;
}

bool agrees(const Told& told, std::string_view bytes) {
  const std::string digest = digest_of(bytes, told.algorithm);
  return told.value == base32(digest) || told.value == hexadecimal(digest);
}

/// The payload of a stored response is its body; tools differ in whether chunks are put together before the digest is taken.
bool agrees_with_payload(const Told& told, std::string_view block) {
  const std::optional<HttpHead> http = read_http_head(block);
  if (!http) return agrees(told, block);
  const std::string_view body = block.substr(http->body_start);
  if (agrees(told, body)) return true;
  const std::optional<Dechunked> chunks = dechunk(body);
  return chunks && agrees(told, chunks->bytes);
}

}  // namespace

std::vector<std::string> wrong_digests(const WarcRecord& record) {
  std::vector<std::string> out;
  if (record.is_cut || record.is_skipped) return out;
  const auto block = told_digest(field_of(record.head.fields, "WARC-Block-Digest"));
  if (block && !agrees(*block, record.block)) out.push_back("its block digest is wrong");
  // A revisit tells the digest of what it refers to, a segment that of the whole; what tools tell of requests differs.
  const std::string& type = record.head.type;
  const bool is_segment = !field_of(record.head.fields, "WARC-Segment-Number").empty();
  if (is_segment || (type != "response" && type != "resource" && type != "conversion")) return out;
  const auto payload = told_digest(field_of(record.head.fields, "WARC-Payload-Digest"));
  if (payload && !agrees_with_payload(*payload, record.block)) out.push_back("its payload digest is wrong");
  return out;
}

}  // namespace dateline::formats
