#pragma once
// Decisions on the same entities that cannot all be followed: the later one counts, and the earlier one for what is left of it. For
// tie_decisions.cpp.
#include <string>
#include <vector>

#include "incidents/actor_decisions.h"

namespace dateline::archive {

/// What became of a decision because of a later one.
struct Overruled {
  std::int64_t number = 0;  // of the earlier one
  std::int64_t by = 0;
  bool whole = true;        // false: it still counts for some of its entities
};

/// Leaves what counts, in the order of the numbers; what a merge still joins can be more than one part. Afterwards no split's sides are
/// joined by merges, not through others either.
std::vector<Overruled> overrule(std::vector<incidents::ActorDecision>& decisions);

/// An entry stays with the body of an actor that was split later, and a decision takes its own entities from earlier ones on the same entry.
std::vector<Overruled> overrule(const std::vector<incidents::ActorDecision>& actors, std::vector<incidents::LinkDecision>& decisions);

}  // namespace dateline::archive
