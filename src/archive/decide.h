#pragma once
// Making a decision on actors or incidents of an archive: finds whom or what it is about, gathers the evidence that it will be tied to,
// appends it, and groups anew.
#include <string>
#include <vector>

#include "archive/decisions.h"

namespace dateline::archive {

struct NewDecision {
  DecisionKind kind = DecisionKind::kMerge;
  std::string a, b;  // actors by name or id; of a split `b` may be a report: what that report tells of `a` is somebody else.
                     // of confirm and reject: the actor, and the entry as base:id
  std::int64_t undoes = 0;
  std::string by, why, at;
  std::vector<std::string> on = {};  // incidents by any of their ids; of kSplitOff one, and the reports and keys of claims that are split off it
  std::optional<DecisionOn> undoes_on = {};  // of kUndo: on what the decision must have been; nothing: on anything
};

/// The decision as it stands in the archive, with its number. kUsage or kNotFound where it is about nothing, or says what is so already.
Result<Decision> decide(Archive& archive, const NewDecision& decision);

/// Where reports tell of an actor, by its id of today: its first words in each, the earliest first; at most so many as a decision is tied to.
Result<std::vector<EvidencePiece>> told_of_actor(const Database& database, const std::string& id);

}  // namespace dateline::archive
