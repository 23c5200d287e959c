#include "formats/http_message.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/decompress.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxFields = 1000;
constexpr std::size_t kMaxCodings = 3;  // one on top of the other

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// The line that begins at `at`, without its end; `at` moves behind it.
std::string_view take_line(std::string_view bytes, std::size_t& at) {
  const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
  std::string_view line = bytes.substr(at, end - at);
  at = std::min(end + 1, bytes.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view stripped(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view() : text.substr(first, last + 1 - first);
}

/// The codings that a field names, in the order in which they were applied.
std::vector<std::string> codings_of(const std::vector<HeaderField>& fields, std::string_view name) {
  std::vector<std::string> out;
  for (const HeaderField& field : fields) {
    if (!same_name(field.name, name)) continue;
    for (const std::string_view coding : split(field.value, ',')) out.push_back(lower(stripped(coding)));
  }
  return out;
}

std::optional<Coding> coding_named(std::string_view name) {
  if (name == "gzip" || name == "x-gzip") return Coding::kGzip;
  if (name == "deflate") return Coding::kDeflate;
  if (name == "br") return Coding::kBrotli;
  if (name == "zstd") return Coding::kZstd;
  return std::nullopt;
}

/// The size that a chunk's first line tells; nothing for a line that tells none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = stripped(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || fault != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return size;
}

bool takes_line_end(std::string_view body, std::size_t& at) {
  const std::string_view next = body.substr(at);
  const std::size_t size = next.starts_with("\r\n") ? 2 : next.starts_with('\n') ? 1 : 0;
  at += size;
  return size > 0 || next.empty();
}

Error larger_than(std::size_t limit) {
  return {ErrorCode::kTooLarge, "the page is larger than a report may be (" + std::to_string(limit >> 20) + " MiB)"};
}

bool looks_like_words(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  return std::none_of(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
  });
}

/// Takes one coding off. Bytes that are not so coded stay as they are: many tools decode them and keep the field.
Status take_off(std::string_view name, std::size_t limit, HttpBody& body) {
  const std::optional<Coding> coding = coding_named(name);
  if (!coding) return {};
  Decompressed plain = decompress(body.bytes, *coding, limit);
  if (plain.ending == Ending::kTooLarge) return larger_than(limit);
  // Deflate and brotli have no mark: words may pass for the beginning of them.
  if (plain.ending != Ending::kWhole && (plain.bytes.empty() || looks_like_words(body.bytes))) return {};
  body.is_cut = body.is_cut || plain.ending != Ending::kWhole;
  body.bytes = std::move(plain.bytes);
  return {};
}

}  // namespace

std::string field_text(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (const char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

std::vector<HeaderField> read_fields(std::string_view bytes, std::size_t& at) {
  std::vector<HeaderField> out;
  while (at < bytes.size()) {
    const std::string_view line = take_line(bytes, at);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {  // goes on with the field before it
      if (!out.empty()) out.back().value.append(" ").append(field_text(stripped(line)));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || out.size() == kMaxFields) continue;
    out.push_back({field_text(stripped(line.substr(0, colon))), field_text(stripped(line.substr(colon + 1)))});
  }
  return out;
}

std::optional<HttpHead> read_http_head(std::string_view message) {
  HttpHead head;
  const std::string_view line = take_line(message, head.body_start);
  if (!line.starts_with("HTTP/") && !line.starts_with("HTTP ") && !line.starts_with("ICY ")) return std::nullopt;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view code = stripped(line.substr(blank)).substr(0, 3);
  if (std::from_chars(code.data(), code.data() + code.size(), head.status).ec != std::errc()) return std::nullopt;
  head.fields = read_fields(message, head.body_start);
  return head;
}

std::string_view field_of(const std::vector<HeaderField>& fields, std::string_view name) {
  for (const HeaderField& field : fields) {
    if (same_name(field.name, name)) return field.value;
  }
  return {};
}

ContentType content_type_of(std::string_view value) {
  ContentType out;
  bool first = true;
  for (const std::string_view part : split(value, ';')) {
    if (std::exchange(first, false)) {
      out.type = lower(stripped(part));
      continue;
    }
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || !same_name(stripped(part.substr(0, equals)), "charset") || !out.charset.empty()) continue;
    std::string_view charset = stripped(part.substr(equals + 1));
    if (charset.starts_with('"') || charset.starts_with('\'')) charset.remove_prefix(1);
    out.charset = lower(charset.substr(0, charset.find_first_of("\"'")));
  }
  return out;
}

std::optional<Dechunked> dechunk(std::string_view body) {
  Dechunked out;
  for (std::size_t at = 0; at < body.size();) {
    const bool first = at == 0;
    const std::optional<std::uint64_t> size = chunk_size(take_line(body, at));
    if (!size && first) return std::nullopt;
    if (!size) return out;
    if (*size == 0) {
      out.is_whole = true;
      return out;
    }
    const bool is_cut = *size > body.size() - at;
    const std::string_view chunk = body.substr(at, static_cast<std::size_t>(std::min<std::uint64_t>(*size, body.size() - at)));
    at += chunk.size();
    // A first line that looks like a size, by chance, has no chunk of that size behind it.
    if (!is_cut && !takes_line_end(body, at)) {
      if (first) return std::nullopt;
      out.bytes.append(chunk);
      return out;
    }
    out.bytes.append(chunk);
  }
  return out;
}

Result<HttpBody> decode_http_body(const std::vector<HeaderField>& fields, std::string_view body, std::size_t limit) {
  HttpBody out;
  std::vector<std::string> codings = codings_of(fields, "content-encoding");
  std::optional<Dechunked> chunks;
  for (const std::string& coding : codings_of(fields, "transfer-encoding")) {
    if (coding == "chunked") {
      chunks = dechunk(body);
    } else {
      codings.push_back(coding);
    }
  }
  if (chunks) {
    out.bytes = std::move(chunks->bytes);
    out.is_cut = !chunks->is_whole;
  } else {
    out.bytes = body;
  }
  if (codings.size() > kMaxCodings) codings.erase(codings.begin(), codings.end() - kMaxCodings);
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    if (Status done = take_off(*coding, limit, out); !done) return done.error();
  }
  if (out.bytes.size() > limit) return larger_than(limit);
  return out;
}

}  // namespace dateline::formats
