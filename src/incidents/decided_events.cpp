#include "incidents/decided_events.h"

#include <algorithm>

namespace dateline::incidents {

DecidedEvents::DecidedEvents(const std::vector<EventDecision>& decisions) {
  for (const EventDecision& decision : decisions) {
    if (decision.together) join(decision);
  }
  for (const auto& [event, number] : joined_by_) parts_[root(event)];
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].together) continue;
    for (const EventRef event : decisions[i].a) parts_[root(event)].sides.emplace(i, true);
    for (const EventRef event : decisions[i].b) parts_[root(event)].sides.emplace(i, false);
  }
}

EventRef DecidedEvents::root(EventRef event) const {
  for (auto found = parent_.find(event); found != parent_.end(); found = parent_.find(event)) event = found->second;
  return event;
}

void DecidedEvents::join(const EventDecision& decision) {
  if (decision.a.empty()) return;
  const EventRef first = root(decision.a.front());
  for (const std::vector<EventRef>* side : {&decision.a, &decision.b}) {
    for (const EventRef event : *side) {
      joined_by_.emplace(event, decision.number);
      if (const EventRef other = root(event); other != first) parent_.emplace(other, first);
    }
  }
}

const DecidedEvents::Part* DecidedEvents::part_of(EventRef event) const {
  const auto found = parts_.find(root(event));
  return found == parts_.end() ? nullptr : &found->second;
}

int DecidedEvents::happening_of(EventRef event) const {
  const Part* part = part_of(event);
  return part ? part->happening : -1;
}

std::int64_t DecidedEvents::decision_on(EventRef event) const {
  const auto found = joined_by_.find(event);
  return found == joined_by_.end() ? 0 : found->second;
}

bool DecidedEvents::is_barred(EventRef event, int happening) const {
  const Part* part = part_of(event);
  const auto there = sides_in_.find(happening);
  if (!part || there == sides_in_.end()) return false;
  return std::any_of(part->sides.begin(), part->sides.end(), [&](const Side& side) { return there->second.contains({side.first, !side.second}); });
}

void DecidedEvents::enter(EventRef event, int happening) {
  const auto found = parts_.find(root(event));
  if (found == parts_.end()) return;
  found->second.happening = happening;
  if (!found->second.sides.empty()) sides_in_[happening].insert(found->second.sides.begin(), found->second.sides.end());
}

}  // namespace dateline::incidents
