#pragma once
// The words of one element of an XML feed: plain, escaped HTML, XHTML with its tags, or base64, as Atom 1.0 (RFC 4287, 3.1 and 4.1.3) and
// Atom 0.3 (`mode`) mark them. RSS does not mark them: there, words with tags or character references are HTML.
#include <string>
#include <string_view>

#include "formats/feed.h"
#include "formats/xml.h"

namespace dateline::formats {

/// "en-US" of " en_US ".
std::string language_tag(std::string_view written);

/// What xml:base and xml:lang have said so far.
struct FeedPlace {
  std::string base, language;
};

/// The same for what is inside an element.
FeedPlace inside(const XmlNode& element, const FeedPlace& outer);

/// The words of an element; `outer` is the place that it stands in.
FeedText read_feed_text(const XmlNode& element, const FeedPlace& outer);

/// Whether words that are not marked are HTML.
bool looks_like_markup(std::string_view words);

/// What a feed says of itself is copied into each of its items: no more than a title's and a few names' length of it is kept.
std::string capped(std::string words);
void cap_authors(std::vector<std::string>& authors);

}  // namespace dateline::formats
