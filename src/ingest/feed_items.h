#pragma once
// Feed input: each item becomes a raw report of its own. Its bytes are a small page that holds the item's content (or, where the feed
// carries none, its summary: the report is then a "teaser") with the language, base address and time of change that the feed tells, so that
// the article can be made again from them. An item without words is an Error in its place.
#include <string>
#include <string_view>
#include <vector>

#include "formats/feed.h"
#include "ingest/ingest.h"

namespace dateline::ingest {

/// `name` is what to call the item in messages; `given.published` counts where the item has no date.
Result<RawReport> raw_report_of(const formats::Feed& feed, const formats::FeedItem& item, const std::string& name, const Given& given);

/// `given.url` is where the feed lies.
std::vector<RawEntry> split_feed(const std::string& name, std::string_view bytes, const Given& given);

}  // namespace dateline::ingest
