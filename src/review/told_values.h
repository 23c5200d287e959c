#pragma once
// The values that a reading tells of an event, a relation or a claim, as they are compared: names folded, places by role, name and point.
#include <optional>
#include <string>
#include <vector>

#include "model/reading.h"
#include "review/compare.h"

namespace dateline::review {

struct Told {
  std::string value;
  std::optional<double> lat, lon;
};
using Values = std::vector<Told>;

/// Of a layer that events have; values that only other claims tell are left out, all count where `claims` is empty.
Values told_of_event(Layer layer, const Event& event, const Reading& reading, const std::vector<ClaimId>& claims);
/// kRelationEnds or kRelationTime.
Values told_of_relation(Layer layer, const Relation& relation, const Reading& reading);
/// Whom it rests on.
Values roots_of(const Claim& claim, const Reading& reading);

/// Each value of one side stands against one of the other.
Tally compared(const Values& machine, const Values& people);

}  // namespace dateline::review
