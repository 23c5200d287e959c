#pragma once
// Feed: the items of an RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0 or JSON Feed document. Ill-formed ones are read as far as they go, and `repairs`
// says what was odd. No bytes crash it; time and memory are bounded.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::formats {

/// Words of a feed, either plain or as HTML. UTF-8.
struct FeedText {
  std::string value;
  bool is_html = false;
  std::string base;      // the address that its links are relative to (xml:base, else where the feed lies)
  std::string language;  // as the feed writes it ("en-gb"); empty if not told
  bool empty() const { return value.empty(); }
};

struct FeedItem {
  std::string id;   // guid, atom:id
  std::string url;  // the page about it, made whole; empty if none is given
  std::string via;  // where it was taken from, if the feed tells ("via", <source url>)
  FeedText title;
  FeedText summary;  // what introduces the report
  FeedText content;  // the report itself, where the feed carries it
  std::vector<std::string> authors;
  std::string published, modified;  // ISO 8601, to the second where told
  std::string language;             // of its words (content, else summary, else title), else of the feed
  std::vector<std::string> categories;
  std::string base;  // of its words, the same way
  struct Enclosure {
    std::string url, type;
  };
  std::vector<Enclosure> enclosures;
};

struct Feed {
  std::string kind;  // "rss 2.0", "atom 1.0", "json feed 1.1"
  std::string title;
  std::string url;  // the site
  std::string language;
  std::vector<FeedItem> items;
  std::vector<std::string> repairs;  // "undeclared prefix 'media'", "cut off behind item 3"
};

/// Whether the first bytes look like a feed.
bool looks_like_feed(std::string_view head);

/// `http_content_type`: the header's value where the bytes were fetched, else empty. `url`: where the feed lies, for relative links.
/// `name` begins the message of an Error: what is no feed at all.
Result<Feed> read_feed(std::string_view bytes, std::string_view http_content_type, std::string_view url, const std::string& name);

/// Words without tags, character references read, blanks folded: of a title.
std::string plain_words(const FeedText& text);

}  // namespace dateline::formats
