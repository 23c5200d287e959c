#include "attribution/coverage.h"

#include <algorithm>

namespace dateline::attribution {

void Coverage::finish() {
  std::stable_sort(ranges_.begin(), ranges_.end(), [](const Entry& a, const Entry& b) { return a.range.first < b.range.first; });
  TokenIndex furthest = 0;
  for (Entry& entry : ranges_) entry.furthest = furthest = std::max(furthest, entry.range.last);
}

std::vector<int> Coverage::at(TokenIndex token) const {
  std::vector<const Entry*> found;
  auto it = std::partition_point(ranges_.begin(), ranges_.end(), [&](const Entry& e) { return e.range.first <= token; });
  while (it != ranges_.begin() && (it - 1)->furthest > token) {
    --it;
    if (it->range.last > token) found.push_back(&*it);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Entry* a, const Entry* b) { return a->range.last - a->range.first < b->range.last - b->range.first; });
  std::vector<int> out;
  for (const Entry* entry : found) {
    if (std::find(out.begin(), out.end(), entry->item) == out.end()) out.push_back(entry->item);
  }
  return out;
}

}  // namespace dateline::attribution
