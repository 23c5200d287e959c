#pragma once
// What a decision on incidents is tied to. For decide.cpp.
#include "archive/decide.h"

namespace dateline::archive {

inline constexpr std::size_t kMostEvidence = 500;  // entities of an actor, events of an incident, that a decision is tied to

/// Fills in the incidents that the decision is about, with their evidence.
Status add_incidents(const Archive& archive, const NewDecision& given, Decision& out);

/// An incident, by any of its ids, with the evidence of all its tellings.
Result<DecidedIncident> evidence_of_incident(const Archive& archive, const std::string& id);

}  // namespace dateline::archive
