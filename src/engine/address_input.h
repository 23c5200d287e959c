#pragma once
// AddressInput: what lies at a web address, as raw reports: a page is one; of a feed each item is one, from the page that it leads to, or
// from the item's own words where that page cannot be had or shows less than the item (a wall, a teaser).
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "engine/fetch_session.h"
#include "formats/feed.h"
#include "ingest/ingest.h"

namespace dateline::engine {

/// What is known of a followed feed from before.
struct FeedMemory {
  std::string etag, last_modified;
  std::function<bool(const std::string& item)> has_seen;  // empty: it is not followed, and need not be a feed
};

class AddressInput {
 public:
  AddressInput(FetchSession& session, std::string address, ingest::Given given, FeedMemory memory = {});

  /// Nothing at the end, and when the run is to stop. Fetches as it goes.
  std::optional<ingest::RawEntry> next();

  bool is_feed() const { return feed_.has_value(); }
  bool is_unchanged() const { return unchanged_; }
  bool is_done() const { return done_; }  // all was looked at: not stopped, not failed at the address itself
  /// Of the feed's answer, for the next time.
  const std::string& etag() const { return etag_; }
  const std::string& last_modified() const { return last_modified_; }
  std::string title() const { return feed_ ? feed_->title : std::string(); }
  /// The key of the item that the entry of this name was made from; empty for none.
  std::string item_of(const std::string& entry_name) const;

 private:
  void begin();
  void take_feed(fetch::Exchange exchange);
  std::optional<ingest::RawEntry> next_item();
  ingest::RawEntry entry_of(const formats::FeedItem& item, std::size_t number);

  FetchSession& session_;
  std::string address_;
  ingest::Given given_;
  FeedMemory memory_;
  bool begun_ = false, unchanged_ = false, done_ = false;
  std::deque<ingest::RawEntry> entries_;  // of a page
  std::optional<formats::Feed> feed_;
  Capture feed_capture_;
  bool feed_is_near_ = false;
  std::size_t next_item_ = 0;
  std::string etag_, last_modified_;
  std::map<std::string, std::string> items_;  // by the entry's name
};

/// What tells an item from the others of its feed: its id, else its address, else its title.
std::string key_of(const formats::FeedItem& item);

}  // namespace dateline::engine
