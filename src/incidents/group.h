#pragma once
// Grouping: which events of which reports are one happening. Events are taken in the order in which they became known, each joining the
// happening that fits it best or beginning one of its own, so that a later report never tears an earlier happening apart.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "incidents/copies.h"
#include "incidents/facts.h"

namespace dateline::incidents {

struct EventRef {
  int report = 0;
  int event = 0;
  auto operator<=>(const EventRef&) const = default;
};
using Group = std::vector<EventRef>;  // in the order in which they became known

/// What a person decided on two sets of events: that all are of one happening, or that none of `a` is of one happening with any of `b`.
struct EventDecision {
  std::int64_t number = 0;
  bool together = true;
  std::vector<EventRef> a, b;
};

/// Told as planned, asked for, threatened or supposed, not as something that has come about (or is denied).
bool is_plan(EventStatus status);

/// Places in `reports` by time of publication (facts.h), then by place.
std::vector<int> by_publication(const std::vector<ReportFacts>& reports);

/// Why each telling joined the happening of others; nothing for the first.
using Reasons = std::map<EventRef, std::vector<std::string>>;

/// Groups reports in memory (happenings.h does it wherever they are kept), in the order of publication; an event's report is its place among
/// them. No two of `decisions` may exclude each other.
std::vector<Group> group_events(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies,
                                const std::vector<EventDecision>& decisions = {}, Reasons* reasons = nullptr);

}  // namespace dateline::incidents
