// Any bytes with any label decode to valid UTF-8. The first line of the input is the label.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "formats/charset.h"
#include "ingest/language.h"
#include "ingest/written_date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  const std::string_view label = line == std::string_view::npos ? std::string_view() : bytes.substr(0, line);
  const std::string_view rest = line == std::string_view::npos ? bytes : bytes.substr(line + 1);
  const auto decoded = dateline::formats::decode_bytes(rest, label);
  if (!dateline::is_valid_utf8(decoded.text)) std::abort();
  dateline::formats::declared_charset(bytes);
  dateline::ingest::detect_language(decoded.text);
  dateline::ingest::iso_date(decoded.text);
  dateline::ingest::date_in_words(decoded.text, "en");
  dateline::ingest::date_in_url(decoded.text);
  return 0;
}
