#pragma once
// DecidedEvents: people's decisions beside the grouping of events. Events that were decided to be one make a part, which enters a happening
// whole: no part gets into a happening with anything that it was decided to be apart from.
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "incidents/group.h"

namespace dateline::incidents {

class DecidedEvents {
 public:
  explicit DecidedEvents(const std::vector<EventDecision>& decisions);

  /// Where others of its part are; -1 where there are none, or none is in a happening yet.
  int happening_of(EventRef event) const;
  /// The decision that made it one with others; 0 if none did.
  std::int64_t decision_on(EventRef event) const;
  /// Something in this happening was decided to be apart from its part.
  bool is_barred(EventRef event, int happening) const;
  void enter(EventRef event, int happening);

 private:
  using Side = std::pair<std::size_t, bool>;  // of which decision, and whether the first
  struct Part {
    std::set<Side> sides;
    int happening = -1;
  };
  EventRef root(EventRef event) const;
  void join(const EventDecision& decision);
  const Part* part_of(EventRef event) const;

  std::map<EventRef, EventRef> parent_;
  std::map<EventRef, std::int64_t> joined_by_;
  std::map<EventRef, Part> parts_;  // by root
  std::map<int, std::set<Side>> sides_in_;  // by happening
};

}  // namespace dateline::incidents
