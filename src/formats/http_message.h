#pragma once
// A stored HTTP/1.x response (RFC 9112), as web archives keep it: status line, header fields, body. Tolerant of what servers and archiving
// tools get wrong: a body that does not bear out what its fields say of it is taken as it stands.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/capture.h"

namespace dateline::formats {

struct HttpHead {
  int status = 0;
  std::vector<HeaderField> fields;
  std::size_t body_start = 0;  // in the bytes that it was read from
};

/// Nothing where the bytes do not begin with a status line.
std::optional<HttpHead> read_http_head(std::string_view message);

/// Text of a head as UTF-8: as it is, else taken for ISO 8859-1.
std::string field_text(std::string_view bytes);

/// Header fields line by line up to an empty line, as UTF-8; `at` moves behind it. Folded lines are joined, lines without a name are passed
/// over. Also the fields of a WARC record.
std::vector<HeaderField> read_fields(std::string_view bytes, std::size_t& at);

/// The value of the first field of this name, in whatever case; empty if there is none.
std::string_view field_of(const std::vector<HeaderField>& fields, std::string_view name);

/// A Content-Type's parts in lower case: "text/html", "utf-8".
struct ContentType {
  std::string type, charset;
};
ContentType content_type_of(std::string_view value);

/// The chunks of a chunked body put together (RFC 9112, 7.1). Nothing where it is not chunked, whatever its fields say.
struct Dechunked {
  std::string bytes;
  bool is_whole = false;
};
std::optional<Dechunked> dechunk(std::string_view body);

struct HttpBody {
  std::string bytes;
  bool is_cut = false;  // its last chunk is missing, or its coding ends too early or is damaged
};

/// The body without its transfer and content codings. An Error, without a name before it: larger than `limit` when it is decoded.
Result<HttpBody> decode_http_body(const std::vector<HeaderField>& fields, std::string_view body, std::size_t limit);

}  // namespace dateline::formats
