#include "archive/feeds.h"

#include "archive/purge.h"
#include "archive/sqlite.h"

namespace dateline::archive {

Result<std::vector<FollowedFeed>> followed_feeds(const Archive& archive) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT url, title, since, by, asked_at, etag, last_modified, "
                                                     "(SELECT count(*) FROM feed_items i WHERE i.feed = f.url) FROM feeds f ORDER BY url"));
  std::vector<FollowedFeed> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.integer(7)});
  }
}

Result<bool> follow_feed(const Archive& archive, const FollowedFeed& feed) {
  DL_ASSIGN(const std::int64_t known, archive.database().number("SELECT count(*) FROM feeds WHERE url = ?", feed.url));
  if (known) return false;
  DL_TRY(archive.database().run("INSERT INTO feeds (url, title, since, by, asked_at, etag, last_modified) VALUES (?, '', ?, ?, '', '', '')",
                                feed.url, feed.since, feed.by));
  return true;
}

Result<bool> unfollow_feed(const Archive& archive, std::string_view url) {
  DL_ASSIGN(const std::int64_t known, archive.database().number("SELECT count(*) FROM feeds WHERE url = ?", url));
  DL_TRY(archive.database().run("DELETE FROM feeds WHERE url = ?", url));
  return known != 0;
}

Status note_answer(const Archive& archive, const FollowedFeed& feed) {
  return archive.database().run("UPDATE feeds SET title = ?, asked_at = ?, etag = ?, last_modified = ? WHERE url = ?", feed.title,
                                feed.asked_at, feed.etag, feed.last_modified, feed.url);
}

Result<bool> has_taken(const Archive& archive, std::string_view feed, std::string_view item) {
  DL_ASSIGN(const auto purged, purged_at(archive.database(), item));
  if (purged) return true;
  DL_ASSIGN(const std::int64_t known, archive.database().number("SELECT count(*) FROM feed_items WHERE feed = ? AND item = ?", feed, item));
  return known != 0;
}

Status note_taken(const Archive& archive, std::string_view feed, std::string_view item, std::string_view report, std::string_view at) {
  return archive.database().run("INSERT OR IGNORE INTO feed_items (feed, item, report, seen_at) VALUES (?, ?, ?, ?)", feed, item, report,
                                at);
}

}  // namespace dateline::archive
