// Any bytes are a feed or refused; what was read of one is valid UTF-8. The first line of the input is the Content-Type.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "formats/feed.h"
#include "formats/feed_date.h"

namespace {

void must_be_valid(const std::string& text) {
  if (!dateline::is_valid_utf8(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string_view rest = bytes.substr(std::min(line + 1, size));
  dateline::formats::looks_like_feed(rest);
  dateline::formats::feed_date(bytes.substr(0, line));
  const auto feed = dateline::formats::read_feed(rest, bytes.substr(0, line), "https://paper.example/feed", "fuzz");
  if (!feed) return 0;
  must_be_valid(feed->title);
  for (const std::string& repair : feed->repairs) must_be_valid(repair);
  for (const auto& item : feed->items) {
    for (const auto* text : {&item.title, &item.summary, &item.content}) {
      must_be_valid(text->value);
      must_be_valid(plain_words(*text));
    }
    for (const auto* text : {&item.id, &item.url, &item.via, &item.published, &item.base, &item.language}) must_be_valid(*text);
    for (const std::string& author : item.authors) must_be_valid(author);
  }
  return 0;
}
