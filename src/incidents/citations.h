#pragma once
// Citations: which earlier reports here a report can have drawn on when it names their outlet as its source ("the agency reported").
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

/// A report can have drawn on what was published so long before it, or on its day.
inline constexpr auto kCitedWithin = std::chrono::days(10);

/// Those of the outlets that a name can mean.
std::vector<std::string> outlets_of(std::string_view name, const std::vector<std::string>& outlets);

class Citations {
 public:
  explicit Citations(const std::vector<ReportFacts>& reports);
  /// Reports of the outlets that this one names, published within kCitedWithin.
  const std::vector<int>& cited_by(int report) const { return cited_[static_cast<std::size_t>(report)]; }
  bool cites(int report, int other) const;

 private:
  std::vector<std::vector<int>> cited_;
};

}  // namespace dateline::incidents
