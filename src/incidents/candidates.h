#pragma once
// Candidates: finding the happenings that an event could belong to, without comparing it with all. A happening is entered under weeks and
// countries, under names of its places and of its participants, and under its reports.
#include <string>
#include <unordered_map>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

class Candidates {
 public:
  /// `family` keeps unlike kinds apart.
  void enter(int happening, const std::string& family, const EventFact& event, int report);
  /// Each once, ascending; those that the event's own report tells, and those of `others`, whatever their place and time.
  std::vector<int> find(const std::string& family, const EventFact& event, int report, const std::vector<int>& others) const;

 private:
  std::unordered_map<std::string, std::vector<int>> lists_;
};

}  // namespace dateline::incidents
