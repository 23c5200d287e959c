#pragma once
// Citations: which earlier reports here a report can have drawn on when it names their outlet as its source ("the agency reported").
#include <map>
#include <string>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

class Citations {
 public:
  explicit Citations(const std::vector<ReportFacts>& reports);
  /// Reports of the outlets that this one names, published in the ten days before it or on its day.
  const std::vector<int>& cited_by(int report) const { return cited_[static_cast<std::size_t>(report)]; }
  bool cites(int report, int other) const;

 private:
  std::vector<std::vector<int>> cited_;
};

}  // namespace dateline::incidents
