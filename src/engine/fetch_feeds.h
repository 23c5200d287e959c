#pragma once
// Fetching the feeds that an archive follows: what is new in each becomes reports. A run that was stopped goes on where it was: an item
// that was taken is not fetched again, and a feed counts as unchanged only after all of its items were taken.
#include <atomic>

#include "engine/add.h"
#include "engine/fetch_session.h"

namespace dateline::engine {

struct FetchTotals : AddTotals {
  std::size_t feeds = 0;
  std::size_t unchanged = 0;  // feeds
};

/// `options.captured_at` is the time of the run. An Error is the archive's; what the network does wrong goes to the listener.
Result<FetchTotals> fetch_feeds(archive::Archive& archive, const Reader& reader, FetchSession& session, const AddOptions& options,
                                const AddListener& listener, const std::atomic<bool>& stop);

}  // namespace dateline::engine
