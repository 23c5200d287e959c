#pragma once
// RSS: matches as a channel (RSS 2.0), an item each, for readers that know no Atom. Guids are the ids of the Atom feed.
#include <string>
#include <vector>

#include "archive/watches.h"

namespace dateline::watch {

std::string rss_feed(const std::vector<archive::MatchRow>& matches, const std::string& watch, const std::string& seed, const std::string& looked_at);
/// "Wed, 01 Jun 2022 00:00:00 +0000" of "2022-06-01T00:00:00Z" (RFC 822 with a year of four digits); empty for what is no time.
std::string rss_time(const std::string& utc);

}  // namespace dateline::watch
