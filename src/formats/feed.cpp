#include "formats/feed.h"

#include <array>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/feed_json.h"
#include "formats/feed_xml.h"
#include "formats/xml.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxFeedBytes = std::size_t{32} << 20;
constexpr std::size_t kLookAt = 4096;

/// The name of the first element, in lower case, without prefix; what is before it does not count.
std::string first_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view here = text.substr(at);
    if (here.starts_with("<!--")) {
      const std::size_t end = here.find("-->");
      if (end == std::string_view::npos) return {};
      at += end;
      continue;
    }
    if (here.size() < 2 || here[1] == '?' || here[1] == '!') continue;
    std::string name = to_lower(here.substr(1, here.find_first_of(" \t\r\n/>", 1) - 1));
    if (const std::size_t colon = name.find(':'); colon != std::string::npos) name.erase(0, colon + 1);
    return name;
  }
  return {};
}

Error no_feed(const std::string& name, const std::string& what) {
  return {ErrorCode::kBadInput, name + ": is no feed: " + what + "; give the address or file of an RSS, Atom or JSON feed"};
}

}  // namespace

bool looks_like_feed(std::string_view head) {
  const std::string text = decode_xml(head.substr(0, kLookAt), "").text;
  const std::string_view words = trim(text);
  if (words.starts_with('{')) return words.find("jsonfeed.org/version/") != std::string_view::npos;
  if (!words.starts_with('<')) return false;
  const std::string name = first_element(words);
  if (name == "rdf")
    return words.find("purl.org/rss/") != std::string_view::npos || words.find("netscape.com/rdf/simple") != std::string_view::npos;
  return name == "rss" || name == "feed" || name == "channel";
}

Result<Feed> read_feed(std::string_view bytes, std::string_view http_content_type, std::string_view url, const std::string& name) {
  if (bytes.size() > kMaxFeedBytes) {
    return Error{ErrorCode::kTooLarge,
                 name + ": larger than a feed may be (" + std::to_string(kMaxFeedBytes >> 20) + " MiB); cut it into several"};
  }
  XmlText decoded = decode_xml(bytes, http_content_type);
  const std::string_view words = trim(decoded.text);
  if (words.empty()) return no_feed(name, "it is empty");
  std::optional<Feed> feed;
  std::string found;
  if (words.starts_with('{')) {
    feed = feed_of_json(words, url);
    found = "JSON without the version of a JSON Feed";
  } else if (const auto document = read_xml(decoded.text)) {
    feed = feed_of_xml(*document, url);
    found = "it begins with <" + mend_utf8(document->root.name.substr(0, 40)) + ">";
  } else {
    found = "there is no XML in it";
  }
  if (!feed) return no_feed(name, found);
  if (!decoded.note.empty()) feed->repairs.insert(feed->repairs.begin(), decoded.note);
  return std::move(*feed);
}

}  // namespace dateline::formats
