#include "engine/fetch_feeds.h"

#include "archive/feeds.h"
#include "base/try.h"
#include "engine/address_input.h"

namespace dateline::engine {
namespace {

void add_up(FetchTotals& sum, const AddTotals& more) {
  sum.added += more.added;
  sum.versions += more.versions;
  sum.unread += more.unread;
  sum.known += more.known;
  sum.failed += more.failed;
  sum.interrupted = sum.interrupted || more.interrupted;
}

/// Keeps the first thing that goes wrong in the archive.
struct Fault {
  std::optional<Error> error;
  template <class T>
  T value_of(Result<T> result, T otherwise) {
    if (result) return std::move(result).value();
    if (!error) error = result.error();
    return otherwise;
  }
  void see(const Status& status) {
    if (!status && !error) error = status.error();
  }
};

FeedMemory memory_of(const archive::Archive& archive, const archive::FollowedFeed& feed, Fault& fault) {
  return {feed.etag, feed.last_modified, [&archive, &fault, url = feed.url](const std::string& item) {
            return fault.value_of(archive::has_taken(archive, url, item), true);
          }};
}

Result<AddTotals> fetch_feed(archive::Archive& archive, const Reader& reader, AddressInput& input, const archive::FollowedFeed& feed,
                             const AddOptions& options, const AddListener& listener, const std::atomic<bool>& stop, Fault& fault) {
  AddOptions of_feed = options;
  of_feed.open_address = [&](const std::string&) { return [&] { return input.next(); }; };
  AddListener noting = listener;
  noting.stored = [&](const std::string& name, const std::string& report) {
    const std::string item = input.item_of(name);
    if (!item.empty()) fault.see(archive::note_taken(archive, feed.url, item, report, options.captured_at));
  };
  DL_ASSIGN(const AddTotals totals, add_reports(archive, reader, {feed.url}, of_feed, noting, stop));
  if (fault.error) return *fault.error;
  return totals;
}

}  // namespace

Result<FetchTotals> fetch_feeds(archive::Archive& archive, const Reader& reader, FetchSession& session, const AddOptions& options,
                                const AddListener& listener, const std::atomic<bool>& stop) {
  FetchTotals sum;
  DL_ASSIGN(const std::vector<archive::FollowedFeed> feeds, archive::followed_feeds(archive));
  for (archive::FollowedFeed feed : feeds) {
    if (stop) break;
    Fault fault;
    AddressInput input(session, feed.url, options.given, memory_of(archive, feed, fault));
    DL_ASSIGN(const AddTotals totals, fetch_feed(archive, reader, input, feed, options, listener, stop, fault));
    add_up(sum, totals);
    ++sum.feeds;
    sum.unchanged += input.is_unchanged();
    feed.asked_at = options.captured_at;
    const bool has_all = input.is_done() && totals.failed == 0;
    if (!input.is_unchanged()) {
      feed.etag = has_all ? input.etag() : "";
      feed.last_modified = has_all ? input.last_modified() : "";
    }
    if (!input.title().empty()) feed.title = input.title();
    DL_TRY(archive::note_answer(archive, feed));
  }
  sum.interrupted = sum.interrupted || stop;
  return sum;
}

}  // namespace dateline::engine
