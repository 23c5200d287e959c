#include "formats/warc_writer.h"

#include <openssl/rand.h>
#include <zlib.h>

#include "base/assert.h"
#include "base/sha256.h"

namespace dateline::formats {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, in a gzip wrapping
constexpr char kDigits[] = "0123456789abcdef";

std::string gzip_member(std::string_view bytes) {
  z_stream stream{};
  const int begun = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
  DL_ASSERT(begun == Z_OK, "zlib could not begin to compress");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  DL_ASSERT(ended == Z_STREAM_END, "deflateBound() was no bound");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// A field's value stands on one line, and an address holds no blank.
std::string field_value(std::string_view value, bool is_address) {
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_blank = byte <= 0x20 || byte == 0x7F;
    if (!is_blank || (byte == 0x20 && !is_address)) {
      out += c;
    } else if (is_address) {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += ' ';
    }
  }
  return out;
}

/// One record: fields in their order, then the block.
class RecordText {
 public:
  RecordText(std::string_view type, std::string_view id, std::string_view at) {
    field("WARC-Type", type);
    field("WARC-Record-ID", id);
    field("WARC-Date", at);
  }
  void field(std::string_view name, std::string_view value, bool is_address = false) {
    if (!value.empty()) text_.append(name).append(": ").append(field_value(value, is_address)).append("\r\n");
  }
  std::string finish(std::string_view content_type, std::string_view block) {
    field("WARC-Block-Digest", "sha256:" + sha256_hex(block));
    field("Content-Type", content_type);
    field("Content-Length", std::to_string(block.size()));
    return gzip_member(text_.append("\r\n").append(block).append("\r\n\r\n"));
  }

 private:
  std::string text_ = "WARC/1.1\r\n";
};

std::string info_line(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : std::string(name) + ": " + field_value(value, false) + "\r\n";
}

std::string request_record(const Capture& capture, std::string_view target, std::string_view response_id, std::string_view request) {
  RecordText record("request", new_record_id(), capture.at);
  record.field("WARC-Target-URI", target, true);
  record.field("WARC-Concurrent-To", response_id);
  return record.finish("application/http;msgtype=request", request);
}

/// By what way the address was reached; nothing where it was asked for directly.
std::string redirects_record(const Capture& capture, std::string_view target, std::string_view response_id) {
  if (capture.redirects.empty() && (capture.requested.empty() || capture.requested == target)) return {};
  RecordText record("metadata", new_record_id(), capture.at);
  record.field("WARC-Target-URI", target, true);
  record.field("WARC-Concurrent-To", response_id);
  std::string fields = info_line("via", capture.requested);
  for (const std::string& address : capture.redirects) {
    if (address != capture.requested) fields += info_line("via", address);
  }
  return record.finish("application/warc-fields", fields);
}

}  // namespace

std::string new_record_id() {
  unsigned char bytes[16];
  const int done = RAND_bytes(bytes, sizeof bytes);
  DL_ASSERT(done == 1, "there are no random numbers");
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);  // version 4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 4122
  std::string out = "<urn:uuid:";
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += {kDigits[bytes[i] >> 4], kDigits[bytes[i] & 15]};
  }
  return out + ">";
}

std::string warcinfo_record(std::string_view software, std::string_view operator_name, std::string_view at) {
  RecordText record("warcinfo", new_record_id(), at);
  const std::string fields = info_line("software", software) + info_line("operator", operator_name) +
                             "format: WARC File Format 1.1\r\n"
                             "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";
  return record.finish("application/warc-fields", fields);
}

std::string exchange_records(const Capture& capture, std::string_view record_id, std::string_view request, std::string_view response_head,
                             std::string_view body) {
  const std::string& target = capture.final.empty() ? capture.requested : capture.final;
  RecordText record("response", record_id, capture.at);
  record.field("WARC-Target-URI", target, true);
  record.field("WARC-Payload-Digest", "sha256:" + sha256_hex(body));
  std::string block(response_head);
  if (!block.ends_with("\r\n\r\n") && !block.ends_with("\n\n")) block += block.ends_with("\r\n") ? "\r\n" : "\r\n\r\n";
  std::string out = record.finish("application/http;msgtype=response", block.append(body));
  if (!request.empty()) out += request_record(capture, target, record_id, request);
  return out + redirects_record(capture, target, record_id);
}

}  // namespace dateline::formats
