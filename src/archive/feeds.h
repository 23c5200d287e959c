#pragma once
// Feeds that are followed, and the items of them that were taken: the notebook of fetching.
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

struct FollowedFeed {
  std::string url, title, since, by;
  std::string asked_at;             // empty: never
  std::string etag, last_modified;  // of the last answer whose items were all taken; empty: there is none, or it gave none
  std::int64_t items = 0;           // taken
};

/// In the order of their addresses.
Result<std::vector<FollowedFeed>> followed_feeds(const Archive& archive);
/// False: it was followed before.
Result<bool> follow_feed(const Archive& archive, const FollowedFeed& feed);
/// False: it was not followed. Its reports stay, and which items were taken.
Result<bool> unfollow_feed(const Archive& archive, std::string_view url);
/// Keeps title, asked_at, etag and last_modified.
Status note_answer(const Archive& archive, const FollowedFeed& feed);

/// True, too, of what was purged: it is not taken again.
Result<bool> has_taken(const Archive& archive, std::string_view feed, std::string_view item);
Status note_taken(const Archive& archive, std::string_view feed, std::string_view item, std::string_view report, std::string_view at);

}  // namespace dateline::archive
