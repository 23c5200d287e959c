#include "fetch/pace.h"

#include <algorithm>

namespace dateline::fetch {
namespace {

constexpr int kMostDoublings = 12;

}  // namespace

TimePoint Pace::ready(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() ? TimePoint{} : found->second.ready;
}

void Pace::answered(const std::string& host, TimePoint now, std::chrono::milliseconds gap) { hosts_[host] = {now + gap, 0}; }

void Pace::refused(const std::string& host, TimePoint now, std::optional<std::chrono::seconds> retry_after) {
  Host& known = hosts_[host];
  known.refusals = std::min(known.refusals + 1, kMostDoublings);
  const std::chrono::seconds grown(1 << known.refusals);
  known.ready = now + std::max(grown, retry_after.value_or(std::chrono::seconds(0)));
}

}  // namespace dateline::fetch
