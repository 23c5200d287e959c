#pragma once
// One item of an XML feed from its element; a channel's own title, link and authors are told the same way.
#include <string>
#include <string_view>

#include "formats/feed.h"
#include "formats/feed_text.h"
#include "formats/xml.h"

namespace dateline::formats {

/// `own` is the namespace of the feed's first element; `place` what xml:base and xml:lang say inside the element.
FeedItem read_feed_item(const XmlNode& element, std::string_view own, const FeedPlace& place);

/// "Jane Doe" of "jane@paper.example (Jane Doe)" and "Jane Doe <jane@paper.example>"; empty for an address alone.
std::string name_of_person(std::string_view written);

}  // namespace dateline::formats
