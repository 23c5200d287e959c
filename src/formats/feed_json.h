#pragma once
// JSON Feed, versions 1.0 and 1.1 (jsonfeed.org).
#include <optional>
#include <string_view>

#include "formats/feed.h"

namespace dateline::formats {

/// Nothing for what is no JSON Feed.
std::optional<Feed> feed_of_json(std::string_view text, std::string_view url);

}  // namespace dateline::formats
