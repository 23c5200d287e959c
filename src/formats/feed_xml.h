#pragma once
// RSS, Atom and CDF (Microsoft's Channel Definition Format) from a document's tree.
#include <optional>
#include <string_view>

#include "formats/feed.h"
#include "formats/xml.h"

namespace dateline::formats {

/// Nothing if the document is of no such kind. `url`: where it lies.
std::optional<Feed> feed_of_xml(const XmlDocument& document, std::string_view url);

}  // namespace dateline::formats
