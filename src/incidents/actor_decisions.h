#pragma once
// What people decided on actors, tied to the entities of reports: it comes before all that reports tell.
#include <cstdint>
#include <string>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

struct ActorRef {
  int report = 0;
  int actor = 0;  // in the report's facts
  auto operator<=>(const ActorRef&) const = default;
};

/// What a person decided on two sets of entities: that they are one, or are not.
struct ActorDecision {
  std::int64_t number = 0;
  bool together = true;
  std::vector<ActorRef> a, b;
  bool of_one = false;  // of two kept apart: `b` was taken off `a`, and what the decision does not name stays with `a`
};

/// What a person decided on an entry of a base or list that an actor may be.
struct LinkDecision {
  std::int64_t number = 0;
  bool confirmed = true;
  std::vector<ActorRef> actor;
  std::string kb, id;
  std::string by, when, why;
};

}  // namespace dateline::incidents
